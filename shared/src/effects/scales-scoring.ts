/** From what was entered to a score, or why it cannot be one. */
import type { Scale } from './scale.ts';
import { type Assessment, type ScaleCode, scaleOf } from './scales.ts';

export type ScoringProblem =
  | 'score-missing'
  | 'not-by-observation'
  | 'score-out-of-range'
  | 'scale-has-no-parts'
  | 'unknown-part'
  | 'parts-missing'
  | 'part-out-of-range'
  | 'sum-differs';

export type Scored =
  | { readonly ok: true; readonly score: number }
  | {
      readonly ok: false;
      readonly code: ScoringProblem;
      /** A sentence for the person who entered it. */
      readonly message: string;
    };

/** MOAA/S of somebody who is awake. */
const AWAKE = 5;

/**
 * The total of an assessment. Parts are complete or not there: a total of some parts would read as a worse or
 * a better patient than was seen. A total that was entered beside its parts must be their sum.
 */
export function scored({ scale: code, score, parts, observed }: Assessment): Scored {
  const scale = scaleOf(code);
  if (observed && (code !== 'moaas' || score !== AWAKE)) {
    return refused('not-by-observation', 'Only "awake", MOAA/S 5, can be charted by observation.');
  }
  if (parts !== undefined && Object.keys(parts).length > 0) {
    if (scale.kind !== 'sum') {
      return refused('scale-has-no-parts', `${scale.label} is one number, without parts.`);
    }
    return fromParts(scale, parts, score);
  }
  if (score === undefined) return refused('score-missing', `${scale.label}: enter a score.`);
  return inRange(scale, score);
}

function inRange(scale: Scale, score: number): Scored {
  const possible = Number.isInteger(score) && score >= scale.min && score <= scale.max;
  if (possible) return { ok: true, score };
  const range = `a whole number from ${scale.min} to ${scale.max}`;
  return refused('score-out-of-range', `${scale.label} is ${range}; ${score} is none.`);
}

function fromParts(
  scale: Scale,
  parts: Readonly<Record<string, number>>,
  score: number | undefined,
): Scored {
  const unknown = Object.keys(parts).find((id) => !scale.parts.some((part) => part.id === id));
  if (unknown !== undefined) {
    return refused('unknown-part', `${scale.label} has no part called ${unknown}.`);
  }
  const missing = scale.parts.filter(({ id }) => parts[id] === undefined);
  if (missing.length > 0) {
    const names = missing.map(({ label }) => label).join(', ');
    return refused('parts-missing', `${scale.label} is not complete: ${names}.`);
  }
  const wrong = scale.parts.find(
    ({ id, anchors }) => !anchors.some((anchor) => anchor.score === parts[id]),
  );
  if (wrong) {
    const message = `${wrong.label}: ${parts[wrong.id]} is none of the scores.`;
    return refused('part-out-of-range', message);
  }
  const total = scale.parts.reduce((sum, { id }) => sum + (parts[id] ?? 0), 0);
  if (score !== undefined && score !== total) {
    return refused('sum-differs', `The parts of ${scale.label} add up to ${total}, not ${score}.`);
  }
  return inRange(scale, total);
}

function refused(code: ScoringProblem, message: string): Scored {
  return { ok: false, code, message };
}

/** Words for a score: its anchor, or null between anchors and where the wording is not ours to show. */
export function anchorOf(code: ScaleCode, score: number): string | null {
  return scaleOf(code).anchors.find((anchor) => anchor.score === score)?.text ?? null;
}
