/** When sedation and dissociation are scored next, by what is given (docs/clinical.md 7). */
import {
  type AssessmentDue,
  assessmentsDue,
  type CadenceState,
  GRID_EARLY_MS,
} from '../alarms/cadence/cuff-cadence.ts';
import type { RegimenCode } from '../infusion/order.ts';
import type { ChecksSection } from '../protocols/document/checks.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { ASSESSMENTS, type Assessment } from '../protocols/document/score-limits.ts';

/** One charted score that stands. */
export interface Score {
  readonly at: number;
  readonly value: number;
}

export interface Scored {
  readonly regimen: RegimenCode | undefined;
  /** Start of the infusion, or the first dose by nose, epoch ms; null: not charted. */
  readonly startedAt: number | null;
  /** End of the observation, epoch ms; null while it is not known. */
  readonly leavesAt: number | null;
  readonly scores: Readonly<Record<Assessment, readonly Score[]>>;
  /** The newest sedation score lies below the one before the drug. */
  readonly drowsy: boolean;
}

const MINUTE = 60_000;

const newest = (scores: readonly Score[]): Score | undefined =>
  scores.toSorted((a, b) => a.at - b.at).at(-1);

/** 0, 20 and 40 min, then at discharge; null: scored at all of them. */
function onMinutes(rules: ChecksSection, done: number | null, session: Scored): number | null {
  const { startedAt, leavesAt } = session;
  if (startedAt === null) return null;
  const met = (done ?? Number.NEGATIVE_INFINITY) + GRID_EARLY_MS;
  const points = rules.scoresAtMinutes.map((minute) => startedAt + minute * MINUTE);
  const next = points.find((point) => met < point);
  if (next !== undefined) return next;
  return leavesAt === null || met >= leavesAt ? null : leavesAt;
}

function isSteady(scores: readonly Score[]): boolean {
  const [last, before] = scores.toSorted((a, b) => b.at - a.at);
  return last !== undefined && before !== undefined && last.value === before.value;
}

/**
 * Under a protocol with the rhythm of `checks`: depression and esketamine at its minutes and at discharge, pain with
 * the cuff until two in a row are the same and then every half hour, a patient who is drowsy every ten minutes. Without
 * an order, or under an earlier protocol, with each cuff.
 */
export function scoresDue(
  cadence: CadenceState,
  document: ProtocolDocument,
  session: Scored,
): AssessmentDue[] {
  const { checks } = document;
  const done = (assessment: Assessment) => newest(session.scores[assessment])?.at ?? null;
  const withCuff = assessmentsDue(cadence, document, done);
  if (checks === undefined) return withCuff;
  const wanted = document.assessments?.withCuff ?? [];
  return ASSESSMENTS.filter((one) => wanted.includes(one)).flatMap((assessment) => {
    const doneAt = done(assessment);
    const usual = withCuff.find((one) => one.assessment === assessment)?.at ?? null;
    const at = dueAt(checks, assessment, doneAt, usual, session);
    return at === null ? [] : [{ assessment, at, overdueAt: at + checks.lateAfterMs }];
  });
}

function dueAt(
  checks: ChecksSection,
  assessment: Assessment,
  doneAt: number | null,
  withCuff: number | null,
  session: Scored,
): number | null {
  const usual = usualAt(checks, assessment, doneAt, withCuff, session);
  if (assessment !== 'sedation' || doneAt === null || !session.drowsy) return usual;
  const again = doneAt + checks.drowsyEveryMs;
  return usual === null ? again : Math.min(usual, again);
}

function usualAt(
  checks: ChecksSection,
  assessment: Assessment,
  doneAt: number | null,
  withCuff: number | null,
  session: Scored,
): number | null {
  switch (session.regimen) {
    case 'depression':
    case 'esketamine':
      return onMinutes(checks, doneAt, session);
    case 'pain':
      return doneAt !== null && isSteady(session.scores[assessment])
        ? doneAt + checks.steadyEveryMs
        : withCuff;
    case undefined:
      return withCuff;
    default:
      return session.regimen satisfies never;
  }
}
