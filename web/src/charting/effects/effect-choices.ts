import { EFFECT_CHIPS, EFFECT_TERMS } from '@chairside/shared/effects/catalogue';
import {
  EFFECT_GROUP_LABELS,
  EFFECT_GROUPS,
  type EffectTerm,
} from '@chairside/shared/effects/term';
import type { Role } from '@chairside/shared/people/roles';
import { say } from '../../language/say.ts';

export interface EffectChoiceGroup {
  /** Null for the common ones and for the hits of a search. */
  readonly label: string | null;
  readonly terms: readonly EffectTerm[];
}

/** The common effects; with a search every term whose words begin like it; with `all` the catalogue by group. */
export function effectChoices(search: string, all: boolean, role: Role): EffectChoiceGroup[] {
  const offered = EFFECT_TERMS.filter(
    (term) => term.scope !== 'provider-note' || role === 'provider',
  );
  const wanted = search.trim().toLowerCase();
  if (wanted !== '') {
    const hits = offered.filter((term) => matches(term, wanted));
    return hits.length === 0 ? [] : [{ label: null, terms: hits }];
  }
  if (!all) return [{ label: null, terms: EFFECT_CHIPS }];
  return EFFECT_GROUPS.map((group) => ({
    label: say(EFFECT_GROUP_LABELS[group]),
    terms: offered.filter((term) => term.group === group),
  })).filter(({ terms }) => terms.length > 0);
}

function matches(term: EffectTerm, wanted: string): boolean {
  const words = `${say(term.label)} ${say(EFFECT_GROUP_LABELS[term.group])}`
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
}
