/** What an order of this session is held against: body, course, allergies, limits of the protocol. */

import type { Body } from '../infusion/body-weight.ts';
import type { OrderAbout } from '../infusion/input-limits.ts';
import { allergyTo } from '../patients/allergy-match.ts';
import type { Allergies } from '../patients/patient.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import type { SessionState } from './state.ts';

export function bodyOf({ weight, patient }: Pick<SessionState, 'weight' | 'patient'>): Body {
  const stands = weight !== null && !weight.withdrawn;
  return {
    weightKg: stands ? weight.kg : null,
    heightCm: (stands ? weight.heightCm : undefined) ?? patient?.height?.cm ?? null,
    sex: patient?.sex ?? null,
  };
}

/** `allergies`: as the register has them now; absent: as the session knows them. */
export function orderAbout(
  session: SessionState,
  document: ProtocolDocument | undefined,
  allergies?: Allergies,
): OrderAbout {
  const { patient, course } = session;
  return {
    body: bodyOf(session),
    courseNumber: course?.number ?? null,
    dosing: document?.dosing,
    allergyTo: (drug) => allergyTo(drug, allergies ?? patient?.allergies),
  };
}
