import { auditListSchema, auditQuerySchema } from './audit.ts';
import type { RouteMap } from './route.ts';

export const AUDIT_ROUTES = {
  'GET /api/audit': {
    who: 'read-audit',
    query: auditQuerySchema,
    status: 200,
    answer: auditListSchema,
  },
} as const satisfies RouteMap;
