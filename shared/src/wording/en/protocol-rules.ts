/** What no protocol may say, and why a step of a protocol is refused (shared/src/protocols/rules, versions). */
export const protocolRules = {
  'protocol-rules.no-infusion-starts-without': 'No infusion starts without: {item}.',
  'protocol-rules.is-measured-between-and': '{label} is measured between {min} and {max} {unit}.',
  'protocol-rules.is-a-hard-stop': '{label} {op} {value} is a hard stop.',
  'protocol-rules.at-least-30-min-after-a': 'At least 30 min after a ketamine infusion.',
  'protocol-rules.at-least-120-min-after-esketamine': 'At least 120 min after esketamine.',
  'protocol-rules.not-below': 'Not below {rail}.',
  'protocol-rules.not-above': 'Not above {rail}.',
  'protocol-rules.not-above-160-100-mmhg': 'Not above 160/100 mmHg.',
  'protocol-rules.nobody-leaves-without-an-answer-on':
    'Nobody leaves without an answer on sedation.',
  'protocol-rules.nobody-leaves-with-a-critical-alarm':
    'Nobody leaves with a critical alarm that is open.',
  'protocol-rules.is-listed-twice': '{drug} is listed twice.',
  'protocol-rules.a-critical-limit-holds-for-every':
    'A critical limit holds for every patient as it stands.',
  'protocol-rules.it-gives-way-to-somewhere-between':
    'It gives way to somewhere between {label} {min} and {value} {unit}.',
  'protocol-rules.it-would-give-way-as-far':
    'It would give way as far as the critical limit at {critical} {unit}. Set it above that.',
  'protocol-rules.is-the-value-of-this-limit':
    '{label} is the value of this limit: choose another one.',
  'protocol-rules.is-measured-between-and-would-never':
    '{label} is measured between {min} and {max} {unit}: {value} would never be met, or always.',
  'protocol-rules.a-low-limit-lies-below-the':
    'A low limit lies below the baseline: give a negative number.',
  'protocol-rules.a-high-limit-lies-above-the':
    'A high limit lies above the baseline: give a positive number.',
  'protocol-rules.no-can-lie-from-the-baseline':
    'No {label} can lie {points} {unit} from the baseline.',
  'protocol-rules.a-low-limit-lies-between-0':
    'A low limit lies between 0 and 100 % below the baseline.',
  'protocol-rules.a-high-limit-lies-above-the-2': 'A high limit lies above the baseline.',
  'protocol-rules.every-band-of-a-low-limit': 'Every band of a low limit lies below the baseline.',
  'protocol-rules.every-band-of-a-high-limit':
    'Every band of a high limit lies above the baseline.',
  'protocol-rules.comes-one-reading-at-a-time':
    '{label} comes one reading at a time: a delay would hold the alarm back for a whole interval. Set 0 s.',
  'protocol-rules.a-delay-of-more-than-hides':
    'A delay of more than {most} hides most of what it should flag.',
  'protocol-rules.no-breath-for-more-than-must': 'No breath for more than {most} must not pass.',
  'protocol-rules.a-critical-alarm-of-a-continuous':
    'A critical alarm of a continuous signal waits at most {most}, or follows on a warning at this value or before it.',
  'protocol-rules.a-warning-becomes-critical-within': 'A warning becomes critical within {most}.',
  'protocol-rules.back-in-range-for-more-than':
    'Back in range for more than {most} and still an alarm: nobody would believe it.',
  'protocol-rules.it-would-clear-only-at-which':
    'It would clear only at {back} {unit}, which {other} flags in turn. Make it smaller.',
  'protocol-rules.it-would-clear-only-at-which-2':
    'It would clear only at {label} {back} {unit}, which cannot be measured. Make it smaller.',
  'protocol-rules.at-the-baseline-itself-it-would':
    'At the baseline itself it would not clear. Make it smaller than the distance from the baseline.',
  'protocol-rules.at-the-baseline-itself-it-would-2':
    'At the baseline itself it would not clear. Make it smaller than the narrowest band.',
  'protocol-rules.it-meets-no-value-would-be':
    'It meets {other}: no value would be left without an alarm.',
  'protocol-rules.it-comes-before-the-at-set':
    'It comes before the {tier, select, warning {warning} other {advisory}} at {other}. Set it further out.',
  'protocol-rules.it-lies-beyond-and-waits-longer':
    'It lies beyond {other} and waits longer: it could never speak first.',
  'protocol-rules.is-critical-in-every-phase-and':
    '{label} {sign} {value} {unit} is critical in every phase and every protocol, whatever the baseline.',
  'protocol-rules.another-limit-has-this-name': 'Another limit has this name.',
  'protocol-rules.a-guard-rail-is-absolute-and':
    'A guard rail is absolute and critical: nothing relaxes it.',
  'protocol-rules.a-guard-rail-holds-whatever-else':
    'A guard rail holds whatever else is measured.',
  'protocol-rules.nobody-at-the-chair-moves-a': 'Nobody at the chair moves a guard rail. Set 0.',
  'protocol-rules.goes-from-to-this-is-never':
    '{label} goes from {min} to {max}: this is never met, or always.',
  'protocol-rules.only-an-advisory-may-be-silent':
    'Only an advisory may be silent: a warning is heard.',
  'protocol-rules.it-comes-before-what-is-milder':
    'It comes before what is milder. Set it further out.',
  'protocol-rules.or-less-is-critical-in-every':
    '{label} {atMost} or less is critical in every phase.',
  'protocol-rules.what-is-worse-together-is-at': 'What is worse together is at least a warning.',
  'protocol-rules.a-systolic-pressure-of-mmhg-with':
    'A systolic pressure of {pressure} mmHg with chest pain logged is critical in every phase.',
  'protocol-rules.raises-an-alarm-when-it-is': '{effect} raises an alarm when it is logged.',
  'protocol-rules.a-serious-effect-is-critical': 'A serious effect is critical.',
  'protocol-rules.the-equipment-is-watched-probes-cuff':
    'The equipment is watched: probes, cuff and battery.',
  'protocol-rules.a-probe-that-is-off-is': 'A probe that is off is told after 30 s at the latest.',
  'protocol-rules.before-the-start-after-60-s': 'Before the start after 60 s at the latest.',
  'protocol-rules.a-low-signal-is-told-after': 'A low signal is told after 60 s at the latest.',
  'protocol-rules.a-battery-is-low-at-10': 'A battery is low at 10 to 90 %.',
  'protocol-rules.good-again-is-at-or-above': 'Good again is at or above low, at most 100 %.',
  'protocol-rules.a-cuff-at-min-is-never':
    'A cuff at {minute} min is never skipped: the pressure peaks then.',
  'protocol-rules.no-two-cuffs-of-the-infusion':
    'No two cuffs of the infusion lie more than 15 min apart.',
  'protocol-rules.the-cuff-has-a-cadence-without':
    'The cuff has a cadence: without one nobody is told of a missing reading.',
  'protocol-rules.at-most': 'At most {most}.',
  'protocol-rules.a-cuff-at-least-every-15': 'A cuff at least every 15 min while infusing.',
  'protocol-rules.under-a-warning-at-least-every':
    'Under a warning at least every 10 min, and never less often than without.',
  'protocol-rules.a-reading-is-hidden-after-1':
    'A reading is hidden after 1 h or 4 intervals at the latest.',
  'protocol-rules.it-is-greyed-before-it-is': 'It is greyed before it is hidden.',
  'protocol-rules.an-old-value-is-hidden-after':
    'An old value is hidden after {most} at the latest.',
  'protocol-rules.missing-is-told-after-at-the': 'Missing is told after {most} at the latest.',
  'protocol-rules.a-silent-monitor-is-told-after':
    'A silent monitor is told after 30 s at the latest.',
  'protocol-rules.it-is-critical-after-120-s':
    'It is critical after 120 s at the latest while infusing.',
  'protocol-rules.the-warning-comes-first': 'The warning comes first.',
  'protocol-rules.every-station-has-the-alarm-at': 'Every station has the alarm at once.',
  'protocol-rules.somebody-else-is-called-after-120':
    'Somebody else is called after 120 s at the latest.',
  'protocol-rules.a-missing-assessment-is-told-after':
    'A missing assessment is told after 10 min at the latest.',
  'protocol-rules.the-chairs-own-screen-sounds-after':
    "The chair's own screen sounds after 30 s at the latest.",
  'protocol-rules.what-was-acknowledged-and-lasts-is':
    'What was acknowledged and lasts is called again after 3 min at the latest.',
  'protocol-rules.sooner-than-after-30-s-an':
    'Sooner than after 30 s an acknowledgement would mean nothing.',
  'protocol-rules.there-is-another': 'There is another {name}.',
  'protocol-rules.refused-not-allowed':
    'Your role may not edit protocols. Ask an administrator or a provider.',
  'protocol-rules.refused-provider-only':
    'Only a provider approves a protocol and puts it in force.',
  'protocol-rules.refused-no-such-version': 'There is no such protocol version.',
  'protocol-rules.refused-changed-meanwhile':
    'Somebody else has changed this version. Look at it again, then repeat.',
  'protocol-rules.refused-not-a-draft':
    'An approved version is never edited. Make a new draft from it.',
  'protocol-rules.refused-nothing-changed': 'The draft says this already.',
  'protocol-rules.refused-senseless-limits': 'Some limits make no sense. Correct them first.',
  'protocol-rules.refused-already-approved': 'This version is approved already.',
  'protocol-rules.refused-not-approved': 'A provider has to approve this version first.',
  'protocol-rules.refused-already-in-force': 'This version is in force already.',
  'protocol-rules.refused-in-force': 'This version is in force. Put another one in force instead.',
  'protocol-rules.refused-already-retired': 'This version is retired already.',
  'protocol-rules.keep-section': 'The version in force has this: keep it.',
  'protocol-rules.grid-rises': 'The minutes of the grid rise.',
  'protocol-rules.test-looks-aside': 'The test of a limit must look to the side of its direction.',
  'protocol-rules.combination-needs-value':
    'A combination needs a value: effects alone are listed as serious.',
  'protocol-rules.second-person-above': 'A second person is asked for above what is asked about.',
  'protocol-rules.dose-needs-unit': 'A dose needs its unit, and a unit its dose.',
} as const;
