/** What a registration form holds, and the document that it stands for. */
import { HEIGHT_CM } from '@chairside/shared/infusion/body-weight';
import {
  birthProblem,
  type PatientDocument,
  patientDocumentSchema,
} from '@chairside/shared/patients/patient';
import { z } from 'zod';
import { say } from '../../language/say.ts';

export const draftSchema = z.object({
  recordNumber: z.string(),
  name: z.string(),
  /** YYYY-MM-DD; empty until it is entered. */
  dateOfBirth: z.string(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  /** cm, as typed; empty: not known. */
  height: z.string().default(''),
  /** An empty list is never taken for none. */
  allergies: z.enum(['unknown', 'none', 'list']),
  allergyList: z.array(z.object({ substance: z.string(), reaction: z.string() })),
  riskFactors: z.array(z.string()),
});
export type PatientDraft = z.infer<typeof draftSchema>;

export const EMPTY_DRAFT: PatientDraft = {
  ...{ recordNumber: '', name: '', dateOfBirth: '', sex: 'unknown', height: '' },
  ...{ allergies: 'unknown', allergyList: [], riskFactors: [] },
};

export function draftOf(document: PatientDocument): PatientDraft {
  const { recordNumber, name, dateOfBirth, sex, heightCm, allergies, riskFactors } = document;
  const list = allergies !== 'unknown' && 'list' in allergies ? allergies.list : null;
  return {
    ...{ recordNumber, name, dateOfBirth, sex, riskFactors },
    height: heightCm === undefined ? '' : String(heightCm),
    allergies: allergies === 'unknown' ? 'unknown' : list === null ? 'none' : 'list',
    allergyList: (list ?? []).map(({ substance, reaction = '' }) => ({ substance, reaction })),
  };
}

function allergiesOf({ allergies, allergyList }: PatientDraft): unknown {
  if (allergies === 'unknown') return 'unknown';
  if (allergies === 'none') return { none: true };
  const list = allergyList.map(({ substance, reaction }) => ({
    substance: substance.trim(),
    ...(reaction.trim() === '' ? {} : { reaction: reaction.trim() }),
  }));
  return { list };
}

const candidate = (draft: PatientDraft): unknown => ({
  recordNumber: draft.recordNumber.trim(),
  name: draft.name.trim(),
  dateOfBirth: draft.dateOfBirth,
  sex: draft.sex,
  allergies: allergiesOf(draft),
  riskFactors: draft.riskFactors,
  ...(draft.height.trim() === '' ? {} : { heightCm: Number(draft.height.replace(',', '.')) }),
});

/** What is wrong with a height as typed; empty is not known, and nothing wrong. */
function heightProblem(text: string): string | null {
  if (text.trim() === '') return null;
  const cm = Number(text.replace(',', '.'));
  const { low, high } = HEIGHT_CM;
  return cm >= low && cm <= high
    ? null
    : say('patients-register.enter-the-height-in-cm-low', { low, high });
}

/** Null while the form is not valid. */
export function documentOf(draft: PatientDraft): PatientDocument | null {
  const parsed = patientDocumentSchema.safeParse(candidate(draft));
  return parsed.success ? parsed.data : null;
}

/** By field of the form: what to do about it. `today`: the clinic's day, YYYY-MM-DD. */
export function draftErrors(draft: PatientDraft, today: string): Record<string, string> {
  const errors: Record<string, string> = {};
  if (draft.recordNumber.trim() === '') {
    errors.recordNumber = say('patients-register.enter-the-clinics-own-number-of');
  }
  if (draft.name.trim() === '') errors.name = say('patients-register.enter-the-name');
  if (draft.dateOfBirth === '')
    errors.dateOfBirth = say('patients-register.enter-the-date-of-birth');
  else {
    const problem = birthProblem(draft.dateOfBirth, today);
    if (problem !== null)
      errors.dateOfBirth = say('patients-register.the-date-of-birth-problem', { problem });
  }
  const problem = heightProblem(draft.height);
  if (problem !== null) errors.height = problem;
  if (draft.allergies === 'list') {
    if (draft.allergyList.length === 0) {
      errors.allergies = say('patients-register.add-what-the-patient-is-allergic');
    }
    draft.allergyList.forEach(({ substance }, index) => {
      if (substance.trim() === '') {
        errors[`allergyList.${index}.substance`] = say(
          'patients-register.name-the-substance-or-remove-the',
        );
      }
    });
  }
  if (Object.keys(errors).length > 0) return errors;
  const parsed = patientDocumentSchema.safeParse(candidate(draft));
  for (const { path, message } of parsed.error?.issues ?? []) {
    errors[fieldOf(path.join('.'))] ??= say('patients-register.this-message', { message });
  }
  return errors;
}

/** The field of the form that an issue of the server or the schema is about. */
export function fieldOf(path: string): string {
  const inList = /(?:^|\.)list\.(\d+)\.(substance|reaction)$/.exec(path);
  if (inList) return `allergyList.${inList[1]}.${inList[2]}`;
  const [field = path] = path.replace(/^body\./, '').split('.');
  return field === 'heightCm' ? 'height' : field;
}
