import { contextOf } from '@chairside/shared/session/build-context';
import { gate } from '@chairside/shared/session/gate';
import { sessionDetailSchema } from '@chairside/shared/wire/http';
import { DEMO_USERS } from '@chairside/simulators/demo/demo-clinic';
import { Chart } from './chart.ts';

/** Signs a user of the demo in; the `Cookie` header. */
export async function demoCookie(origin: string, role: string): Promise<string> {
  const user = DEMO_USERS.find((one) => one.role === role);
  const answer = await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(user),
  });
  if (!answer.ok) throw new Error(`sign-in as ${role}: ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** The demo's provider overrides all that stands between a session and its start. */
export async function passGate(origin: string, session: string): Promise<void> {
  const cookie = await demoCookie(origin, 'provider');
  const answer = await fetch(`${origin}/api/sessions/${session}`, { headers: { cookie } });
  const { state, protocol } = sessionDetailSchema.parse(await answer.json());
  const now = Date.now();
  const context = contextOf(state, { now, by: { kind: 'engine' }, protocolDocument: protocol });
  const chart = new Chart(origin, cookie);
  for (const { code, met } of gate(state, context, now)) {
    if (met) continue;
    const command = { type: 'override-gate' as const, items: [code], reason: 'for the test' };
    const charted = await chart.once(session, command);
    // What a monitor measures now is not missing for the server.
    if (charted.ok || charted.problem.refusal === 'nothing-to-override') continue;
    throw new Error(`${code}: ${charted.problem.detail}`);
  }
}
