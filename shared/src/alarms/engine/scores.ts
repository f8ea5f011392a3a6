/** Charted scores (MOAA/S, RASS, nausea, dissociation) against their limits: spot values, judged one by one. */

import {
  ASSESSMENTS,
  type Assessment,
  SCORE_SCALES,
  type ScoreScale,
} from '../../protocols/document/score-limits.ts';
import { assessmentsDue } from '../cadence/cuff-cadence.ts';
import { combine } from '../combinations/combine.ts';
import { afterValue, effectiveLimit } from '../limits/conditions.ts';
import { meetValue, settle } from '../limits/life.ts';
import { type Run, setCondition, wake } from '../state/run.ts';
import { baselineScore, newestOf, newestScore } from '../state/score-entries.ts';
import type { AlarmInput, AlarmState, ScoreEntry } from '../state/state.ts';
import { clearTechnical, technicalKey } from '../technical/technical.ts';

type ScoreInput = Extract<AlarmInput, { kind: 'score' }>;

const FULFILLED_BY: Readonly<Record<Assessment, readonly ScoreScale[]>> = {
  sedation: ['moaas', 'rass'],
  dissociation: ['dissociation'],
};

/** When an assessment was last done; null: never. */
export function assessedAt(
  state: Pick<AlarmState, 'scores'>,
  assessment: Assessment,
): number | null {
  const times = FULFILLED_BY[assessment].flatMap(
    (scale) => newestScore(state, scale)?.takenAt ?? [],
  );
  return times.length === 0 ? null : Math.max(...times);
}

/** Runs every limit of the scale against the score in force. `isNew`: it came just now. */
function judge(run: Run, scale: ScoreScale, isNew: boolean, at: number): void {
  const entry = newestScore(run.state, scale);
  const baseline = baselineScore(run.state, scale);
  for (const group of run.plan.byScale[scale]) {
    for (const limit of group.limits) {
      const before = run.state.conditions[limit.id];
      const applies = entry !== null && limit.phases.includes(run.state.phase);
      const effective = applies ? effectiveLimit(limit.test, baseline) : null;
      const next =
        entry === null ? undefined : afterValue(before, limit, effective, entry.value, at, 0);
      setCondition(run, limit.id, next);
    }
    if (isNew && entry !== null) meetValue(run, group, entry.value, at);
    settle(run, group, at);
  }
}

/** Limits of scores that apply in the phase from now on. */
export function judgeScores(run: Run, at: number): void {
  for (const scale of SCORE_SCALES) judge(run, scale, false, at);
}

function endOverdue(run: Run, at: number): void {
  const due = assessmentsDue(run.state, run.plan.document, (one) => assessedAt(run.state, one));
  for (const assessment of ASSESSMENTS) {
    const next = due.find((one) => one.assessment === assessment);
    if (next !== undefined && next.overdueAt <= at) continue;
    clearTechnical(run, technicalKey('check-overdue', assessment), at);
  }
}

/** A correction may name another scale: the entry leaves the one where it stood. */
function leaveOthers(run: Run, { scale, seq }: ScoreInput, at: number): void {
  for (const other of SCORE_SCALES) {
    const entries = run.state.scores[other] ?? [];
    if (other === scale || !entries.some((entry) => entry.seq === seq)) continue;
    const left = entries.filter((entry) => entry.seq !== seq);
    run.state.scores = { ...run.state.scores, [other]: left };
    judge(run, other, false, at);
  }
}

/** An entry, its correction (the same `seq` again) or its withdrawal. The same told twice changes nothing. */
export function readScore(run: Run, input: ScoreInput, at: number): void {
  const { scale, seq, value } = input;
  leaveOthers(run, input, at);
  const entries = run.state.scores[scale] ?? [];
  const known = entries.find((entry) => entry.seq === seq);
  const others = entries.filter((entry) => entry.seq !== seq);
  if (input.withdrawn === true && known === undefined) return;
  if (input.withdrawn !== true && known?.value === value) return;
  const before = newestOf(entries);
  const entry: ScoreEntry = known
    ? { ...known, value }
    : {
        seq,
        value,
        takenAt: Math.min(input.takenAt ?? at, at),
        baseline: input.baseline ?? run.state.phase === 'before',
      };
  const now = input.withdrawn === true ? others : [...others, entry];
  run.state.scores = { ...run.state.scores, [scale]: now };
  wake(run);
  judge(run, scale, newestOf(now) !== before && newestOf(now) === entry, at);
  endOverdue(run, at);
  combine(run, {}, at);
}
