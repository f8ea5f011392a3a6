/** Every side effect that the seed texts name (docs/clinical.md 3.1). */
import { type EffectTerm, term } from './term.ts';

export const SEED_TERMS: readonly EffectTerm[] = [
  term('dissociation', 'effects.dissociation', 'perception', ['N', 'A'], { chip: 1 }),
  term('nausea', 'effects.nausea', 'stomach', ['N', 'A'], { chip: 2 }),
  term('dizziness', 'effects.dizziness', 'nervous-system', ['N'], { chip: 3 }),
  term('headache', 'effects.headache', 'nervous-system', ['N'], { chip: 5 }),
  term('blurry-vision', 'effects.blurry-vision', 'eyes-and-ears', ['A'], { chip: 7 }),
  term('vomiting', 'effects.vomiting', 'stomach', ['N', 'A'], { chip: 8 }),
  term('altered-perception', 'effects.altered-perception', 'perception', ['A'], { chip: 9 }),
  term('altered-perception-time', 'effects.altered-perception-time', 'perception', ['A'], {
    part: 'altered-perception',
  }),
  term('altered-perception-colors', 'effects.altered-perception-colors', 'perception', ['A'], {
    part: 'altered-perception',
  }),
  term('altered-perception-textures', 'effects.altered-perception-textures', 'perception', ['A'], {
    part: 'altered-perception',
  }),
  term('altered-perception-noises', 'effects.altered-perception-noises', 'perception', ['A'], {
    part: 'altered-perception',
  }),
  term('hallucination', 'effects.hallucination', 'perception', ['N'], { chip: 10 }),
  term('out-of-body-experience', 'effects.out-of-body-experience', 'perception', ['A']),
  term('confusion', 'effects.confusion', 'mood-and-thought', ['N'], { chip: 11 }),
  term(
    'increased-heart-rate',
    'effects.increased-heart-rate',
    'heart-and-circulation',
    ['N', 'A'],
    {
      chip: 12,
    },
  ),
  term(
    'increased-blood-pressure',
    'effects.increased-blood-pressure',
    'heart-and-circulation',
    ['N', 'A'],
    {
      chip: 13,
    },
  ),
  term('seizure', 'effects.seizure', 'nervous-system', ['N'], { serious: true }),
  term('respiratory-depression', 'effects.respiratory-depression', 'breathing', ['N'], {
    serious: true,
  }),
  term('allergic-reaction', 'effects.allergic-reaction', 'allergy-and-site', ['N'], {
    serious: true,
  }),
  term('mania', 'effects.mania', 'mood-and-thought', ['A'], { serious: true }),
  term('psychosis', 'effects.psychosis', 'mood-and-thought', ['A'], { serious: true }),
  term('bladder-problems', 'effects.bladder-problems', 'bladder', ['A'], { scope: 'longitudinal' }),
  term('urinary-frequency', 'effects.urinary-frequency', 'bladder', ['A'], {
    scope: 'longitudinal',
    part: 'bladder-problems',
  }),
  term('urinary-urgency', 'effects.urinary-urgency', 'bladder', ['A'], {
    scope: 'longitudinal',
    part: 'bladder-problems',
  }),
  term('urinary-retention', 'effects.urinary-retention', 'bladder', ['A'], {
    scope: 'longitudinal',
    part: 'bladder-problems',
  }),
  term('dependence', 'effects.dependence', 'dependence', ['A'], {
    scope: 'longitudinal',
  }),
  // The seed's words are "brain damage": not a thing to tap beside a patient, so a provider's note field.
  term('cognitive-concern', 'effects.cognitive-concern', 'mood-and-thought', ['A'], {
    scope: 'provider-note',
  }),
];
