/** First steps of the second default: clinic defaults, for the clinic's provider to edit. A prompt, never an order. */

import type { FirstStepsCard } from '../document/first-steps.ts';
import { from } from '../document/source.ts';

const OWN = from('low', []);

export const FIRST_STEPS: FirstStepsCard[] = [
  {
    id: 'laryngospasm',
    title: 'Laryngospasm',
    terms: ['laryngospasm', 'stridor'],
    steps: [
      'Stop the infusion. Call for help.',
      'Jaw thrust with firm pressure behind the ear lobes; clear the mouth.',
      '100 % oxygen by a tight mask with gentle continuous pressure.',
      'No better within a minute: emergency call; further steps are the provider\u2019s.',
    ],
    source: OWN,
  },
  {
    id: 'anaphylaxis',
    title: 'Anaphylaxis',
    terms: ['anaphylaxis', 'allergic-reaction'],
    steps: [
      'Stop the infusion. Call for help; emergency call.',
      'Epinephrine into the thigh by local order, without delay.',
      'Lay flat with legs raised; sit up if breathing is hard. Oxygen.',
      'Pressure every 2 min; fluids and a second dose by local order.',
    ],
    source: OWN,
  },
  {
    id: 'seizure',
    title: 'Seizure',
    terms: ['seizure'],
    steps: [
      'Stop the infusion. Note the time. Call for help.',
      'Protect the head, turn on the side, nothing into the mouth.',
      'Oxygen; watch breathing and SpO2. Check glucose.',
      'Longer than 5 min or again: emergency call; drugs by local order.',
    ],
    source: OWN,
  },
  {
    id: 'vomiting-sedated',
    title: 'Vomiting while sedated',
    terms: ['vomiting', 'aspiration'],
    besideSedation: true,
    steps: [
      'Pause the infusion. Turn on the side, head down.',
      'Clear the mouth; suction ready.',
      'Watch SpO2 and breathing; listen for stridor or wheeze.',
      'Call the provider if SpO2 falls or breathing changes.',
    ],
    source: OWN,
  },
  {
    id: 'emergence-distress',
    title: 'Emergence distress',
    terms: ['emergence-distress', 'agitation'],
    steps: [
      'Stay with the patient. Speak calmly; say where they are and that it passes.',
      'Dim the light, lower the sound, one voice at a time.',
      'Check SpO2 and pressure: fear may be want of air.',
      'Danger to self or others: pause the infusion and call the provider.',
    ],
    source: OWN,
  },
  {
    id: 'fall',
    title: 'Fall',
    terms: ['fall', 'fall-with-injury'],
    steps: [
      'Do not lift at once. Pause the infusion. Call for help.',
      'Head, neck, hips: pain, wound, numbness, anticoagulant?',
      'Vital signs, MOAA/S, pupils.',
      'Call the provider. Any blow to the head or loss of consciousness: emergency call by local rule.',
    ],
    source: OWN,
  },
  {
    id: 'suicidal-intent',
    title: 'Suicidal thoughts or intent',
    terms: ['suicidal-intent', 'suicidal-thoughts'],
    steps: [
      'Stay with the patient; do not leave them alone.',
      'Ask directly: thoughts, plan, means, when.',
      'Remove what could harm. The provider is being called.',
      'The patient does not leave before the provider has seen them.',
    ],
    source: OWN,
  },
];
