/** When the next cuff reading is due (docs/clinical.md 7, NIBP cadence). */
import type { Alarm } from './alarm.ts';
import type { ProtocolDocument } from './limits.ts';
import type { AlarmState } from './state.ts';

type Cadence = NonNullable<ProtocolDocument['cuff']['cadence']>;
type Known = Pick<AlarmState, 'phase' | 'phaseSince' | 'attached' | 'cuff' | 'alarms'>;

export interface CuffDue {
  /** Server clock, epoch ms. */
  readonly at: number;
  readonly overdueAt: number;
  /** An alarm of the pressure asks for it: a missing reading is then more than a task. */
  readonly urgent: boolean;
}

function activePressures({ alarms }: Known): Alarm[] {
  return Object.values(alarms).filter(
    ({ key, state }) => state === 'active' && (key.startsWith('sys:') || key.startsWith('dia:')),
  );
}

/** 0, 5, 10 min from the start of the infusion, then every interval; shorter under a warning; longer in recovery. */
function intervalMs(state: Known, cadence: Cadence, document: ProtocolDocument): number {
  const { intervalMs: usual } = document.cuff;
  if (state.phase === 'recovery') return cadence.recoveryIntervalMs;
  const { phaseSince, cuff } = state;
  const elapsed = phaseSince === null || cuff === null ? 0 : cuff.takenAt - phaseSince;
  return elapsed < cadence.earlyForMs ? Math.min(cadence.earlyIntervalMs, usual) : usual;
}

/**
 * Null before the infusion, without a monitor, and under a protocol without a cadence. A cuff never taken, or taken
 * more than an interval before the start, is due at the start.
 */
export function cuffDue(state: Known, document: ProtocolDocument): CuffDue | null {
  const { cadence, intervalUnderWarningMs } = document.cuff;
  const { phase, phaseSince, cuff } = state;
  if (cadence === undefined || phase === 'before' || phaseSince === null || !state.attached) {
    return null;
  }
  const pressures = activePressures(state);
  const usual = intervalMs(state, cadence, document);
  const interval = pressures.length > 0 ? Math.min(usual, intervalUnderWarningMs) : usual;
  let at = cuff === null ? phaseSince : cuff.takenAt + interval;
  if (phase === 'infusing') at = Math.max(at, phaseSince);
  for (const { repeatBy } of pressures) if (repeatBy !== undefined) at = Math.min(at, repeatBy);
  return { at, overdueAt: at + cadence.overdueAfterMs, urgent: pressures.length > 0 };
}
