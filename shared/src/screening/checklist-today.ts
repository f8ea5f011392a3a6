/** What has to be so on the day (docs/clinical.md 4.2). What is measured is in `measured-before-start.ts`. */
import { type ChecklistItem, stopItem } from './item.ts';

const must = (id: string, label: string, why: string, more: Parameters<typeof stopItem>[5]) =>
  stopItem('today', 'no', id, label, why, more);
const mustNot = (id: string, label: string, why: string, more: Parameters<typeof stopItem>[5]) =>
  stopItem('today', 'yes', id, label, why, more);
const HARD = { level: 'hard', unknown: 'hard' } as const;

export const TODAY_ITEMS: readonly ChecklistItem[] = [
  must('identity-confirmed', 'Identity confirmed', 'Ask for two identifiers.', HARD),
  must('consent-signed', 'Consent signed, off-label use explained', 'There is no consent.', {
    ...HARD,
    sources: ['S31'],
  }),
  must('allergies-asked', 'Allergies asked today', 'They may have changed.', {}),
  mustNot('pregnancy-test-positive', 'Pregnancy test positive', 'Not started in pregnancy.', {
    level: 'hard',
    missing: null,
    sources: ['S17'],
    appliesTo: 'pregnancy-possible',
  }),
  must(
    'fasting-kept',
    'Fasted as the clinic asks',
    'A full stomach and vomiting endanger the airway.',
    { sources: ['S84', 'S85', 'S87'] },
  ),
  must('escort-confirmed', 'Somebody takes the patient home', 'There is no escort.', {
    ...HARD,
    sources: ['S91'],
  }),
  must('no-driving-agreed', 'Knows: no driving until the next day', 'Say it before the start.', {
    sources: ['S14', 'S84', 'S87'],
  }),
  mustNot('alcohol-within-24-h', 'Alcohol in the last 24 h', 'More sedation is to be expected.', {
    sources: ['S87'],
  }),
  mustNot('acute-intoxication', 'Intoxicated now', 'Breathing and judgement are impaired.', {
    level: 'hard',
    sources: ['S17'],
  }),
  mustNot('drug-screen-positive', 'Drug screen positive', 'Named as a reason against treatment.', {
    missing: null,
    sources: ['S81'],
  }),
  must('mental-status-usual', 'Awake, oriented, as usual', 'Something has changed.', {
    sources: ['S30'],
  }),
  mustNot('suicidal-intent-now', 'Suicidal intent today', 'Other care may be needed first.', {}),
  must(
    'emergency-equipment-ready',
    'Oxygen, suction, bag-mask, defibrillator and trained staff ready',
    'Without them no emergency can be answered.',
    { ...HARD, sources: ['S30', 'S89'] },
  ),
  must('iv-line-patent', 'Line in place and patent', 'Check the line.', {
    ...HARD,
    sources: ['S30'],
    appliesTo: 'intravenous',
  }),
];
