/** What the steps of an infusion have in common. */

import type { AlarmInput } from '../alarms/state/state.ts';
import { cuffGridOf } from '../session/cuff-grid.ts';
import type { Logged } from '../session/logged.ts';
import { alarmPhase } from '../session/phases.ts';
import type { InfusionState, SessionState } from '../session/state.ts';

/** The phase that alarms run by, where a step has changed it; with the start, where the listed minutes of the cuff lie. */
export function phaseInput(
  { recordedAt: at, body }: Logged,
  before: SessionState | null,
  after: SessionState,
): AlarmInput[] {
  const phase = alarmPhase(after.phase);
  if (before !== null && alarmPhase(before.phase) === phase) return [];
  const grid = body.type === 'infusion-started' ? cuffGridOf(after) : null;
  return [{ kind: 'phase', at, phase, ...(grid === null ? {} : { grid }) }];
}

type Pauses = InfusionState['pauses'];

export function endPause(pauses: Pauses, at: number): Pauses {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}
