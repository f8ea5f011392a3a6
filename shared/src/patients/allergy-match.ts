/** A drug against the recorded allergies of a patient. It finds what is written down, and never says that a drug is safe. */
import { type Message, message, sentences } from '../wording/message.ts';
import { DRUG_GROUPS, drugWords, sameWord } from './drug-names.ts';
import type { Allergies } from './patient.ts';

/** What is recorded against a drug, as sentences; null where nothing matches, where there is none, and where it is not known. */
export function allergyTo(drug: string, allergies: Allergies | null | undefined): Message | null {
  if (allergies === null || allergies === undefined || allergies === 'unknown') return null;
  if ('none' in allergies) return null;
  const words = drugWords(drug);
  const found = allergies.list.flatMap(({ substance, reaction }) => {
    const because = sharedBy(words, drugWords(substance));
    if (because === null) return [];
    const of = { substance, drug: drug.trim(), group: because };
    if (reaction === undefined) {
      return [
        because === 'name'
          ? message('drugs.allergy', { substance })
          : message('drugs.allergy-of-group', of),
      ];
    }
    return [
      because === 'name'
        ? message('drugs.allergy-with-reaction', { substance, reaction })
        : message('drugs.allergy-of-group-with-reaction', { ...of, reaction }),
    ];
  });
  return sentences(found);
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
