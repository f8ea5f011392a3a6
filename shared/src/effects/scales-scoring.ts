/** From what was entered to a score, or why it cannot be one. */
import { joined, type Message, message } from '../wording/message.ts';
import type { Scale, ScaleText } from './scale.ts';
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
      readonly message: Message;
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
    return refused('not-by-observation', message('scales.only-awake'));
  }
  if (parts !== undefined && Object.keys(parts).length > 0) {
    if (scale.kind !== 'sum') {
      return refused('scale-has-no-parts', message('scales.no-parts', { scale: nameOf(scale) }));
    }
    return fromParts(scale, parts, score);
  }
  if (score === undefined) {
    return refused('score-missing', message('scales.enter-score', { scale: nameOf(scale) }));
  }
  return inRange(scale, score);
}

function inRange(scale: Scale, score: number): Scored {
  const possible = Number.isInteger(score) && score >= scale.min && score <= scale.max;
  if (possible) return { ok: true, score };
  const { min, max } = scale;
  const says = message('scales.out-of-range', { scale: nameOf(scale), min, max, score });
  return refused('score-out-of-range', says);
}

function fromParts(
  scale: Scale,
  parts: Readonly<Record<string, number>>,
  score: number | undefined,
): Scored {
  const unknown = Object.keys(parts).find((id) => !scale.parts.some((part) => part.id === id));
  if (unknown !== undefined) {
    const says = message('scales.unknown-part', { scale: nameOf(scale), part: unknown });
    return refused('unknown-part', says);
  }
  const missing = scale.parts.filter(({ id }) => parts[id] === undefined);
  if (missing.length > 0) {
    const parts =
      joined(
        missing.map(({ label }) => message(label)),
        'text.comma',
      ) ?? '';
    const says = message('scales.parts-missing', { scale: nameOf(scale), parts });
    return refused('parts-missing', says);
  }
  const wrong = scale.parts.find(
    ({ id, anchors }) => !anchors.some((anchor) => anchor.score === parts[id]),
  );
  if (wrong) {
    const score = parts[wrong.id] ?? '';
    const says = message('scales.part-out-of-range', { part: message(wrong.label), score });
    return refused('part-out-of-range', says);
  }
  const total = scale.parts.reduce((sum, { id }) => sum + (parts[id] ?? 0), 0);
  if (score !== undefined && score !== total) {
    const says = message('scales.sum-differs', { scale: nameOf(scale), total, score });
    return refused('sum-differs', says);
  }
  return inRange(scale, total);
}

const nameOf = ({ label }: Scale): Message => message(label);

function refused(code: ScoringProblem, says: Message): Scored {
  return { ok: false, code, message: says };
}

/** Words for a score: its anchor, or null between anchors and where the wording is not ours to show. */
export function anchorOf(code: ScaleCode, score: number): ScaleText | null {
  return scaleOf(code).anchors.find((anchor) => anchor.score === score)?.text ?? null;
}
