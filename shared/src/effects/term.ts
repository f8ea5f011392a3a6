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

export const EFFECT_GROUP_LABELS: Readonly<Record<EffectGroup, string>> = {
  perception: 'Perception',
  'mood-and-thought': 'Mood and thought',
  'nervous-system': 'Nervous system',
  stomach: 'Stomach',
  'heart-and-circulation': 'Heart and circulation',
  breathing: 'Breathing',
  'eyes-and-ears': 'Eyes and ears',
  'allergy-and-site': 'Allergy and infusion site',
  bladder: 'Bladder',
  general: 'General',
  dependence: 'Dependence',
};

export interface EffectTerm {
  /** Local code, kebab-case; never changes once a log has it. */
  readonly code: string;
  readonly label: string;
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
  label: string,
  group: EffectGroup,
  from: EffectTerm['from'],
  more: Partial<Pick<EffectTerm, 'serious' | 'chip' | 'scope' | 'part'>> = {},
): EffectTerm {
  return { code, label, group, from, serious: false, chip: null, scope: 'session', ...more };
}
