import type { Anchor, Scale } from './scale.ts';

const three = (two: string, one: string, zero: string): readonly Anchor[] => [
  { score: 2, text: two },
  { score: 1, text: one },
  { score: 0, text: zero },
];

const FORM_NOTE = 'Filled in on its own form; only the total is kept here.';

export const SUM_SCALES: readonly Scale[] = [
  {
    code: 'cadss',
    label: 'Dissociation, CADSS total',
    short: 'CADSS',
    min: 0,
    max: 92,
    kind: 'total',
    anchors: [],
    parts: [],
    sources: ['S60', 'S61'],
    licence: 'Copyrighted instrument: its wording is not shown.',
    loinc: null,
    note: FORM_NOTE,
  },
  {
    code: 'cadss6',
    label: 'Dissociation, CADSS-6 total',
    short: 'CADSS-6',
    min: 0,
    max: 24,
    kind: 'total',
    anchors: [],
    parts: [],
    sources: ['S63'],
    licence: 'Copyrighted instrument: its wording is not shown.',
    loinc: null,
    note: `${FORM_NOTE} Its authors call the short form unvalidated.`,
  },
  {
    code: 'aldrete',
    label: 'Recovery, modified Aldrete',
    short: 'Aldrete',
    min: 0,
    max: 10,
    kind: 'sum',
    anchors: [],
    parts: [
      {
        id: 'activity',
        label: 'Movement',
        anchors: three('All four limbs', 'Two limbs', 'None'),
      },
      {
        id: 'respiration',
        label: 'Breathing',
        anchors: three('Deep breath and cough', 'Short of breath or shallow', 'No breath'),
      },
      {
        id: 'circulation',
        label: 'Blood pressure against the baseline',
        anchors: three('Within 20 %', '20 to 50 % away', 'More than 50 % away'),
      },
      {
        id: 'consciousness',
        label: 'Consciousness',
        anchors: three('Awake', 'Wakes to voice', 'No answer'),
      },
      {
        id: 'oxygen',
        label: 'Oxygen saturation',
        anchors: three(
          'Above 92 % on air',
          'Needs oxygen to stay above 90 %',
          'Below 90 % with oxygen',
        ),
      },
    ],
    sources: ['S23'],
    licence: 'Published in a journal and widely used; anchors shortened here.',
    loinc: null,
  },
  {
    code: 'padss',
    label: 'Ready to go home, PADSS',
    short: 'PADSS',
    min: 0,
    max: 10,
    kind: 'sum',
    anchors: [],
    parts: [
      {
        id: 'vital-signs',
        label: 'Blood pressure and pulse against the baseline',
        anchors: three('Within 20 %', '20 to 40 % away', 'More than 40 % away'),
      },
      {
        id: 'ambulation',
        label: 'Walking',
        anchors: three('Steady, not dizzy', 'With help', 'Cannot, or dizzy'),
      },
      {
        id: 'nausea-vomiting',
        label: 'Nausea and vomiting',
        anchors: three('Minimal', 'Moderate', 'Severe'),
      },
      { id: 'pain', label: 'Pain', anchors: three('Minimal', 'Moderate', 'Severe') },
      {
        id: 'bleeding',
        label: 'Bleeding (here: the infusion site)',
        anchors: three('Minimal', 'Moderate', 'Severe'),
      },
    ],
    sources: ['S22'],
    licence: 'Published in a journal and widely used; anchors shortened here.',
    loinc: null,
  },
  {
    code: 'phq9',
    label: 'Depression, PHQ-9 total',
    short: 'PHQ-9',
    min: 0,
    max: 27,
    kind: 'total',
    anchors: [],
    parts: [],
    sources: ['S68'],
    licence: 'Free to use; its wording is not shown here.',
    loinc: '44261-6',
    note: FORM_NOTE,
  },
];
