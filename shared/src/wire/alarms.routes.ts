import { alarmHistoryQuerySchema, alarmHistorySchema } from './delivery.ts';
import type { RouteMap } from './route.ts';

export const ALARMS_ROUTES = {
  'GET /api/alarms': {
    who: 'read-sessions',
    query: alarmHistoryQuerySchema,
    status: 200,
    answer: alarmHistorySchema,
  },
} as const satisfies RouteMap;
