/** History: what the seed texts name, then the literature (docs/clinical.md 4.1). */
import { type ChecklistItem, type ItemId, recordItem, stopItem } from './item.ts';

const yes = (id: ItemId, more: Parameters<typeof stopItem>[3]) =>
  stopItem('history', 'yes', id, more);
const HARD = { level: 'hard' } as const;

const SEED_ITEMS: readonly ChecklistItem[] = [
  yes('psychosis', {
    ...HARD,
    seeds: ['A'],
    sources: ['A', 'S34', 'S35'],
  }),
  yes('raised-intracranial-pressure', {
    ...HARD,
    seeds: ['A'],
    sources: ['A', 'S34', 'S35'],
  }),
  yes('pregnancy', {
    ...HARD,
    unknown: 'hard',
    seeds: ['A'],
    sources: ['A', 'S17'],
    appliesTo: 'pregnancy-possible',
  }),
  yes('high-blood-pressure', {
    seeds: ['A'],
    sources: ['A', 'S2', 'S4'],
  }),
  yes('cardiovascular-disease', {
    seeds: ['A'],
    sources: ['A', 'S34', 'S35'],
  }),
  yes('prior-adverse-reaction', { seeds: ['A'], sources: ['A'] }),
  recordItem('history', 'substance-use-history', { seeds: ['A'], sources: ['A'] }),
  recordItem('history', 'mental-health-history', { seeds: ['A'], sources: ['A'] }),
  stopItem('history', 'no', 'medical-history-taken', { seeds: ['N'], sources: ['N'] }),
  recordItem('history', 'other-conditions', {
    seeds: ['N'],
    sources: ['N'],
  }),
];

const VESSELS_AND_HEART: readonly ChecklistItem[] = [
  yes('aneurysmal-vascular-disease', {
    ...HARD,
    sources: ['S9'],
  }),
  yes('arteriovenous-malformation', {
    ...HARD,
    sources: ['S9'],
  }),
  yes('intracerebral-haemorrhage', {
    ...HARD,
    sources: ['S9'],
  }),
  yes('uncontrolled-cardiovascular-disease', { ...HARD, sources: ['S34', 'S35'] }),
  yes('severe-hypertension', {
    ...HARD,
    sources: ['S80'],
  }),
  yes('ischaemic-heart-disease', {
    sources: ['S17'],
  }),
  yes('heart-failure', { sources: ['S17'] }),
  yes('unstable-dysrhythmia', {
    ...HARD,
    sources: ['S17'],
  }),
];

const BRAIN_AND_EYES: readonly ChecklistItem[] = [
  yes('intracranial-mass', {
    ...HARD,
    sources: ['S17'],
  }),
  yes('raised-intraocular-pressure', {
    sources: ['S34', 'S35', 'S80', 'S42'],
  }),
  yes('acute-head-or-eye-injury', {
    sources: ['S21'],
  }),
  yes('seizure-history', {
    sources: ['S21'],
  }),
  yes('dementia', { sources: ['S81'] }),
  yes('recent-delirium', {
    sources: ['S81'],
  }),
  yes('bipolar-without-stabiliser', {
    sources: ['S66'],
  }),
  yes('ptsd-without-plan', {
    sources: ['S66'],
  }),
  recordItem('history', 'phq9-15-or-more', {
    sources: ['S81'],
    missing: null,
  }),
];

const OTHER_ORGANS: readonly ChecklistItem[] = [
  yes('hypersensitivity', {
    ...HARD,
    sources: ['S9'],
  }),
  yes('severe-liver-impairment', {
    ...HARD,
    sources: ['S34', 'S35'],
  }),
  yes('moderate-liver-impairment', {
    sources: ['S34', 'S35'],
  }),
  yes('cirrhosis', { sources: ['S17'] }),
  yes('dialysis', { sources: ['S17'] }),
  yes('oxygen-dependent-lung-disease', {
    sources: ['S17'],
  }),
  yes('active-substance-abuse', {
    ...HARD,
    sources: ['S34', 'S35'],
  }),
  yes('breast-feeding', {
    sources: ['S17'],
    appliesTo: 'pregnancy-possible',
  }),
  yes('sleep-apnoea-risk', {
    sources: ['S82'],
  }),
  yes('airway-risk', { sources: ['S42'] }),
  yes('sedation-problems', {
    sources: ['S42'],
  }),
  yes('thyroid-disease', {
    sources: ['S42'],
  }),
  yes('porphyria', { sources: ['S42'] }),
  recordItem('history', 'ecg-reviewed', {
    sources: ['S82'],
    missing: null,
  }),
  recordItem('history', 'kidney-and-liver-function-reviewed', { sources: ['S82'], missing: null }),
];

export const HISTORY_ITEMS: readonly ChecklistItem[] = [
  ...SEED_ITEMS,
  ...VESSELS_AND_HEART,
  ...BRAIN_AND_EYES,
  ...OTHER_ORGANS,
];
