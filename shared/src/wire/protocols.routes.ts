import { z } from 'zod';
import { protocolCommandSchema } from '../protocols/versions/history.ts';
import { protocolDetailSchema, protocolListSchema } from './protocols.ts';
import { rehearsalSchema, startRehearsalSchema } from './rehearsals.ts';
import { byId, type RouteMap } from './route.ts';

export const PROTOCOLS_ROUTES = {
  'GET /api/protocols': { who: 'watch-station', status: 200, answer: protocolListSchema },
  'GET /api/protocols/in-force': {
    who: 'watch-station',
    status: 200,
    answer: protocolDetailSchema,
  },
  'GET /api/protocols/:reference': {
    who: 'watch-station',
    params: z.object({ reference: z.string() }),
    status: 200,
    answer: protocolDetailSchema,
  },
  'POST /api/protocols/commands': {
    who: 'edit-protocol',
    body: protocolCommandSchema,
    status: 200,
    answer: protocolDetailSchema,
  },
  'POST /api/protocols/rehearsals': {
    who: 'edit-protocol',
    body: startRehearsalSchema,
    status: 200,
    answer: rehearsalSchema,
  },
  'GET /api/protocols/rehearsals/:id': {
    who: 'edit-protocol',
    params: byId,
    status: 200,
    answer: rehearsalSchema,
  },
  'DELETE /api/protocols/rehearsals/:id': {
    who: 'edit-protocol',
    params: byId,
    status: 200,
    answer: rehearsalSchema,
  },
} as const satisfies RouteMap;
