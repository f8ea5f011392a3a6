/** Every side effect that the seed texts name (docs/clinical.md 3.1). */
import { type EffectTerm, term } from './term.ts';

export const SEED_TERMS: readonly EffectTerm[] = [
  term('dissociation', 'Dissociation', 'perception', ['N', 'A'], { chip: 1 }),
  term('nausea', 'Nausea', 'stomach', ['N', 'A'], { chip: 2 }),
  term('dizziness', 'Dizziness, lightheadedness', 'nervous-system', ['N'], { chip: 3 }),
  term('headache', 'Headache', 'nervous-system', ['N'], { chip: 5 }),
  term('blurry-vision', 'Blurry vision', 'eyes-and-ears', ['A'], { chip: 7 }),
  term('vomiting', 'Vomiting', 'stomach', ['N', 'A'], { chip: 8 }),
  term('altered-perception', 'Altered perception', 'perception', ['A'], { chip: 9 }),
  term('altered-perception-time', 'Altered sense of time', 'perception', ['A'], {
    part: 'altered-perception',
  }),
  term('altered-perception-colors', 'Altered sense of colors', 'perception', ['A'], {
    part: 'altered-perception',
  }),
  term('altered-perception-textures', 'Altered sense of textures', 'perception', ['A'], {
    part: 'altered-perception',
  }),
  term('altered-perception-noises', 'Altered sense of noises', 'perception', ['A'], {
    part: 'altered-perception',
  }),
  term('hallucination', 'Hallucination', 'perception', ['N'], { chip: 10 }),
  term('out-of-body-experience', 'Out-of-body experience', 'perception', ['A']),
  term('confusion', 'Mild confusion', 'mood-and-thought', ['N'], { chip: 11 }),
  term('increased-heart-rate', 'Increased heart rate', 'heart-and-circulation', ['N', 'A'], {
    chip: 12,
  }),
  term(
    'increased-blood-pressure',
    'Increased blood pressure',
    'heart-and-circulation',
    ['N', 'A'],
    {
      chip: 13,
    },
  ),
  term('seizure', 'Seizure', 'nervous-system', ['N'], { serious: true }),
  term('respiratory-depression', 'Respiratory depression', 'breathing', ['N'], { serious: true }),
  term('allergic-reaction', 'Allergic reaction', 'allergy-and-site', ['N'], { serious: true }),
  term('mania', 'Mania emerging', 'mood-and-thought', ['A'], { serious: true }),
  term('psychosis', 'Psychosis emerging', 'mood-and-thought', ['A'], { serious: true }),
  term('bladder-problems', 'Bladder problems', 'bladder', ['A'], { scope: 'longitudinal' }),
  term('urinary-frequency', 'Urinary frequency', 'bladder', ['A'], {
    scope: 'longitudinal',
    part: 'bladder-problems',
  }),
  term('urinary-urgency', 'Urinary urgency', 'bladder', ['A'], {
    scope: 'longitudinal',
    part: 'bladder-problems',
  }),
  term('urinary-retention', 'Urinary retention', 'bladder', ['A'], {
    scope: 'longitudinal',
    part: 'bladder-problems',
  }),
  term('dependence', 'Abuse, dependence, addiction', 'dependence', ['A'], {
    scope: 'longitudinal',
  }),
  // The seed's words are "brain damage": not a thing to tap beside a patient, so a provider's note field.
  term('cognitive-concern', 'Cognitive concern', 'mood-and-thought', ['A'], {
    scope: 'provider-note',
  }),
];
