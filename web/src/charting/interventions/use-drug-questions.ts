import { type DrugQuestion, drugQuestions } from '@chairside/shared/session/drug-questions';
import type { SessionState } from '@chairside/shared/session/state';
import { useProtocol } from '../../live/clinic-store.ts';
import { serverNow } from '../../live/clock-store.ts';
import { useAllergies } from '../../patients/register/patient-line.tsx';
import { drugOf } from './drug-draft.ts';
import type { InterventionDraft } from './intervention-draft.ts';

/** What is asked of the drug in the form, by the allergies that the register has now. `corrects`: the entry that is corrected. */
export function useDrugQuestions(
  session: SessionState,
  draft: InterventionDraft,
  corrects?: { readonly seq: number; readonly at: number },
): DrugQuestion[] {
  const allergies = useAllergies(session) ?? undefined;
  const document = useProtocol(session.protocol) ?? undefined;
  // The allergy is said as soon as the drug is named: before its dose is typed.
  const drug =
    draft.kind !== 'drug' || draft.drug.name.trim() === ''
      ? null
      : (drugOf(draft.drug) ?? { name: draft.drug.name.trim(), dose: 0, unit: 'mg', route: 'iv' });
  if (drug === null) return [];
  const about = { document, allergies, corrects: corrects?.seq };
  return drugQuestions(session, drug, corrects?.at ?? serverNow(), about);
}
