import { EFFECT_TERMS } from '@chairside/shared/effects/catalogue';
import {
  EFFECT_GROUP_LABELS,
  EFFECT_GROUPS,
  type EffectTerm,
} from '@chairside/shared/effects/term';
import type { Role } from '@chairside/shared/protocol/roles';

export interface CatalogueGroup {
  readonly label: string;
  readonly terms: readonly EffectTerm[];
}

/** Terms that match every word of `query`, in groups; a provider's own fields are left to providers. */
export function searchCatalogue(query: string, role: Role): CatalogueGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const terms = EFFECT_TERMS.filter(
    (term) =>
      (term.scope !== 'provider-note' || role === 'provider') &&
      words.every((word) => haystack(term).includes(word)),
  );
  return EFFECT_GROUPS.map((group) => ({
    label: EFFECT_GROUP_LABELS[group],
    terms: terms.filter((term) => term.group === group),
  })).filter((group) => group.terms.length > 0);
}

function haystack(term: EffectTerm): string {
  return `${term.label} ${term.code} ${EFFECT_GROUP_LABELS[term.group]}`.toLowerCase();
}
