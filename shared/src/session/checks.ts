/** What is to be measured or scored next, and since when it is overdue (docs/clinical.md 7, NIBP cadence). */
import { type CadenceState, nextCuff } from '../alarms/cadence/cuff-cadence.ts';
import type { ScaleCode } from '../effects/scales.ts';
import { isNasal } from '../infusion/recorded-infusion.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { cuffGridOf } from './cuff-grid.ts';
import { observedUntil } from './discharge.ts';
import { alarmPhase, isComplete, overrunMs } from './phases.ts';
import { type Scored, scoresDue } from './score-checks.ts';
import type { SessionState } from './state.ts';

export const CHECK_KINDS = ['cuff', 'sedation', 'dissociation', 'discharge-score', 'stop'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export interface Check {
  readonly kind: CheckKind;
  /** For a tile: `Cuff`, `MOAA/S`. */
  readonly label: string;
  /** Server clock, epoch ms. */
  readonly dueAt: number;
  readonly overdueAt: number;
  /** An alarm of the pressure asks for it. */
  readonly urgent: boolean;
}

/** Each kind that is due some time, the next instant of each, soonest first; empty before the start and after the close. */
export function checksDue(
  session: SessionState,
  /** The newest inflation of the monitors; pressures by hand are taken from the session. */
  cuff: { readonly at: number } | null,
  document: ProtocolDocument,
  now: number,
): Check[] {
  const { phase, alarms } = session;
  if (phase === 'before' || phase === 'closed') return [];
  const state: CadenceState = {
    phase: alarmPhase(phase),
    phaseSince: cadenceSince(session),
    grid: cuffGridOf(session),
    cuff: newestCuff(session, cuff),
    alarms,
  };
  const next = nextCuff(state, document);
  const cuffs: Check[] =
    next === null
      ? []
      : [
          {
            kind: 'cuff',
            label: 'Cuff',
            dueAt: next.at,
            overdueAt: lateAt(next.at, next.overdueAt, document),
            urgent: next.urgent,
          },
        ];
  const scores = scoresDue(state, document, scored(session, document, now));
  return [
    ...cuffs,
    ...scores.map(({ assessment: kind, at: dueAt, overdueAt }): Check => {
      return { kind, label: LABELS[kind], dueAt, overdueAt, urgent: next?.urgent ?? false };
    }),
    ...dischargeScore(session, document, now),
    ...stopToChart(session, now),
  ].sort((a, b) => a.dueAt - b.dueAt);
}

const SCALES: Readonly<Record<'sedation' | 'dissociation', readonly ScaleCode[]>> = {
  sedation: ['moaas', 'rass'],
  dissociation: ['dissociation'],
};
const LABELS = { sedation: 'MOAA/S', dissociation: 'Dissociation' } as const;

/** Start of the infusion while it runs or is paused, its end in recovery. */
function cadenceSince({ phase, infusion }: SessionState): number | null {
  return (phase === 'recovery' ? infusion?.stoppedAt : infusion?.startedAt) ?? null;
}

function newestCuff(
  { manualVitals }: SessionState,
  monitor: { readonly at: number } | null,
): { readonly takenAt: number } | null {
  const byHand = manualVitals.filter(
    ({ withdrawn, values }) => !withdrawn && values.sys !== undefined,
  );
  const all = [...byHand, ...(monitor === null ? [] : [monitor])].map(({ at }) => at);
  return all.length === 0 ? null : { takenAt: Math.max(...all) };
}

/** Where checks are tasks, amber so much later; else when the alarm is raised. */
function lateAt(dueAt: number, alarmAt: number, { checks }: ProtocolDocument): number {
  return checks === undefined ? alarmAt : dueAt + checks.lateAfterMs;
}

function scoresOf({ assessments }: SessionState, scales: readonly ScaleCode[]) {
  return assessments
    .filter(({ withdrawn, assessment }) => !withdrawn && scales.includes(assessment.scale))
    .map(({ at, assessment: { scale, score } }) => ({ at, scale, value: score }))
    .sort((a, b) => a.at - b.at);
}

/** Awake and calm; what a score is compared with where none was charted before the drug. */
const AWAKE: Readonly<Partial<Record<ScaleCode, number>>> = { moaas: 5, rass: 0 };

/** What the rhythm of the scores runs on. */
function scored(session: SessionState, { observation }: ProtocolDocument, now: number): Scored {
  const { infusion } = session;
  const doses = infusion?.boluses.map(({ at }) => at) ?? [];
  const nasal = infusion !== null && isNasal(infusion);
  const startedAt = nasal ? Math.min(...doses) : (infusion?.startedAt ?? null);
  const over = infusion !== null && (nasal || infusion.stoppedAt !== null);
  const time = over && observation ? observedUntil(infusion, observation, now) : null;
  const sedation = scoresOf(session, SCALES.sedation);
  const last = sedation.at(-1);
  const ofScale = sedation.filter(({ scale }) => scale === last?.scale);
  const before = ofScale.findLast(({ at }) => infusion !== null && at < infusion.startedAt);
  const awake = before?.value ?? (last && AWAKE[last.scale]);
  return {
    regimen: infusion?.regimen,
    startedAt: startedAt !== null && Number.isFinite(startedAt) ? startedAt : null,
    leavesAt: time?.until ?? null,
    scores: { sedation: ofScale, dissociation: scoresOf(session, SCALES.dissociation) },
    drowsy: last !== undefined && awake !== undefined && last.value < awake,
  };
}

/** From the end of the observation on; one that is not enough is repeated with the cuff. */
function dischargeScore(session: SessionState, document: ProtocolDocument, now: number): Check[] {
  const { infusion, phase, assessments } = session;
  const { observation, cuff } = document;
  const needed = observation?.discharge?.padssAtLeast;
  if (phase !== 'recovery' || infusion === null || observation === undefined) return [];
  const time = observedUntil(infusion, observation, now);
  if (needed === undefined || time === null || cuff.cadence === undefined) return [];
  const { recoveryIntervalMs, overdueAfterMs } = cuff.cadence;
  const since = infusion.stoppedAt ?? infusion.startedAt;
  const scored = assessments
    .filter(
      ({ at, withdrawn, assessment }) => !withdrawn && at >= since && assessment.scale === 'padss',
    )
    .sort((a, b) => a.at - b.at)
    .at(-1);
  // One that was enough shortly before the time is up need not be done again.
  const enough =
    scored !== undefined &&
    scored.assessment.score >= needed &&
    scored.at >= time.until - recoveryIntervalMs;
  if (enough) return [];
  const again = scored === undefined ? 0 : scored.at + recoveryIntervalMs;
  const dueAt = Math.max(time.until, again);
  const overdueAt = lateAt(dueAt, dueAt + overdueAfterMs, document);
  return [{ kind: 'discharge-score', label: 'PADSS', dueAt, overdueAt, urgent: false }];
}

export const CHECK_STATES = ['later', 'soon', 'due', 'overdue'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** The nurse is reminded so long before, ms (clinic default, not from a published source). */
export const SOON_MS = 60_000;

export function checkState({ dueAt, overdueAt }: Check, now: number): CheckState {
  if (now >= overdueAt) return 'overdue';
  if (now >= dueAt) return 'due';
  return now >= dueAt - SOON_MS ? 'soon' : 'later';
}

/** `Cuff in 1:00`, `Cuff due now`, `MOAA/S overdue 2 min`: overdue counts from when it was due. */
export function checkText(check: Check, now: number): string {
  const { label, dueAt } = check;
  switch (checkState(check, now)) {
    case 'later':
    case 'soon': {
      const seconds = Math.ceil((dueAt - now) / 1000);
      return `${label} in ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    }
    case 'due':
      return `${label} due now`;
    case 'overdue':
      return `${label} overdue ${Math.floor((now - dueAt) / 60_000)} min`;
  }
}

/** A stop that nobody has charted is asked for this long after its time (clinic default). */
const STOP_LATE_MS = 5 * 60_000;

/** An infusion past its planned end: what the pump did has to be in the log. */
function stopToChart(session: SessionState, now: number): Check[] {
  const over = isComplete(session, now) ? (overrunMs(session, now) ?? 0) : null;
  if (over === null) return [];
  const dueAt = now - over;
  return [
    {
      kind: 'stop',
      label: 'Chart the stop',
      dueAt,
      overdueAt: dueAt + STOP_LATE_MS,
      urgent: false,
    },
  ];
}
