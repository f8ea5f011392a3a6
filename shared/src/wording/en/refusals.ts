/** Why a command was refused, and what to do next. A rule that knows more puts its own sentences first. */
export const refusals = {
  'refusals.with-detail': '{detail} {sentence}',
  'refusals.not-allowed':
    'Your role may look at sessions but not chart in them. Ask a nurse or a provider.',
  'refusals.provider-only':
    'This entry is for a provider. Write what you noticed as a note instead.',
  'refusals.no-such-session': 'There is no such session. Open one for the chair first.',
  'refusals.already-open': 'This session is already open. Go on charting in it.',
  'refusals.session-closed':
    'This session is closed. Nothing more can be charted in it: add an addendum instead.',
  'refusals.no-such-chair': 'There is no such chair in this clinic. Choose another.',
  'refusals.chair-occupied': 'Another session is open in this chair. Close that one first.',
  'refusals.before-chair-was-free': 'The chair was still in use at that time. Give a later time.',
  'refusals.no-such-channel': 'There is no such monitor in this clinic. Choose another.',
  'refusals.channel-taken':
    'This monitor belongs to another running session. Close that one first.',
  'refusals.monitor-already-attached':
    'This monitor is already attached to the session. Nothing is left to do.',
  'refusals.in-the-future': 'That time lies in the future. Check the clock of this computer.',
  'refusals.before-opening': 'That time lies before the session was opened. Give a later time.',
  'refusals.before-last-phase':
    'That time lies before the last step of the infusion. Give a later time.',
  'refusals.not-before-start':
    'This is entered only before the infusion starts. Write it as a note instead.',
  'refusals.baseline-empty': 'A baseline needs at least one value. Enter one.',
  'refusals.baseline-implausible':
    'A baseline value is outside what can be measured. Check the numbers.',
  'refusals.already-started':
    'The infusion has already been started. Pause or stop it instead, or write a note.',
  'refusals.already-stopped':
    'The infusion has been stopped. A further infusion needs a new session.',
  'refusals.not-started': 'The infusion has not been started yet. Start it first.',
  'refusals.already-paused': 'The infusion is already paused. Resume or stop it.',
  'refusals.not-paused': 'The infusion is running. Nothing is left to resume.',
  'refusals.still-infusing':
    'The infusion is still on. Stop the pump and chart the stop, then close the session.',
  'refusals.unknown-effect': 'This effect is not in the catalogue. Write it as a note instead.',
  'refusals.onset-after-entry':
    'The effect cannot begin after it was noted. Give an earlier onset.',
  'refusals.onset-before-opening':
    'The onset lies before the session was opened. Write what was there before as a note.',
  'refusals.no-such-alarm': 'This alarm is no longer there. Nothing is left to acknowledge.',
  'refusals.alarm-changed':
    'This alarm has come up anew since. Look at it again, then acknowledge it.',
  'refusals.before-alarm': 'That time lies before the alarm was raised. Give a later time.',
  'refusals.no-such-limit': 'The protocol of this session has no such limit. Choose another.',
  'refusals.limit-not-movable': 'This limit is a table of bands. Only a protocol changes it.',
  'refusals.limit-unchanged': 'The limit has this value already. Nothing is left to do.',
  'refusals.beyond-allowance':
    'The protocol does not let a nurse move this limit so far. Ask a provider.',
  'refusals.guard-rail':
    'This limit is a guard rail: nothing relaxes it. It can only be made stricter.',
  'refusals.senseless-limit': 'The limits would make no sense together. Choose another value.',
  'refusals.nothing-sounding': 'Nothing sounds for this chair. Nothing is left to pause.',
  'refusals.no-standby':
    "Standby is not part of this session's protocol. Chart a note and stay with the patient.",
  'refusals.already-up': 'The patient is up already. Chart "Patient back" first.',
  'refusals.reason-to-get-up': 'The infusion is running. Say why the patient gets up.',
  'refusals.not-up': 'The patient is not up. Chart "Patient up" first.',
  'refusals.no-such-entry': 'The session log has no such entry. Choose one that is there.',
  'refusals.not-withdrawable':
    'Only what a person charted can be corrected or withdrawn, and only its newest value. Write a note instead.',
  'refusals.already-withdrawn': 'This entry has already been withdrawn. Chart anew what was right.',
  'refusals.identity-not-checked':
    'Compare two identifiers with the patient, such as name and date of birth, before charting under their name.',
  'refusals.no-such-patient':
    'There is no such patient in this clinic. Register the patient first.',
  'refusals.no-such-course': 'There is no such course for this patient. Choose another or none.',
  'refusals.course-over':
    'This course is completed or has ended. Choose another or none, or take it up again first.',
  'refusals.patient-in-another-chair':
    'This patient has a session in another chair. Close or transfer that one first.',
  'refusals.already-identified':
    'The patient of this session is identified already, and a session is never given to somebody else. If it is the wrong one, cancel it and open another.',
  'refusals.same-chair': 'The session is in this chair already. Choose another.',
  'refusals.no-such-item': 'The checklist has no such question. Reload the page.',
  'refusals.weight-implausible': 'This cannot be a weight. Check the number and the unit.',
  'refusals.nothing-measured': 'Enter at least one value.',
  'refusals.half-a-pressure': 'A blood pressure needs both numbers. Enter the other one.',
  'refusals.vitals-implausible': 'A value is outside what can be measured. Check the numbers.',
  'refusals.too-few-cuffs': 'Take one with the monitor, or enter it by hand.',
  'refusals.baseline-moved':
    'The rested readings have changed. Look at the median again, then accept it.',
  'refusals.gate-not-passed':
    'Do what is missing, or ask a provider, who can override it with a reason.',
  'refusals.nothing-to-override':
    'This does not stand in the way, or no longer does. Look at what is open now.',
  'refusals.hard-stop': 'Only a provider can override this, signed in as themselves. Ask one.',
  'refusals.provider-not-named': 'Write down which provider gave this reason.',
  'refusals.order-impossible': 'The order cannot be carried out as it stands. Correct it.',
  'refusals.order-not-confirmed': 'Confirm each of these with a reason, or correct the order.',
  'refusals.no-order': 'There is no order yet. Write one first.',
  'refusals.provider-signs': 'Only a provider signs an order. Ask one.',
  'refusals.order-replaced': 'The order has been changed since. Look at the new one, then sign it.',
  'refusals.order-not-signed': 'The order is not signed yet. Ask a provider to sign it first.',
  'refusals.pump-differs': 'Program the pump as ordered, or have the order changed.',
  'refusals.pump-not-programmed':
    'The pump is not programmed for this order yet. Program it first.',
  'refusals.pump-check-differs':
    'What you read is not what was programmed. Look at the pump together.',
  'refusals.second-person-needed':
    'Another person has to do this, signed in as themselves. Ask one.',
  'refusals.no-planned-time': 'Say how many minutes the infusion is planned for.',
  'refusals.rate-not-charted':
    'The rate of this infusion is not charted, because it was started without an order. Write the change as a note.',
  'refusals.rate-unchanged': 'The pump runs at this rate already. Nothing is left to do.',
  'refusals.before-last-rate':
    'That time lies before the last change of the rate or the last bolus. Give a later time.',
  'refusals.before-start': 'That time lies before the start of the infusion. Give a later time.',
  'refusals.nothing-to-waste':
    'Nothing was ordered or given in this session. Write what was discarded as a note.',
  'refusals.no-such-effect':
    'This effect is not there, or was withdrawn. Choose another, or chart a new one.',
  'refusals.already-resolved':
    'This effect was over by then. If it has come back, chart it as a new one; if it never ended, withdraw the entry that ended it.',
  'refusals.before-last-entry':
    'That time lies before an entry that comes first. Give a later time.',
  'refusals.score-impossible': 'This scale has no such score. Check the number.',
  'refusals.drug-missing': 'Say which drug, how much, and by which route.',
  'refusals.oxygen-missing': 'Say how much oxygen and through what.',
  'refusals.note-missing': 'Say in a few words what happened.',
  'refusals.other-kind':
    'This entry cannot be corrected in this way. Withdraw it and chart it anew.',
  'refusals.nothing-prepared': 'Nothing was entered. Fill in at least one field.',
  'refusals.already-escalated':
    'The emergency has been called already. Write what follows as a note.',
  'refusals.not-escalated':
    'No emergency was called in this session. Call it first, or choose another outcome.',
  'refusals.not-cancelled':
    'Something was given in this session: it cannot be cancelled. Choose another outcome.',
  'refusals.not-ready-for-discharge':
    'Wait for it or arrange it, or ask a provider, who can close with a reason.',
  'refusals.not-closed':
    'The session is still open. Close it first, then it can be signed or added to.',
  'refusals.provider-signs-session': 'Only a provider signs a session. Ask one.',
  'refusals.already-signed':
    'You have signed this session already, and nothing was added since. Nothing is left to do.',
  'refusals.signed-already':
    'Another provider has signed this session already. Co-sign it instead.',
  'refusals.not-signed-yet': 'Nobody has signed this session yet. Sign it instead.',
  'refusals.seal-missing': 'The record could not be sealed. Try again.',
  'refusals.unknown-alarm':
    'This session had no such alarm. Choose one of its alarms, or leave it out.',
  'refusals.severity-contradicts':
    'Worse with a milder severity, or better with a worse one, contradicts itself. Correct one of the two.',
  'refusals.amount-unusual': 'Look at the number again, then confirm it or correct it.',
  'refusals.no-pump-needed':
    'This order is given by nasal devices and needs no pump. Chart each device by itself.',
  'refusals.device-dose': 'Chart each device by itself.',
  'refusals.order-given':
    'Nothing of the order is left to give. If another was given all the same, chart it as a drug given and tell the provider.',
  'refusals.amounts-differ': 'Correct the dose or the volume, or leave the volume out.',
  'refusals.drug-not-confirmed': 'Confirm each of these with a reason, or do not chart it.',
  'refusals.height-implausible': 'Check the number and its unit.',
  'refusals.outside': '{what} is outside {low} to {high}.',
  'refusals.no-blood-pressure': '{pressure} is no blood pressure.',
  'refusals.pump-set':
    'The {what, select, rate {rate} volume {volume} other {concentration}} is set to {set}; ordered is {ordered}.',
  'refusals.whole-score': 'A score is a whole number.',
  'refusals.device-holds': 'A device holds {holds}, not {given}.',
  'refusals.devices-charted':
    '{ordered, plural, one {The one device} other {All # devices}} of the order of {dose} charted.',
  'refusals.push-holds': '{ml} of {concentration} hold {holds}, not {mg}.',
  'refusals.cuffs-so-far': 'Needs {needed} rested cuff readings of the last hour; {soFar} so far.',
  'refusals.median-now': 'The median is {pressure} now.',
} as const;
