import type { Capability } from '@chairside/shared/people/roles';

/** Who may ask: anybody; whoever is signed in, even with a password that was given to them; or whose role may do this. */
export type Policy = 'anybody' | 'signed-in' | Capability;

/** Every route under `/api`. A route that is not here is not served: the server does not start. */
const POLICIES: Readonly<Record<string, Policy>> = {
  'GET /api/setup': 'anybody',
  'POST /api/first-administrator': 'anybody',
  'POST /api/administrator-code': 'anybody',
  'POST /api/sign-in': 'anybody',
  'POST /api/sign-out': 'anybody',
  'GET /api/openapi.json': 'anybody',
  'GET /api/me': 'signed-in',
  'POST /api/password': 'signed-in',

  'GET /api/users': 'manage-clinic',
  'POST /api/users': 'manage-clinic',
  'POST /api/users/:id/password': 'manage-clinic',
  'POST /api/users/:id/deactivate': 'manage-clinic',
  'POST /api/users/:id/reactivate': 'manage-clinic',
  'GET /api/chairs': 'watch-station',
  'POST /api/chairs': 'manage-clinic',
  'GET /api/channels': 'watch-station',
  'PUT /api/channels/:id/chair': 'bind-monitor',
  'POST /api/devices': 'manage-clinic',
  'POST /api/devices/:id/token': 'manage-clinic',
  'DELETE /api/devices/:id/token': 'manage-clinic',
  'PUT /api/devices/:id/sending': 'manage-clinic',
  'GET /api/signing-keys': 'read-sessions',
  'POST /api/signing-keys': 'manage-clinic',
  'GET /api/audit': 'read-audit',

  'GET /api/protocols': 'watch-station',
  'GET /api/protocols/in-force': 'watch-station',
  'GET /api/protocols/:reference': 'watch-station',
  'POST /api/protocols/commands': 'edit-protocol',
  'POST /api/protocols/rehearsals': 'edit-protocol',
  'GET /api/protocols/rehearsals/:id': 'edit-protocol',
  'DELETE /api/protocols/rehearsals/:id': 'edit-protocol',

  'GET /api/patients': 'read-patients',
  'POST /api/patients': 'edit-patients',
  'GET /api/patients/:id': 'read-patients',
  'PUT /api/patients/:id': 'edit-patients',
  'GET /api/patients/:id/versions': 'read-patients',
  'POST /api/patients/:id/weights': 'edit-patients',
  'POST /api/patients/:id/follow-ups': 'edit-patients',
  'POST /api/patients/:id/courses': 'edit-patients',
  'PUT /api/patients/:id/courses/:courseId': 'edit-patients',
  'GET /api/patients/:id/courses/:courseId/versions': 'read-patients',
  'GET /api/patients/:id/review': 'read-sessions',
  'GET /api/schedule-templates': 'read-patients',
  'GET /api/schedule-templates/versions': 'read-patients',
  'PUT /api/schedule-templates': 'edit-schedule-templates',

  'GET /api/alarms': 'read-sessions',
  'GET /api/clinic/review': 'read-sessions',
  'GET /api/courses/:id/review': 'read-sessions',
  'GET /api/sessions': 'read-sessions',
  'GET /api/sessions/counts': 'read-sessions',
  'GET /api/sessions/providers': 'read-sessions',
  'GET /api/sessions/:id': 'read-sessions',
  'GET /api/sessions/:id/events': 'read-sessions',
  'GET /api/sessions/:id/readings': 'read-sessions',
  'GET /api/sessions/:id/review': 'read-sessions',
  'GET /api/sessions/:id/verification': 'read-sessions',
  'POST /api/sessions/:id/commands': 'chart-session',
  'POST /api/sessions/:id/second-person': 'chart-session',
  'POST /api/sessions/:id/signature': 'chart-session',
  'GET /api/sessions/:id/export.json': 'read-sessions',
  'GET /api/sessions/:id/readings.csv': 'read-sessions',
  'GET /api/sessions/:id/events.csv': 'read-sessions',
  'GET /api/sessions/:id/export.pdf': 'read-sessions',
  'GET /api/sessions/:id/export.form.pdf': 'read-sessions',
  'GET /api/sessions/:id/export.fhir.json': 'read-sessions',
  'POST /api/exports': 'export-sessions',
};

/** The page that shows the API, with its files. */
const DOCUMENTATION = /^\/api\/docs(\/|$)/;

/** Null for a route under `/api` that nobody has given one; undefined for what is not under `/api`. */
export function policyOf(method: string, url: string): Policy | null | undefined {
  if (!/^\/api(\/|$)/.test(url)) return undefined;
  if (DOCUMENTATION.test(url)) return 'anybody';
  return POLICIES[`${method === 'HEAD' ? 'GET' : method} ${url}`] ?? null;
}
