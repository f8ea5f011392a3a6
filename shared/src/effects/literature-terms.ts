/** Side effects that the literature adds to the seed texts (docs/clinical.md 3.2). */
import { type EffectGroup, type EffectTerm, term } from './term.ts';

function added(
  code: string,
  label: string,
  group: EffectGroup,
  more: Partial<Pick<EffectTerm, 'serious' | 'chip'>> = {},
): EffectTerm {
  return term(code, label, group, ['literature'], more);
}

export const ADDED_TERMS: readonly EffectTerm[] = [
  added('drowsiness', 'Drowsiness, sedation', 'nervous-system', { chip: 4 }),
  added('anxiety', 'Anxiety', 'mood-and-thought', { chip: 6 }),
  added('agitation', 'Agitation', 'mood-and-thought', { chip: 14 }),
  added('irritability', 'Irritability', 'mood-and-thought'),
  added('euphoria', 'Euphoria', 'mood-and-thought'),
  added('feeling-drunk', 'Feeling drunk', 'mood-and-thought'),
  added('amnesia', 'Amnesia', 'mood-and-thought'),
  added('insomnia', 'Insomnia', 'mood-and-thought'),
  added('suicidal-thoughts', 'Suicidal thoughts', 'mood-and-thought', { serious: true }),
  added('floating-sensation', 'Floating sensation', 'perception'),
  added('vivid-dreams', 'Vivid dreams', 'perception'),
  added('vertigo', 'Vertigo', 'nervous-system'),
  added('numbness', 'Numbness', 'nervous-system'),
  added('tremor', 'Tremor', 'nervous-system'),
  added('muscle-rigidity', 'Muscle rigidity', 'nervous-system'),
  added('ataxia', 'Ataxia', 'nervous-system'),
  added('gait-disturbance', 'Unsteady gait', 'nervous-system'),
  added('slurred-speech', 'Slurred speech', 'nervous-system'),
  added('syncope', 'Syncope', 'nervous-system', { serious: true }),
  added('fall', 'Fall', 'general', { serious: true }),
  added('fatigue', 'Fatigue, lethargy', 'general'),
  added('sweating', 'Sweating', 'general'),
  added('flushing', 'Flushing', 'general'),
  added('dysgeusia', 'Altered taste', 'stomach'),
  added('dry-mouth', 'Dry mouth', 'stomach'),
  added('hypersalivation', 'Hypersalivation', 'stomach'),
  added('double-vision', 'Double vision', 'eyes-and-ears'),
  added('tinnitus', 'Tinnitus', 'eyes-and-ears'),
  added('palpitations', 'Palpitations', 'heart-and-circulation'),
  added('chest-pain', 'Chest pain', 'heart-and-circulation', { serious: true }),
  added('hypotension', 'Low blood pressure', 'heart-and-circulation'),
  added('bradycardia', 'Slow heart rate', 'heart-and-circulation'),
  added('supraventricular-tachycardia', 'Supraventricular tachycardia', 'heart-and-circulation', {
    serious: true,
  }),
  added('dyspnoea', 'Shortness of breath', 'breathing'),
  added('apnoea', 'Apnoea', 'breathing', { serious: true }),
  added('hypoxia', 'Hypoxia', 'breathing', { serious: true }),
  added('stridor', 'Stridor', 'breathing', { serious: true }),
  added('laryngospasm', 'Laryngospasm', 'breathing', { serious: true }),
  added('aspiration', 'Aspiration', 'breathing', { serious: true }),
  added('anaphylaxis', 'Anaphylaxis', 'allergy-and-site', { serious: true }),
  added('infusion-related-reaction', 'Infusion related reaction', 'allergy-and-site'),
  added('injection-site-reaction', 'Injection site reaction', 'allergy-and-site'),
];
