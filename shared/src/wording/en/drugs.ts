/** What is asked before a drug is charted. */
export const drugs = {
  'drugs.allergy': 'Recorded allergy to {substance}.',
  'drugs.allergy-with-reaction': 'Recorded allergy to {substance} ({reaction}).',
  'drugs.allergy-of-group': 'Recorded allergy to {substance}: {drug} is one of the {group}.',
  'drugs.allergy-of-group-with-reaction':
    'Recorded allergy to {substance} ({reaction}): {drug} is one of the {group}.',
  'drugs.not-counted':
    'Charted here it is not counted in the dose: chart a push or a device of the order as a bolus.',
  'drugs.not-comparable': "{given} cannot be compared with the list's {usual}.",
  'drugs.above-list': '{given} is more than {usual}.',
  'drugs.not-comparable-with-cap': 'In this unit the dose cannot be compared with {most} mg.',
  'drugs.above-cap': '{given} mg is more than {most} mg a dose.',
  'drugs.above-reduced-cap': '{given} mg is more than {most} mg a dose ({why}).',
  'drugs.age-not-known': 'age not known',
  'drugs.from-age': 'from {years} years',
  'drugs.beside-opioid': 'beside an opioid',
  'drugs.opioids-not-answered': 'opioids not answered',
  'drugs.too-soon': 'The last dose was {seconds} s ago; {minutes} min lie between two.',
} as const;
