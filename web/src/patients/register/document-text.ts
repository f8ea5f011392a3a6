/** The fields of a patient's registration in words: for versions, and for two people's changes. */

import { allergiesText } from '@chairside/shared/patients/allergies-text';
import type { PatientDocument } from '@chairside/shared/patients/patient';
import { checklistLabel } from '@chairside/shared/screening/checklist';
import { dateText } from '@chairside/shared/time/calendar';
import { say, textOf } from '../../language/say.ts';
import { SEX_LABELS } from './patient-text.ts';

export const FIELD_LABELS: Readonly<Record<keyof PatientDocument, string>> = {
  recordNumber: say('patients-register.record-number'),
  name: say('patients-register.name'),
  dateOfBirth: say('patients-register.date-of-birth'),
  sex: say('patients-register.sex'),
  heightCm: say('patients-register.height'),
  allergies: say('patients-register.allergies'),
  riskFactors: say('patients-register.risk-factors'),
};
const FIELDS = Object.keys(FIELD_LABELS) as (keyof PatientDocument)[];

/** The label of a risk factor; the id itself where a later checklist has dropped it. */
export const riskLabel = (id: string): string => textOf(checklistLabel(id));

export function fieldText(document: PatientDocument, field: keyof PatientDocument): string {
  switch (field) {
    case 'dateOfBirth':
      return dateText(document.dateOfBirth);
    case 'sex':
      return SEX_LABELS[document.sex];
    case 'allergies':
      return allergiesText(document.allergies);
    case 'riskFactors':
      return (
        document.riskFactors.map(riskLabel).join(', ') || say('patients-register.none-registered')
      );
    case 'heightCm':
      return document.heightCm === undefined
        ? say('patients-register.not-registered')
        : say('patients-register.heightcm-cm', { heightCm: document.heightCm });
    case 'name':
    case 'recordNumber':
      return document[field];
    default:
      return field satisfies never;
  }
}

/** Fields in which a version differs from the one before it; all of them for the first. */
export function changedFields(
  document: PatientDocument,
  before: PatientDocument | undefined,
): (keyof PatientDocument)[] {
  if (before === undefined) return FIELDS;
  return FIELDS.filter(
    (field) => JSON.stringify(document[field]) !== JSON.stringify(before[field]),
  );
}
