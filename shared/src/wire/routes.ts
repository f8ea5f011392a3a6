/** What the HTTP API takes and answers, route by route: the server's routes and the pages' requests are made from it. */
import type { z } from 'zod';
import { ALARMS_ROUTES } from './alarms.routes.ts';
import { AUDIT_ROUTES } from './audit.routes.ts';
import { IDENTITY_ROUTES } from './identity.routes.ts';
import { PATIENTS_ROUTES } from './patients.routes.ts';
import { PLACES_ROUTES } from './places.routes.ts';
import { PROTOCOLS_ROUTES } from './protocols.routes.ts';
import { REVIEW_ROUTES } from './review.routes.ts';
import { SESSIONS_ROUTES } from './sessions.routes.ts';
import { SIGNING_ROUTES } from './signing.routes.ts';

/** By method and path. */
export const ROUTES = {
  ...IDENTITY_ROUTES,
  ...PLACES_ROUTES,
  ...PATIENTS_ROUTES,
  ...PROTOCOLS_ROUTES,
  ...SESSIONS_ROUTES,
  ...ALARMS_ROUTES,
  ...REVIEW_ROUTES,
  ...SIGNING_ROUTES,
  ...AUDIT_ROUTES,
};

export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;
/** What comes back from a route. */
export type Answer<N extends RouteName> = z.output<Routes[N]['answer']>;
