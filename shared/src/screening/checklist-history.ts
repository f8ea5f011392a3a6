/** History: what the seed texts name, then the literature (docs/clinical.md 4.1). */
import { type ChecklistItem, recordItem, stopItem } from './item.ts';

const yes = (id: string, label: string, why: string, more: Parameters<typeof stopItem>[5]) =>
  stopItem('history', 'yes', id, label, why, more);
const HARD = { level: 'hard' } as const;

const SEED_ITEMS: readonly ChecklistItem[] = [
  yes('psychosis', 'Psychosis or mania now', 'Ketamine may increase psychosis and mania.', {
    ...HARD,
    seeds: ['A'],
    sources: ['A', 'S34', 'S35'],
  }),
  yes('raised-intracranial-pressure', 'Raised intracranial pressure', 'It may rise further.', {
    ...HARD,
    seeds: ['A'],
    sources: ['A', 'S34', 'S35'],
  }),
  yes('pregnancy', 'Pregnant', 'Not started in pregnancy, nor while it is not answered.', {
    ...HARD,
    unknown: 'hard',
    seeds: ['A'],
    sources: ['A', 'S17'],
    appliesTo: 'pregnancy-possible',
  }),
  yes('high-blood-pressure', 'High blood pressure', 'Expect a larger rise: cuff on time.', {
    seeds: ['A'],
    sources: ['A', 'S2', 'S4'],
  }),
  yes('cardiovascular-disease', 'Disease of heart or vessels', 'Pressure and pulse will rise.', {
    seeds: ['A'],
    sources: ['A', 'S34', 'S35'],
  }),
  yes(
    'prior-adverse-reaction',
    'Earlier bad reaction to ketamine',
    'What happened then may happen again.',
    { seeds: ['A'], sources: ['A'] },
  ),
  recordItem(
    'history',
    'substance-use-history',
    'History of substance use',
    'Ketamine can be misused; the course is watched for it.',
    { seeds: ['A'], sources: ['A'] },
  ),
  recordItem(
    'history',
    'mental-health-history',
    'History of mental illness',
    'Part of the evaluation before treatment.',
    { seeds: ['A'], sources: ['A'] },
  ),
  stopItem(
    'history',
    'no',
    'medical-history-taken',
    'Full medical history taken',
    'The history is part of the evaluation before treatment.',
    { seeds: ['N'], sources: ['N'] },
  ),
  recordItem('history', 'other-conditions', 'Other medical conditions', 'Name them in the note.', {
    seeds: ['N'],
    sources: ['N'],
  }),
];

const VESSELS_AND_HEART: readonly ChecklistItem[] = [
  yes('aneurysmal-vascular-disease', 'Aneurysm of any vessel', 'A surge may rupture it.', {
    ...HARD,
    sources: ['S9'],
  }),
  yes('arteriovenous-malformation', 'Arteriovenous malformation', 'A surge may make it bleed.', {
    ...HARD,
    sources: ['S9'],
  }),
  yes('intracerebral-haemorrhage', 'Bleeding in the brain in the past', 'It may bleed again.', {
    ...HARD,
    sources: ['S9'],
  }),
  yes(
    'uncontrolled-cardiovascular-disease',
    'Disease of heart or vessels that is not controlled',
    'Pressure and pulse will rise.',
    { ...HARD, sources: ['S34', 'S35'] },
  ),
  yes('severe-hypertension', 'Severe high blood pressure', 'Pressure will rise further.', {
    ...HARD,
    sources: ['S80'],
  }),
  yes('ischaemic-heart-disease', 'Ischemic heart disease', 'The heart will work harder.', {
    sources: ['S17'],
  }),
  yes('heart-failure', 'Heart failure', 'The heart will work harder.', { sources: ['S17'] }),
  yes('unstable-dysrhythmia', 'Unstable heart rhythm', 'Pulse and pressure will rise.', {
    ...HARD,
    sources: ['S17'],
  }),
];

const BRAIN_AND_EYES: readonly ChecklistItem[] = [
  yes('intracranial-mass', 'Intracranial mass or vascular lesion', 'Pressure in it may rise.', {
    ...HARD,
    sources: ['S17'],
  }),
  yes(
    'raised-intraocular-pressure',
    'Raised eye pressure, glaucoma, open eye injury',
    'It may rise.',
    {
      sources: ['S34', 'S35', 'S80', 'S42'],
    },
  ),
  yes('acute-head-or-eye-injury', 'Head or eye injury just now', 'Pressure there may rise.', {
    sources: ['S21'],
  }),
  yes('seizure-history', 'Seizures in the past', 'Seizure is a rare, serious effect.', {
    sources: ['S21'],
  }),
  yes('dementia', 'Dementia', 'Named as a reason against treatment.', { sources: ['S81'] }),
  yes('recent-delirium', 'Delirium not long ago', 'Named as a reason against treatment.', {
    sources: ['S81'],
  }),
  yes('bipolar-without-stabiliser', 'Bipolar, and takes no mood stabiliser', 'Mania may follow.', {
    sources: ['S66'],
  }),
  yes('ptsd-without-plan', 'PTSD, and no plan agreed to calm the patient', 'Agree on one first.', {
    sources: ['S66'],
  }),
  recordItem('history', 'phq9-15-or-more', 'PHQ-9 of 15 or more', 'Severity at entry.', {
    sources: ['S81'],
    missing: null,
  }),
];

const OTHER_ORGANS: readonly ChecklistItem[] = [
  yes('hypersensitivity', 'Allergic to ketamine or esketamine', 'A contraindication.', {
    ...HARD,
    sources: ['S9'],
  }),
  yes('severe-liver-impairment', 'Severe liver disease', 'The liver clears the drug.', {
    ...HARD,
    sources: ['S34', 'S35'],
  }),
  yes('moderate-liver-impairment', 'Moderate liver disease', 'The liver clears the drug.', {
    sources: ['S34', 'S35'],
  }),
  yes('cirrhosis', 'Cirrhosis', 'The liver clears the drug.', { sources: ['S17'] }),
  yes('dialysis', 'On dialysis', 'Left out of a trial for it.', { sources: ['S17'] }),
  yes('oxygen-dependent-lung-disease', 'Lung disease that needs oxygen', 'Little reserve.', {
    sources: ['S17'],
  }),
  yes('active-substance-abuse', 'Substance abuse now', 'Named as a reason against treatment.', {
    ...HARD,
    sources: ['S34', 'S35'],
  }),
  yes('breast-feeding', 'Breast-feeding', 'Left out of a trial for it.', {
    sources: ['S17'],
    appliesTo: 'pregnancy-possible',
  }),
  yes('sleep-apnoea-risk', 'Sleep apnoea, or STOP-BANG says so', 'Breathing may be impaired.', {
    sources: ['S82'],
  }),
  yes('airway-risk', 'Difficult airway', 'Have the means for it ready.', { sources: ['S42'] }),
  yes('sedation-problems', 'Problems with sedation before', 'They may come again.', {
    sources: ['S42'],
  }),
  yes('thyroid-disease', 'Thyroid disease', 'Pulse and pressure may rise more.', {
    sources: ['S42'],
  }),
  yes('porphyria', 'Porphyria', 'Named as a reason against treatment.', { sources: ['S42'] }),
  recordItem('history', 'ecg-reviewed', 'ECG seen', 'Asked for in one draft standard.', {
    sources: ['S82'],
    missing: null,
  }),
  recordItem(
    'history',
    'kidney-and-liver-function-reviewed',
    'Kidney and liver function seen',
    'Asked for in one draft standard.',
    { sources: ['S82'], missing: null },
  ),
];

export const HISTORY_ITEMS: readonly ChecklistItem[] = [
  ...SEED_ITEMS,
  ...VESSELS_AND_HEART,
  ...BRAIN_AND_EYES,
  ...OTHER_ORGANS,
];
