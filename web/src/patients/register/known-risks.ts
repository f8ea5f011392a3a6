import { checklistItem } from '@chairside/shared/screening/checklist';
import type { SessionState } from '@chairside/shared/session/state';
import { useQuery } from '@tanstack/react-query';
import { KEYS } from '../../http/patient-keys.ts';
import { getPatient } from './patient-queries.ts';

const NONE: readonly string[] = [];

/**
 * Items of the checklist that are registered of the patient: as the register has them now, and as the session began.
 * Null: not known here yet, so that nothing may be answered for all at once.
 */
export function useKnownRisks({ patient }: SessionState): readonly string[] | null {
  const id = patient?.id ?? '';
  const { data } = useQuery({
    queryKey: KEYS.patient(id),
    queryFn: () => getPatient(id),
    enabled: patient !== null,
  });
  if (patient === null) return NONE;
  if (data === undefined && patient.riskFactors === undefined) return null;
  const known = new Set([...(patient.riskFactors ?? []), ...(data?.patient.riskFactors ?? [])]);
  return [...known].filter((item) => checklistItem(item)?.stop !== 'no');
}
