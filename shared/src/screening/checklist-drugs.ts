/** Medicines that change the course of a session (docs/clinical.md 4.1). */
import { type ChecklistItem, recordItem, stopItem } from './item.ts';

const takes = (id: string, label: string, why: string, sources: readonly string[]) =>
  recordItem('drugs', id, label, why, { sources });

const SEDATION = 'More sedation is to be expected.';
const PRESSURE = 'A larger rise in pressure is to be expected.';

export const DRUG_ITEMS: readonly ChecklistItem[] = [
  stopItem(
    'drugs',
    'no',
    'medicines-reviewed',
    'Medicines gone through',
    'What the patient takes is part of the evaluation before treatment.',
    { seeds: ['N'], sources: ['N'] },
  ),
  takes('benzodiazepine', 'Benzodiazepine', SEDATION, ['S29', 'S83']),
  takes('sedative-hypnotic', 'Another sedative or sleeping drug', SEDATION, ['S29', 'S83']),
  takes('opioid', 'Opioid', SEDATION, ['S29', 'S83']),
  takes('psychostimulant', 'Psychostimulant', PRESSURE, ['S29', 'S83']),
  takes('maoi', 'MAO inhibitor', PRESSURE, ['S29', 'S83']),
  takes('lamotrigine', 'Lamotrigine', 'Clinics ask for it before a course.', ['S84']),
  takes(
    'high-dose-benzodiazepine',
    'Benzodiazepine in high dose',
    'Clinics ask for it before a course.',
    ['S84'],
  ),
  stopItem(
    'drugs',
    'yes',
    'antihypertensive-not-taken',
    'Takes a drug for blood pressure and has not had today’s dose',
    'The morning dose is taken before the treatment.',
    { sources: ['S13'] },
  ),
];
