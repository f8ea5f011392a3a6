/**
 * The patient is up for a while. What the probe and a silent monitor would say is known and held, never what was measured
 * of the patient. The countdown is an alarm of its own, so that every screen has it: silent, and a warning past its time.
 */

import { TRACKED } from '../state/plan.ts';
import type { Run } from '../state/run.ts';
import { endFault } from './faults.ts';
import { clearTechnical, MONITOR_SILENT, raiseTechnical, technicalKey } from './technical.ts';

export const STANDBY = technicalKey('standby');

/** Held: nothing of the probe, or of a monitor as a whole, is raised before this. Null while the patient sits. */
export function heldUntil({ state }: Run): number | null {
  return state.standbyUntil ?? null;
}

export function standUp(run: Run, at: number): void {
  const rules = run.plan.document.standby;
  if (rules === undefined || run.state.standbyUntil !== undefined) return;
  const until = at + rules.atMostMs;
  run.state.standbyUntil = until;
  raiseTechnical(run, STANDBY, 'info', at, at, { heldUntil: until, silent: true });
  // The probe came off because the patient got up: what it had raised has its answer.
  clearTechnical(run, MONITOR_SILENT, at);
  for (const key of Object.keys(run.state.faults)) {
    if (/^technical:(probe-off|low-signal):/.test(key)) endFault(run, key, at);
  }
  for (const signal of TRACKED) clearTechnical(run, technicalKey('no-data', signal), at);
}

/**
 * Back: by the first values after they were missing, by any value past the time, or by somebody's word. From here
 * everything is watched anew.
 */
export function sitDown(run: Run, at: number): void {
  run.state.standbyUntil = undefined;
  clearTechnical(run, STANDBY, at);
}

/** Past the time: a warning that sounds, and the alarms that were held. */
export function overstay(run: Run, at: number): void {
  run.state.standbyUntil = undefined;
  raiseTechnical(run, STANDBY, 'warning', at, at);
}
