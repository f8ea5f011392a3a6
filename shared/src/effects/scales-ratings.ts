import type { Anchor, Scale } from './scale.ts';

const FROM_NONE_TO_WORST: readonly Anchor[] = [
  { score: 0, text: 'scales.none' },
  { score: 10, text: 'scales.worst' },
];

function rating(code: 'nausea' | 'pain' | 'anxiety', loinc: string | null): Scale {
  return {
    code,
    label: `scales.${code}`,
    short: `scales.${code}-short`,
    min: 0,
    max: 10,
    kind: 'rating',
    anchors: FROM_NONE_TO_WORST,
    parts: [],
    sources: loinc ? ['S56'] : [],
    licence: 'scales.free-number',
    loinc,
  };
}

export const RATING_SCALES: readonly Scale[] = [
  rating('nausea', null),
  rating('pain', '72514-3'),
  rating('anxiety', null),
  {
    code: 'moaas',
    label: 'scales.moaas',
    short: 'scales.moaas-short',
    min: 0,
    max: 5,
    kind: 'rating',
    anchors: [
      { score: 5, text: 'scales.moaas-5' },
      { score: 4, text: 'scales.moaas-4' },
      { score: 3, text: 'scales.moaas-3' },
      { score: 2, text: 'scales.moaas-2' },
      { score: 1, text: 'scales.moaas-1' },
      { score: 0, text: 'scales.moaas-0' },
    ],
    parts: [],
    sources: ['S57', 'S8'],
    licence: 'scales.published-in-journals',
    loinc: null,
    note: 'scales.moaas-note',
  },
  {
    code: 'rass',
    label: 'scales.rass',
    short: 'scales.rass-short',
    min: -5,
    max: 4,
    kind: 'rating',
    anchors: [
      { score: 4, text: 'scales.rass-4' },
      { score: 3, text: 'scales.rass-3' },
      { score: 2, text: 'scales.rass-2' },
      { score: 1, text: 'scales.rass-1' },
      { score: 0, text: 'scales.rass-0' },
      { score: -1, text: 'scales.rass-minus-1' },
      { score: -2, text: 'scales.rass-minus-2' },
      { score: -3, text: 'scales.rass-minus-3' },
      { score: -4, text: 'scales.rass-minus-4' },
      { score: -5, text: 'scales.rass-minus-5' },
    ],
    parts: [],
    sources: ['S58'],
    licence: 'scales.published-in-journals',
    loinc: null,
  },
  {
    code: 'dissociation',
    label: 'scales.dissociation',
    short: 'scales.dissociation-short',
    min: 0,
    max: 3,
    kind: 'rating',
    anchors: [
      { score: 0, text: 'scales.none' },
      { score: 1, text: 'scales.dissociation-1' },
      { score: 2, text: 'scales.dissociation-2' },
      { score: 3, text: 'scales.dissociation-3' },
    ],
    parts: [],
    sources: [],
    licence: 'scales.own',
    loinc: null,
    note: 'scales.dissociation-note',
  },
];
