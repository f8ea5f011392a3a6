import type { Anchor, Scale } from './scale.ts';

const FREE_NUMBER = 'A plain number; free to use.';

const ratingAnchors = (none: string, worst: string): readonly Anchor[] => [
  { score: 0, text: none },
  { score: 10, text: worst },
];

function rating(
  code: 'nausea' | 'pain' | 'anxiety',
  label: string,
  anchors: readonly Anchor[],
  loinc: string | null,
): Scale {
  return {
    code,
    label: `${label} 0-10`,
    short: label,
    min: 0,
    max: 10,
    kind: 'rating',
    anchors,
    parts: [],
    sources: loinc ? ['S56'] : [],
    licence: FREE_NUMBER,
    loinc,
  };
}

export const RATING_SCALES: readonly Scale[] = [
  rating('nausea', 'Nausea', ratingAnchors('None', 'Worst thinkable'), null),
  rating('pain', 'Pain', ratingAnchors('None', 'Worst thinkable'), '72514-3'),
  rating('anxiety', 'Anxiety', ratingAnchors('None', 'Worst thinkable'), null),
  {
    code: 'moaas',
    label: 'Sedation, MOAA/S',
    short: 'MOAA/S',
    min: 0,
    max: 5,
    kind: 'rating',
    anchors: [
      { score: 5, text: 'Answers readily to the name, normal voice' },
      { score: 4, text: 'Answers slowly to the name' },
      { score: 3, text: 'Answers only when called loudly or again' },
      { score: 2, text: 'Answers only to gentle prodding or shaking' },
      { score: 1, text: 'Answers only to a painful squeeze of the trapezius' },
      { score: 0, text: 'No answer to a painful squeeze' },
    ],
    parts: [],
    sources: ['S57', 'S8'],
    licence: 'Published in journals and widely used; anchors shortened here.',
    loinc: null,
    note: 'Any fall below the value before the dose counts as sedation.',
  },
  {
    code: 'rass',
    label: 'Sedation and agitation, RASS',
    short: 'RASS',
    min: -5,
    max: 4,
    kind: 'rating',
    anchors: [
      { score: 4, text: 'Combative' },
      { score: 3, text: 'Very agitated' },
      { score: 2, text: 'Agitated' },
      { score: 1, text: 'Restless' },
      { score: 0, text: 'Alert and calm' },
      { score: -1, text: 'Drowsy: eyes open to voice for more than 10 s' },
      { score: -2, text: 'Light sedation: eyes open to voice for less than 10 s' },
      { score: -3, text: 'Moderate sedation: moves to voice, no eye contact' },
      { score: -4, text: 'Deep sedation: moves only to touch' },
      { score: -5, text: 'Cannot be roused' },
    ],
    parts: [],
    sources: ['S58'],
    licence: 'Published in journals and widely used; anchors shortened here.',
    loinc: null,
  },
  {
    code: 'dissociation',
    label: 'Dissociation 0-3',
    short: 'Dissociation',
    min: 0,
    max: 3,
    kind: 'rating',
    anchors: [
      { score: 0, text: 'None' },
      { score: 1, text: 'Mild: floaty, aware' },
      { score: 2, text: 'Moderate: detached, answers' },
      { score: 3, text: 'Severe: does not answer questions, or distressed' },
    ],
    parts: [],
    sources: [],
    licence: 'Made for this product.',
    loinc: null,
    note: 'Seen by the nurse, so that nobody is questioned in the middle of a session.',
  },
];
