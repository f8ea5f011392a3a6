import { type Height, newestHeight, registeredHeight } from '@chairside/shared/patients/height';
import type { PatientStore } from '../store/ports/patients.ts';

/** Null where nobody has said or measured it. */
export async function heightOf(
  store: Pick<PatientStore, 'patientVersions' | 'measuredHeight'>,
  clinicId: number,
  patientId: string,
): Promise<Height | null> {
  const [versions, measured] = await Promise.all([
    store.patientVersions(clinicId, patientId),
    store.measuredHeight(clinicId, patientId),
  ]);
  return newestHeight(registeredHeight(versions), measured);
}
