/** Why a command was refused: a stable code for programs, a sentence for the person who asked. */

export const REFUSAL_CODES = [
  'not-allowed',
  'provider-only',
  'no-such-session',
  'already-open',
  'session-closed',
  'no-such-chair',
  'chair-occupied',
  'before-chair-was-free',
  'no-such-channel',
  'channel-taken',
  'monitor-already-attached',
  'in-the-future',
  'before-opening',
  'before-last-phase',
  'not-before-start',
  'baseline-empty',
  'baseline-implausible',
  'already-started',
  'already-stopped',
  'not-started',
  'already-paused',
  'not-paused',
  'still-infusing',
  'unknown-effect',
  'onset-after-entry',
  'onset-before-opening',
  'no-such-alarm',
  'alarm-changed',
  'before-alarm',
  'nothing-sounding',
  'no-such-limit',
  'limit-not-movable',
  'limit-unchanged',
  'beyond-allowance',
  'guard-rail',
  'senseless-limit',
  'no-such-entry',
  'not-withdrawable',
  'already-withdrawn',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly code: RefusalCode;
  /** What is missing or what to do next, in words for a nurse. */
  readonly message: string;
}

const SENTENCES: Readonly<Record<RefusalCode, string>> = {
  'not-allowed': 'Your role may look at sessions but not chart in them. Ask a nurse or a provider.',
  'provider-only': 'This entry is for a provider. Write what you noticed as a note instead.',
  'no-such-session': 'There is no such session. Open one for the chair first.',
  'already-open': 'This session is already open.',
  'session-closed': 'This session is closed. Nothing more can be charted in it.',
  'no-such-chair': 'There is no such chair in this clinic.',
  'chair-occupied': 'Another session is open in this chair. Close that one first.',
  'before-chair-was-free': 'The chair was still in use at that time. Give a later time.',
  'no-such-channel': 'There is no such monitor in this clinic.',
  'channel-taken': 'This monitor belongs to another running session. Close that one first.',
  'monitor-already-attached': 'This monitor is already attached to the session.',
  'in-the-future': 'That time lies in the future. Check the clock of this computer.',
  'before-opening': 'That time lies before the session was opened. Give a later time.',
  'before-last-phase': 'That time lies before the last step of the infusion. Give a later time.',
  'not-before-start': 'A baseline can be set only before the infusion starts.',
  'baseline-empty': 'A baseline needs at least one value.',
  'baseline-implausible': 'A baseline value is outside what can be measured. Check the numbers.',
  'already-started': 'The infusion has already been started.',
  'already-stopped': 'The infusion has been stopped. A further infusion needs a new session.',
  'not-started': 'The infusion has not been started yet. Start it first.',
  'already-paused': 'The infusion is already paused. Resume or stop it.',
  'not-paused': 'The infusion is running. There is nothing to resume.',
  'still-infusing': 'The infusion is still on. Stop it before closing the session.',
  'unknown-effect': 'This effect is not in the catalogue. Write it as a note instead.',
  'onset-after-entry': 'The effect cannot begin after it was noted. Give an earlier onset.',
  'onset-before-opening':
    'The onset lies before the session was opened. Write what was there before as a note.',
  'no-such-alarm': 'This alarm is no longer there. Nothing is left to acknowledge.',
  'alarm-changed': 'This alarm has come up anew since. Look at it again, then acknowledge it.',
  'before-alarm': 'That time lies before the alarm was raised. Give a later time.',
  'no-such-limit': 'The protocol of this session has no such limit.',
  'limit-not-movable': 'This limit is a table of bands. Only a protocol changes it.',
  'limit-unchanged': 'The limit has this value already.',
  'beyond-allowance': 'The protocol does not let a nurse move this limit so far. Ask a provider.',
  'guard-rail': 'This limit is a guard rail: nothing relaxes it. It can only be made stricter.',
  'senseless-limit': 'The limits would make no sense together.',
  'nothing-sounding': 'Nothing sounds for this chair. There is nothing to pause.',
  'no-such-entry': 'The session log has no such entry.',
  'not-withdrawable': 'Only an effect or a note can be withdrawn.',
  'already-withdrawn': 'This entry has already been withdrawn.',
};

/** The refusal of a code; `detail` is put in front of the sentence where the rule knows more. */
export function refusal(code: RefusalCode, detail?: string): Refusal {
  const sentence = SENTENCES[code];
  return { code, message: detail === undefined ? sentence : `${detail} ${sentence}` };
}
