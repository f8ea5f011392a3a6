/** A drug against the recorded allergies of a patient. It finds what is written down, and never says that a drug is safe. */
import { DRUG_GROUPS, drugWords, sameWord } from './drug-names.ts';
import type { Allergies } from './patient.ts';

/** What is recorded against a drug, as one text; null where nothing matches, where there is none, and where it is not known. */
export function allergyTo(drug: string, allergies: Allergies | null | undefined): string | null {
  if (allergies === null || allergies === undefined || allergies === 'unknown') return null;
  if ('none' in allergies) return null;
  const words = drugWords(drug);
  const found = allergies.list.flatMap(({ substance, reaction }) => {
    const because = sharedBy(words, drugWords(substance));
    if (because === null) return [];
    const how = reaction === undefined ? '' : ` (${reaction})`;
    const same = because === 'name' ? '' : `: ${drug.trim()} is one of the ${because}`;
    return [`Recorded allergy to ${substance}${how}${same}.`];
  });
  return found.length === 0 ? null : found.join(' ');
}

/** `name`, the group that both belong to, or null. */
function sharedBy(drug: readonly string[], allergen: readonly string[]): string | null {
  if (drug.some((word) => allergen.some((other) => sameWord(word, other)))) return 'name';
  const group = DRUG_GROUPS.find(
    ({ also, drugs }) => oneOf(drug, drugs) && oneOf(allergen, [...drugs, ...also]),
  );
  return group?.name ?? null;
}

const oneOf = (words: readonly string[], names: readonly string[]): boolean =>
  words.some((word) => names.some((name) => sameWord(word, name)));

/** Whether a drug, as it is written, is one of a group. */
export function isOfGroup(drug: string, name: (typeof DRUG_GROUPS)[number]['name']): boolean {
  const group = DRUG_GROUPS.find((one) => one.name === name);
  return group !== undefined && oneOf(drugWords(drug), group.drugs);
}
