import { z } from 'zod';
import { commandSchema } from '../moves/commands.ts';
import { MAX_LOG_SEQ } from '../text/bounded.ts';
import {
  commandAnswerSchema,
  readingsAnswerSchema,
  readingsQuerySchema,
  sessionDetailSchema,
  sessionEventsSchema,
} from './http.ts';
import { byId, type RouteMap } from './route.ts';
import { secondPersonSchema } from './second-person.ts';
import {
  sessionCountsSchema,
  sessionFilterSchema,
  sessionListQuerySchema,
  sessionListSchema,
  sessionProvidersSchema,
} from './session-list.ts';

export const SESSIONS_ROUTES = {
  'POST /api/sessions/:id/second-person': {
    who: 'chart-session',
    params: byId,
    body: secondPersonSchema,
    status: 200,
    answer: commandAnswerSchema,
  },
  'POST /api/sessions/:id/commands': {
    who: 'chart-session',
    params: byId,
    body: commandSchema,
    status: 200,
    answer: commandAnswerSchema,
  },
  'GET /api/sessions': {
    who: 'read-sessions',
    query: sessionListQuerySchema,
    status: 200,
    answer: sessionListSchema,
  },
  'GET /api/sessions/counts': {
    who: 'read-sessions',
    query: sessionFilterSchema,
    status: 200,
    answer: sessionCountsSchema,
  },
  'GET /api/sessions/providers': {
    who: 'read-sessions',
    status: 200,
    answer: sessionProvidersSchema,
  },
  'GET /api/sessions/:id': {
    who: 'read-sessions',
    params: byId,
    status: 200,
    answer: sessionDetailSchema,
  },
  'GET /api/sessions/:id/events': {
    who: 'read-sessions',
    params: byId,
    query: z.object({ after: z.coerce.number().int().min(0).max(MAX_LOG_SEQ).optional() }),
    status: 200,
    answer: sessionEventsSchema,
  },
  'GET /api/sessions/:id/readings': {
    who: 'read-sessions',
    params: byId,
    query: readingsQuerySchema,
    status: 200,
    answer: readingsAnswerSchema,
  },
} as const satisfies RouteMap;
