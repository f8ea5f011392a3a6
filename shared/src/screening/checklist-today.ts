/** What has to be so on the day (docs/clinical.md 4.2). What is measured is in `measured-before-start.ts`. */
import { type ChecklistItem, type ItemId, stopItem } from './item.ts';

const must = (id: ItemId, more: Parameters<typeof stopItem>[3]) =>
  stopItem('today', 'no', id, more);
const mustNot = (id: ItemId, more: Parameters<typeof stopItem>[3]) =>
  stopItem('today', 'yes', id, more);
const HARD = { level: 'hard', unknown: 'hard' } as const;

export const TODAY_ITEMS: readonly ChecklistItem[] = [
  must('identity-confirmed', HARD),
  must('consent-signed', {
    ...HARD,
    sources: ['S31'],
  }),
  must('allergies-asked', {}),
  mustNot('pregnancy-test-positive', {
    level: 'hard',
    missing: null,
    sources: ['S17'],
    appliesTo: 'pregnancy-possible',
  }),
  must('fasting-kept', { sources: ['S84', 'S85', 'S87'] }),
  must('escort-confirmed', {
    ...HARD,
    sources: ['S91'],
  }),
  must('no-driving-agreed', {
    sources: ['S14', 'S84', 'S87'],
  }),
  mustNot('alcohol-within-24-h', {
    sources: ['S87'],
  }),
  mustNot('acute-intoxication', {
    level: 'hard',
    sources: ['S17'],
  }),
  mustNot('drug-screen-positive', {
    missing: null,
    sources: ['S81'],
  }),
  must('mental-status-usual', {
    sources: ['S30'],
  }),
  mustNot('suicidal-intent-now', {}),
  must('emergency-equipment-ready', { ...HARD, sources: ['S30', 'S89'] }),
  must('iv-line-patent', {
    ...HARD,
    sources: ['S30'],
    appliesTo: 'intravenous',
  }),
];
