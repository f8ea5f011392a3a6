import type { Anchor, Scale, ScaleText } from './scale.ts';

const three = (two: ScaleText, one: ScaleText, zero: ScaleText): readonly Anchor[] => [
  { score: 2, text: two },
  { score: 1, text: one },
  { score: 0, text: zero },
];

const MINIMAL_TO_SEVERE = three('scales.minimal', 'scales.moderate', 'scales.severe');

export const SUM_SCALES: readonly Scale[] = [
  {
    code: 'cadss',
    label: 'scales.cadss',
    short: 'scales.cadss-short',
    min: 0,
    max: 92,
    kind: 'total',
    anchors: [],
    parts: [],
    sources: ['S60', 'S61'],
    licence: 'scales.copyrighted',
    loinc: null,
    note: 'scales.own-form',
  },
  {
    code: 'cadss6',
    label: 'scales.cadss6',
    short: 'scales.cadss6-short',
    min: 0,
    max: 24,
    kind: 'total',
    anchors: [],
    parts: [],
    sources: ['S63'],
    licence: 'scales.copyrighted',
    loinc: null,
    note: 'scales.own-form-unvalidated',
  },
  {
    code: 'aldrete',
    label: 'scales.aldrete',
    short: 'scales.aldrete-short',
    min: 0,
    max: 10,
    kind: 'sum',
    anchors: [],
    parts: [
      {
        id: 'activity',
        label: 'scales.aldrete-activity',
        anchors: three(
          'scales.aldrete-activity-2',
          'scales.aldrete-activity-1',
          'scales.aldrete-activity-0',
        ),
      },
      {
        id: 'respiration',
        label: 'scales.aldrete-respiration',
        anchors: three(
          'scales.aldrete-respiration-2',
          'scales.aldrete-respiration-1',
          'scales.aldrete-respiration-0',
        ),
      },
      {
        id: 'circulation',
        label: 'scales.aldrete-circulation',
        anchors: three(
          'scales.aldrete-circulation-2',
          'scales.aldrete-circulation-1',
          'scales.aldrete-circulation-0',
        ),
      },
      {
        id: 'consciousness',
        label: 'scales.aldrete-consciousness',
        anchors: three(
          'scales.aldrete-consciousness-2',
          'scales.aldrete-consciousness-1',
          'scales.aldrete-consciousness-0',
        ),
      },
      {
        id: 'oxygen',
        label: 'scales.aldrete-oxygen',
        anchors: three(
          'scales.aldrete-oxygen-2',
          'scales.aldrete-oxygen-1',
          'scales.aldrete-oxygen-0',
        ),
      },
    ],
    sources: ['S23'],
    licence: 'scales.published-in-a-journal',
    loinc: null,
  },
  {
    code: 'padss',
    label: 'scales.padss',
    short: 'scales.padss-short',
    min: 0,
    max: 10,
    kind: 'sum',
    anchors: [],
    parts: [
      {
        id: 'vital-signs',
        label: 'scales.padss-vital-signs',
        anchors: three(
          'scales.padss-vital-signs-2',
          'scales.padss-vital-signs-1',
          'scales.padss-vital-signs-0',
        ),
      },
      {
        id: 'ambulation',
        label: 'scales.padss-ambulation',
        anchors: three(
          'scales.padss-ambulation-2',
          'scales.padss-ambulation-1',
          'scales.padss-ambulation-0',
        ),
      },
      {
        id: 'nausea-vomiting',
        label: 'scales.padss-nausea-vomiting',
        anchors: MINIMAL_TO_SEVERE,
      },
      { id: 'pain', label: 'scales.padss-pain', anchors: MINIMAL_TO_SEVERE },
      {
        id: 'bleeding',
        label: 'scales.padss-bleeding',
        anchors: MINIMAL_TO_SEVERE,
      },
    ],
    sources: ['S22'],
    licence: 'scales.published-in-a-journal',
    loinc: null,
  },
  {
    code: 'phq9',
    label: 'scales.phq9',
    short: 'scales.phq9-short',
    min: 0,
    max: 27,
    kind: 'total',
    anchors: [],
    parts: [],
    sources: ['S68'],
    licence: 'scales.free-not-shown',
    loinc: '44261-6',
    note: 'scales.own-form',
  },
];
