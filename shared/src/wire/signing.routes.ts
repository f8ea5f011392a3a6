import { commandAnswerSchema } from './http.ts';
import { byId, type RouteMap } from './route.ts';
import { signatureSchema } from './signature.ts';
import { signingKeysSchema, verificationSchema } from './signing.ts';

export const SIGNING_ROUTES = {
  'POST /api/sessions/:id/signature': {
    who: 'chart-session',
    params: byId,
    body: signatureSchema,
    status: 200,
    answer: commandAnswerSchema,
  },
  'GET /api/sessions/:id/verification': {
    who: 'read-sessions',
    params: byId,
    status: 200,
    answer: verificationSchema,
  },
  'GET /api/signing-keys': { who: 'read-sessions', status: 200, answer: signingKeysSchema },
  'POST /api/signing-keys': {
    who: 'manage-clinic',
    status: 201,
    answer: signingKeysSchema.shape.keys.element,
  },
} as const satisfies RouteMap;
