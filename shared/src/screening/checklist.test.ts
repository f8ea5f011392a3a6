import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCALE_LIST } from '../effects/scales.ts';
import { DRUG_LEVEL_MODEL } from '../infusion/pharmacokinetics.ts';
import { REGIMEN_LIST } from '../infusion/regimens.ts';
import { inEnglish } from '../wording/in-english.ts';
import { CHECKLIST, type ChecklistAnswered, checklistItem, checklistStops } from './checklist.ts';
import { CHECKLIST_SECTIONS } from './item.ts';
import { MEASURED_BEFORE_START } from './measured-before-start.ts';

const ids = CHECKLIST.map(({ id }) => id);
/** The answers that stop nothing. */
const HARMLESS: ChecklistAnswered[] = CHECKLIST.map(({ id, stop }) => ({
  item: id,
  answer: stop === 'no' ? 'yes' : 'no',
}));
const answering = (item: string, answer: ChecklistAnswered['answer']) => [
  ...HARMLESS,
  { item, answer },
];

/** As docs/clinical.md 4.1 names them. */
const SEED_ITEMS = {
  A: [
    'psychosis',
    'raised-intracranial-pressure',
    'pregnancy',
    'high-blood-pressure',
    'cardiovascular-disease',
    'prior-adverse-reaction',
    'substance-use-history',
    'mental-health-history',
  ],
  N: ['medical-history-taken', 'medicines-reviewed', 'other-conditions'],
} as const;

const LITERATURE_ITEMS = [
  ...['aneurysmal-vascular-disease', 'arteriovenous-malformation', 'intracerebral-haemorrhage'],
  ...['hypersensitivity', 'uncontrolled-cardiovascular-disease', 'severe-liver-impairment'],
  ...['moderate-liver-impairment', 'raised-intraocular-pressure', 'active-substance-abuse'],
  ...['ischaemic-heart-disease', 'heart-failure', 'unstable-dysrhythmia', 'cirrhosis', 'dialysis'],
  ...['oxygen-dependent-lung-disease', 'intracranial-mass', 'acute-intoxication', 'breast-feeding'],
  ...['severe-hypertension', 'acute-head-or-eye-injury', 'seizure-history', 'dementia'],
  ...['recent-delirium', 'drug-screen-positive', 'phq9-15-or-more', 'ecg-reviewed'],
  ...['kidney-and-liver-function-reviewed', 'sleep-apnoea-risk', 'thyroid-disease', 'porphyria'],
  ...['airway-risk', 'sedation-problems', 'bipolar-without-stabiliser', 'ptsd-without-plan'],
  ...['benzodiazepine', 'sedative-hypnotic', 'opioid', 'psychostimulant', 'maoi', 'lamotrigine'],
  ...['high-dose-benzodiazepine', 'antihypertensive-not-taken'],
];

const DAY_ITEMS = [
  ...['identity-confirmed', 'consent-signed', 'allergies-asked', 'pregnancy-test-positive'],
  ...['fasting-kept', 'escort-confirmed', 'no-driving-agreed', 'alcohol-within-24-h'],
  ...['mental-status-usual', 'suicidal-intent-now', 'emergency-equipment-ready', 'iv-line-patent'],
];

const inWords = (stops: ReturnType<typeof checklistStops>) =>
  stops.map((stop) => ({ ...stop, message: inEnglish.text(stop.message) }));

describe('the screening checklist', () => {
  it.each(Object.entries(SEED_ITEMS).flatMap(([seed, items]) => items.map((item) => [seed, item])))(
    'CK-01 seed %s: %s',
    (seed, item) => {
      expect(checklistItem(item)?.seeds).toContain(seed);
    },
  );

  it('CK-01 has the seeds first in each section', () => {
    for (const section of CHECKLIST_SECTIONS) {
      const seeded = CHECKLIST.filter((i) => i.section === section).map((i) => i.seeds.length > 0);
      expect(seeded.lastIndexOf(true)).toBeLessThan(
        seeded.includes(false) ? seeded.indexOf(false) : seeded.length,
      );
    }
    const named = CHECKLIST.filter(({ seeds }) => seeds.length > 0).map(({ id }) => id);
    expect(named.sort()).toEqual([...SEED_ITEMS.A, ...SEED_ITEMS.N].sort());
  });

  it('CK-02 has each item of the literature and of the day, once', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const expected = [...SEED_ITEMS.A, ...SEED_ITEMS.N, ...LITERATURE_ITEMS, ...DAY_ITEMS];
    expect([...ids].sort()).toEqual([...expected].sort());
    const order = CHECKLIST.map(({ section }) => CHECKLIST_SECTIONS.indexOf(section));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('CK-02 names what is measured instead of asked', () => {
    expect(MEASURED_BEFORE_START.map(({ id }) => id)).toEqual([
      'weight-today',
      'baseline-vitals',
      'baseline-sedation',
      'baseline-dissociation',
      'baseline-nausea',
      'baseline-mood',
      'pump-checked',
    ]);
  });

  it('CK-03 nothing is harmless because it was not asked or is not known', () => {
    for (const item of CHECKLIST.filter(({ stop }) => stop !== null)) {
      expect(item.level).not.toBeNull();
      expect(item.unknown).not.toBeNull();
      expect(checklistStops(answering(item.id, 'unknown'), {})).toMatchObject([
        { item: item.id, because: 'unknown', level: item.unknown },
      ]);
    }
    const unasked = checklistStops([], { sex: 'female' }).map(({ item }) => item);
    const optional = ids.filter((id) => !unasked.includes(id));
    expect(optional).toEqual([
      'phq9-15-or-more',
      'ecg-reviewed',
      'kidney-and-liver-function-reviewed',
      'pregnancy-test-positive',
      'drug-screen-positive',
    ]);
  });

  it('CK-03 what the day cannot do without stops hard while it is not answered', () => {
    const hard = checklistStops([], {})
      .filter(({ level }) => level === 'hard')
      .map(({ item }) => item);
    expect(hard).toEqual([
      'pregnancy',
      'identity-confirmed',
      'consent-signed',
      'escort-confirmed',
      'emergency-equipment-ready',
      'iv-line-patent',
    ]);
  });

  it('CK-04 asks only a male patient nothing about pregnancy', () => {
    const asked = (whom: Parameters<typeof checklistStops>[1]) =>
      checklistStops([], whom).map(({ item }) => item);
    const male = asked({ sex: 'male' });
    expect(ids.length - 5 - male.length).toBe(2);
    for (const item of ['pregnancy', 'breast-feeding']) {
      expect(male).not.toContain(item);
      expect(asked({})).toContain(item);
      expect(asked({ sex: 'unknown' })).toContain(item);
      expect(asked({ sex: 'other' })).toContain(item);
    }
    expect(asked({ route: 'nasal' })).not.toContain('iv-line-patent');
    expect(asked({ route: 'iv-infusion' })).toContain('iv-line-patent');
  });

  it('CK-05 lets a start go where every answer is harmless', () => {
    expect(checklistStops(HARMLESS, { sex: 'female', route: 'iv-infusion' })).toEqual([]);
  });

  it('CK-05 says what stops, and why', () => {
    expect(inWords(checklistStops(answering('psychosis', 'yes'), {}))).toEqual([
      {
        item: 'psychosis',
        level: 'hard',
        because: 'answer',
        message: 'Psychosis or mania now: yes. Ketamine may increase psychosis and mania.',
      },
    ]);
    expect(checklistStops(answering('high-blood-pressure', 'yes'), {})).toMatchObject([
      { level: 'soft', because: 'answer' },
    ]);
    expect(inWords(checklistStops(answering('consent-signed', 'no'), {}))).toMatchObject([
      { level: 'hard', because: 'answer', message: expect.stringContaining(': no.') },
    ]);
    expect(checklistStops(answering('opioid', 'yes'), {})).toEqual([]);
  });

  it('CK-05 the last of several answers counts', () => {
    const corrected = [
      ...answering('psychosis', 'yes'),
      { item: 'psychosis', answer: 'no' },
    ] as const;
    expect(checklistStops(corrected, {})).toEqual([]);
  });

  it('CK-06 every source that is cited is in the list of sources', () => {
    const page = new URL('../../../docs/clinical-sources.md', import.meta.url);
    const listed = new Set(
      [...readFileSync(page, 'utf8').matchAll(/^\| ([A-Z]\d*) \|/gm)].map(([, id]) => id),
    );
    const cited = [
      ...CHECKLIST.flatMap(({ sources }) => sources),
      ...SCALE_LIST.flatMap(({ sources }) => sources),
      ...REGIMEN_LIST.flatMap(({ sources, observation }) => [...sources, ...observation.sources]),
      ...DRUG_LEVEL_MODEL.sources,
      'S138',
    ];
    expect(cited.filter((id) => !listed.has(id))).toEqual([]);
    expect(new Set(cited).size).toBeGreaterThan(25);
  });
});
