/**
 * The catalogue of side effects: every term that the two seed texts name (N, A) and the ones that the
 * literature adds (docs/clinical.md 3.1, 3.2). Local codes, so that no terminology licence is needed to run.
 */
import { type Message, message } from '../wording/message.ts';
import type { Words } from '../wording/words.ts';
import { ADDED_TERMS } from './literature-terms.ts';
import { SEED_TERMS } from './seed-terms.ts';
import type { EffectTerm } from './term.ts';

export const EFFECT_TERMS: readonly EffectTerm[] = [...SEED_TERMS, ...ADDED_TERMS];

const byCode: ReadonlyMap<string, EffectTerm> = new Map(EFFECT_TERMS.map((t) => [t.code, t]));

/** The term of a code, or `undefined` where the catalogue has none. */
export function effectTerm(code: string): EffectTerm | undefined {
  return byCode.get(code);
}

/** Label of a code; the code itself where a later catalogue has dropped the term. */
export function effectMessage(code: string): Message {
  const known = byCode.get(code);
  return known === undefined ? message('units.text', { text: code }) : message(known.label);
}

export const effectLabel = (code: string, { text }: Words): string => text(effectMessage(code));

/** Terms offered as one-tap chips, most used first. */
export const EFFECT_CHIPS: readonly EffectTerm[] = EFFECT_TERMS.filter((t) => t.chip !== null).sort(
  (a, b) => (a.chip ?? 0) - (b.chip ?? 0),
);
