/** What is asked about an order before it is taken, and about amounts once the drug runs. */
export const order = {
  'order.weight-outside': 'A weight of {weight} lies outside {low} to {high} kg.',
  'order.weight-not-todays': "The order uses {used}; today's weight is {today}.",
  'order.weight-basis-high':
    'The {basis, select, ideal {ideal} other {adjusted}} weight of {used} is above the actual {actual}.',
  'order.weight-basis-unlike':
    'By height and sex the {basis, select, ideal {ideal} other {adjusted}} weight is {worked}; the order uses {used}.',
  'order.weight-basis-unknown':
    'The {basis, select, ideal {ideal} other {adjusted}} weight of {used} cannot be checked: weight, height or sex is not recorded.',
  'order.drug-of-regimen': '{regimen} is given with {usual}; the order says {drug}.',
  'order.route-of-regimen': '{regimen} is not given by this route ({route}).',
  'order.incomplete': 'The order leaves out {what}.',
  'order.part':
    '{part, select, concentration {the concentration} volume {the volume} minutes {the minutes} rate {the rate} other {the minutes over which the bolus is given}}',
  'order.and': '{first}, {next}',
  'order.more-than': '{value} is more than {most}.',
  'order.more-than-second-person': '{value} is more than {most}: a second person has to agree.',
  'order.minutes-outside': '{minutes} lies outside {low} to {high} min.',
  'order.undiluted': '{strength} has not been diluted: a second person has to check it.',
  'order.unlisted': '{strength} is none of the usual concentrations.',
  'order.pace': '{part, select, infusion {The infusion} other {The bolus}} runs at {pace}',
  'order.pace-high': '{paces}: more than {most}.',
  'order.push-short': 'The bolus is given in {minutes} min: less than {least}.',
  'order.dose-arithmetic': '{weight} x {perKg} is {worked}; the order says {said}.',
  'order.volume-arithmetic': '{volume} of {strength} hold {holds}; the order says {said}.',
  'order.rate-arithmetic': '{volume} in {minutes} need {worked}; the order says {said}.',
  'order.device-fraction': '{dose} is not a whole number of devices: each holds {each} mg.',
  'order.devices-too-many':
    '{dose} is {devices} devices; more than {most} mg is not given in one session.',
  'order.device-single': '{dose} is one device; usual are {first} and {most} mg.',
  'order.device-first':
    'This is the first session of the course: it begins with {first} mg, the order says {dose}.',
  'order.device-maybe-first':
    'No course is chosen, so this may be the first session: it begins with {first} mg, the order says {dose}.',
  'order.no-weight': 'The weight is not known: it cannot be told how much this is per kg.',
  'order.no-concentration':
    'The concentration is not known: it cannot be told how much drug this is.',
  'order.total-unknown': 'How much has been given so far is not known.',
  'order.total': 'With this bolus {total} is given in total.',
  'order.total-per-kg': 'With this bolus {total} ({perKg}) is given in total.',
  'order.no-bolus': 'The order has no bolus.',
  'order.bolus-beyond':
    'The order has a bolus of {ordered}; with this one {pushed} is given as a bolus.',
  'order.bolus-minutes-missing': 'It is not said over how many minutes it is given.',
  'order.bolus-short': '{minutes} min is shorter than {least}.',
  'order.waste-beyond':
    'According to the log, {left} remains; {wasted} is more. Check the syringe and the charted dose.',
} as const;
