/** A patient who gets up: who walks along, and, while the drug runs, why. */
import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import type { SessionState } from './state.ts';

/** Whether the technical alarms of the probe are held at `at`, epoch ms. */
export function isUp({ standby }: Pick<SessionState, 'standby'>, at: number): boolean {
  return standby !== undefined && standby !== null && standby.until > at;
}

export function decidePatientUp(
  session: SessionState,
  { walksWith, reason }: CommandOf<'patient-up'>,
  { protocolDocument }: DecideContext,
  at: number,
): Decision {
  const rules = protocolDocument?.standby;
  if (rules === undefined) return refuse('no-standby');
  if (isUp(session, at)) return refuse('already-up');
  const running = session.phase === 'infusing' || session.phase === 'paused';
  if (running && reason === undefined) return refuse('reason-to-get-up');
  return accept(at, {
    ...{ type: 'patient-up', walksWith, until: at + rules.atMostMs },
    ...(reason === undefined ? {} : { reason }),
  });
}

export function decidePatientBack(session: SessionState, at: number): Decision {
  return session.standby ? accept(at, { type: 'patient-back' }) : refuse('not-up');
}
