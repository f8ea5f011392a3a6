import type { MessageKey } from '../wording/message.ts';

export const EFFECT_GROUPS = [
  'perception',
  'mood-and-thought',
  'nervous-system',
  'stomach',
  'heart-and-circulation',
  'breathing',
  'eyes-and-ears',
  'allergy-and-site',
  'bladder',
  'general',
  'dependence',
] as const;
export type EffectGroup = (typeof EFFECT_GROUPS)[number];

export const EFFECT_GROUP_LABELS = {
  perception: 'effects.group-perception',
  'mood-and-thought': 'effects.group-mood-and-thought',
  'nervous-system': 'effects.group-nervous-system',
  stomach: 'effects.group-stomach',
  'heart-and-circulation': 'effects.group-heart-and-circulation',
  breathing: 'effects.group-breathing',
  'eyes-and-ears': 'effects.group-eyes-and-ears',
  'allergy-and-site': 'effects.group-allergy-and-site',
  bladder: 'effects.group-bladder',
  general: 'effects.group-general',
  dependence: 'effects.group-dependence',
} as const satisfies Record<EffectGroup, MessageKey>;

export type EffectLabel = Extract<MessageKey, `effects.${string}`>;

export interface EffectTerm {
  /** Local code, kebab-case; never changes once a log has it. */
  readonly code: string;
  /** Of the catalogue of words. */
  readonly label: EffectLabel;
  readonly group: EffectGroup;
  /** Where the term comes from: a seed text (N, A) or the literature. */
  readonly from: readonly ('N' | 'A' | 'literature')[];
  /** Rare but serious: asks for a second look whatever its severity. */
  readonly serious: boolean;
  /** Place among the one-tap chips, 1 first; null: found by search only. */
  readonly chip: number | null;
  /**
   * session: seen within one infusion; longitudinal: watched over a course;
   * provider-note: a provider's field, never offered to others.
   */
  readonly scope: 'session' | 'longitudinal' | 'provider-note';
  /** The broader term that this one details. */
  readonly part?: string;
}

/** A term with the common defaults filled in. */
export function term(
  code: string,
  label: EffectLabel,
  group: EffectGroup,
  from: EffectTerm['from'],
  more: Partial<Pick<EffectTerm, 'serious' | 'chip' | 'scope' | 'part'>> = {},
): EffectTerm {
  return { code, label, group, from, serious: false, chip: null, scope: 'session', ...more };
}
