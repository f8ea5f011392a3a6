/** When the next cuff reading, and what is assessed with it, is due (docs/clinical.md 7, NIBP cadence). */

import type { AlarmPhase, ProtocolDocument } from '../../protocols/document/document.ts';
import type { Assessment } from '../../protocols/document/score-limits.ts';
import type { Alarm } from '../alarm.ts';
import type { AlarmState, CuffGrid } from '../state/state.ts';

type Cadence = NonNullable<ProtocolDocument['cuff']['cadence']>;

/** What the cadence runs on: of a session as well as of the engine. Instants on the server clock, epoch ms. */
export interface CadenceState {
  readonly phase: AlarmPhase;
  /** Start of the infusion while it runs or is paused, its end in recovery. */
  readonly phaseSince: number | null;
  /** What the listed minutes count from; absent or null: `phaseSince`. */
  readonly grid?: CuffGrid | null;
  /** The newest reading, from the monitor or by hand. */
  readonly cuff: { readonly takenAt: number } | null;
  /** Alarms that are not cleared, by key. */
  readonly alarms: Readonly<Record<string, Pick<Alarm, 'key' | 'state' | 'repeatBy'>>>;
}

export interface CuffDue {
  /** Server clock, epoch ms. */
  readonly at: number;
  readonly overdueAt: number;
  /** An alarm of the pressure asks for it: a missing reading is then more than a task. */
  readonly urgent: boolean;
}

const MINUTE = 60_000;
/** A reading so little before a point of the grid is the one of that point, and so is a score; clinic default, not from a published source. */
export const GRID_EARLY_MS = 2 * MINUTE;

function activePressures({ alarms }: CadenceState): CadenceState['alarms'][string][] {
  return Object.values(alarms).filter(
    ({ key, state }) => state === 'active' && (key.startsWith('sys:') || key.startsWith('dia:')),
  );
}

/** The n-th instant after the listed ones, ms from the start: the list goes on at the usual interval. */
const afterGrid = (last: number, n: number, intervalMs: number) => last + n * intervalMs;

/** The first instant of the grid that no reading until `takenAt` has met, epoch ms. */
function nextOnGrid(
  minutes: readonly number[],
  intervalMs: number,
  startedAt: number,
  takenAt: number | null,
): number {
  const known = takenAt === null ? Number.NEGATIVE_INFINITY : takenAt - startedAt + GRID_EARLY_MS;
  const listed = minutes.map((minute) => minute * MINUTE).find((point) => known < point);
  if (listed !== undefined) return startedAt + listed;
  const last = (minutes.at(-1) ?? 0) * MINUTE;
  const met = Math.max(0, Math.floor((known - last) / intervalMs));
  return startedAt + afterGrid(last, met + 1, intervalMs);
}

/** Without a grid: the interval from the last reading; shorter in the first minutes of the infusion. */
function intervalAfter(
  { phaseSince }: CadenceState,
  takenAt: number | null,
  cadence: Cadence,
  usual: number,
): number {
  const elapsed = phaseSince === null || takenAt === null ? 0 : takenAt - phaseSince;
  return elapsed < cadence.earlyForMs ? Math.min(cadence.earlyIntervalMs, usual) : usual;
}

/**
 * The stop itself and the listed instants up to the planned end, as far as no reading has met them; null where none is
 * left, and under a protocol whose list ends with the infusion.
 */
function leftAfterStop(
  { phaseSince, grid }: CadenceState,
  { atMinutes = [], outlivesStop }: Cadence,
  takenAt: number | null,
): number | null {
  if (outlivesStop !== true || phaseSince === null || takenAt === null) return null;
  const listed = atMinutes
    .map((minute) => (grid?.from ?? Number.NaN) + minute * MINUTE)
    .filter((point) => point <= (grid?.until ?? Number.POSITIVE_INFINITY));
  const open = [...listed, phaseSince].filter((point) => takenAt + GRID_EARLY_MS < point);
  return open.length === 0 ? null : Math.min(...open);
}

/** When the next is due after the one at `takenAt`; null where none ever is. */
function dueAfter(
  state: CadenceState,
  document: ProtocolDocument,
  takenAt: number | null,
  urgent: boolean,
): number | null {
  const { cadence, intervalMs, intervalUnderWarningMs } = document.cuff;
  const { phase, phaseSince } = state;
  if (cadence === undefined || phase === 'before' || phaseSince === null) return null;
  const underWarning = (usual: number) =>
    urgent ? Math.min(usual, intervalUnderWarningMs) : usual;
  if (phase === 'recovery') {
    const point = leftAfterStop(state, cadence, takenAt);
    if (point !== null) {
      return urgent && takenAt !== null ? Math.min(point, takenAt + intervalUnderWarningMs) : point;
    }
    return takenAt === null ? phaseSince : takenAt + underWarning(cadence.recoveryIntervalMs);
  }
  if (cadence.atMinutes !== undefined) {
    const from = cadence.outlivesStop === true ? (state.grid?.from ?? phaseSince) : phaseSince;
    const point = nextOnGrid(cadence.atMinutes, intervalMs, from, takenAt);
    if (!urgent || takenAt === null) return point;
    return Math.min(point, Math.max(phaseSince, takenAt + intervalUnderWarningMs));
  }
  if (takenAt === null) return phaseSince;
  const usual = intervalAfter(state, takenAt, cadence, intervalMs);
  return Math.max(phaseSince, takenAt + underWarning(usual));
}

/**
 * The next cuff. Null before the infusion and under a protocol without a cadence. Under a grid (`atMinutes`) each of
 * its instants asks for a reading, whatever came between; else intervals run from the last reading.
 */
export function nextCuff(state: CadenceState, document: ProtocolDocument): CuffDue | null {
  const { cadence } = document.cuff;
  const pressures = activePressures(state);
  const urgent = pressures.length > 0;
  let at = dueAfter(state, document, state.cuff?.takenAt ?? null, urgent);
  if (at === null || cadence === undefined) return null;
  for (const { repeatBy } of pressures) if (repeatBy !== undefined) at = Math.min(at, repeatBy);
  return { at, overdueAt: at + cadence.overdueAfterMs, urgent };
}

/** The next cuff that the engine watches for: a monitor is there to take it, or somebody takes it by hand. */
export function cuffDue(
  state: CadenceState & Pick<AlarmState, 'attached' | 'cuff'>,
  document: ProtocolDocument,
): CuffDue | null {
  return state.attached || state.cuff?.manual === true ? nextCuff(state, document) : null;
}

export interface AssessmentDue {
  readonly assessment: Assessment;
  /** Server clock, epoch ms. */
  readonly at: number;
  readonly overdueAt: number;
}

/**
 * When each assessment that goes with a cuff is due next, by the cadence of the cuff. `doneAt`: when it was last done.
 * One done before the start counts for the start.
 */
export function assessmentsDue(
  state: CadenceState,
  document: ProtocolDocument,
  doneAt: (assessment: Assessment) => number | null,
): AssessmentDue[] {
  const { assessments } = document;
  if (assessments === undefined) return [];
  const urgent = activePressures(state).length > 0;
  return assessments.withCuff.flatMap((assessment) => {
    const done = doneAt(assessment);
    const counts =
      done === null || state.phase !== 'infusing' ? done : Math.max(done, state.phaseSince ?? done);
    const at = dueAfter(state, document, counts, urgent);
    return at === null ? [] : [{ assessment, at, overdueAt: at + assessments.overdueAfterMs }];
  });
}
