/** What happened before the start, and where the patient sat, in plain sentences. */

import type { Identifier } from '@chairside/shared/patients/identifiers';
import { checklistItem } from '@chairside/shared/screening/checklist';
import type { ChecklistAnswer } from '@chairside/shared/session/entries';
import type { BodyOf } from '@chairside/shared/session/events';
import { describeBaseline, describeManualVitals } from './describe-vitals.ts';
import { gateItemLabel } from './gate-label.ts';

export type PreparationBody = BodyOf<
  | 'session-opened'
  | 'patient-identified'
  | 'monitor-attached'
  | 'monitor-detached'
  | 'chair-transferred'
  | 'checklist-answered'
  | 'weight-recorded'
  | 'vitals-recorded'
  | 'baseline-set'
  | 'gate-overridden'
>;

const IDENTIFIER_LABELS = {
  name: 'name',
  'date-of-birth': 'date of birth',
  'record-number': 'record number',
  photo: 'photo',
} as const satisfies Record<Identifier, string>;

export function describePreparation(body: PreparationBody): string {
  switch (body.type) {
    case 'session-opened': {
      const checked = compared(body.identifiers);
      return `Session opened in chair ${body.chairLabel} for ${who(body)}${checked}, protocol ${body.protocol}`;
    }
    case 'patient-identified': {
      const { name, dateOfBirth, recordNumber } = body.patient;
      const course = courseText(body.course);
      return `Patient identified: ${name}, born ${dateOfBirth}, record number ${recordNumber}${course}${compared(body.identifiers)}`;
    }
    case 'monitor-attached':
      return `Monitor attached: ${body.label}`;
    case 'monitor-detached':
      return `Monitor detached: ${body.reason}`;
    case 'chair-transferred':
      return `Moved from chair ${body.from.chairLabel} to chair ${body.chairLabel}`;
    case 'checklist-answered':
      return describeAnswers(body.answers);
    case 'weight-recorded':
      return `Weight ${body.kg} kg, ${body.method}`;
    case 'vitals-recorded':
      return `Vital signs by hand: ${describeManualVitals(body.values)}`;
    case 'baseline-set': {
      const { cuffs } = body;
      const from = cuffs === undefined ? '' : `, median of ${cuffs.length} rested readings`;
      return `Baseline set: ${describeBaseline(body.baseline)}${from}`;
    }
    case 'gate-overridden': {
      const by = body.provider === undefined ? '' : `, as ${body.provider} decided`;
      return `Start allowed although: ${body.items.map(gateItemLabel).join(', ')}${by}. Reason: ${body.reason}`;
    }
    default:
      return body satisfies never;
  }
}

function who({ patient, patientRef, course }: BodyOf<'session-opened'>): string {
  if (patient === undefined) return patientRef;
  return `${patient.name}, record number ${patient.recordNumber}${courseText(course)}`;
}

function courseText(course: BodyOf<'session-opened'>['course']): string {
  return course === undefined ? '' : `, infusion ${course.number} of ${course.planned}`;
}

function compared(identifiers: readonly Identifier[] | undefined): string {
  if (identifiers === undefined || identifiers.length === 0) return '';
  return `, compared ${identifiers.map((one) => IDENTIFIER_LABELS[one]).join(' and ')}`;
}

/** One answer in full; of many, what was not a plain no and every note. */
function describeAnswers(answers: readonly ChecklistAnswer[]): string {
  const [only] = answers;
  if (only !== undefined && answers.length === 1) return `Checklist: ${answerText(only)}`;
  const told = answers.filter(({ answer, note }) => answer !== 'no' || note !== undefined);
  const others = answers.length - told.length;
  const rest = others === 0 ? [] : [`${others} answered no`];
  return `Checklist: ${[...told.map(answerText), ...rest].join('; ')}`;
}

function answerText({ item, answer, note }: ChecklistAnswer): string {
  const label = checklistItem(item)?.label ?? item;
  return `${label}: ${answer}${note === undefined ? '' : ` (${note})`}`;
}
