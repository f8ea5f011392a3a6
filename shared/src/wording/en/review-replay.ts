/** The words of `web/src/review/replay`. */
export const reviewReplay = {
  'review-replay.back-10-seconds': 'Back 10 seconds',
  'review-replay.from-the-log-and-the-stored':
    'From the log and the stored readings. A reading that came late is shown when it was measured.',
  'review-replay.instant-of-the-session': 'Instant of the session',
  'review-replay.log-until-then': 'Log until then',
  'review-replay.minute-from-start': '· {minute} from start',
  'review-replay.next-alarm-or-effect': 'Next alarm or effect',
  'review-replay.on-10-seconds': 'On 10 seconds',
  'review-replay.patientref-chair-chairlabel': '{patientRef} · chair {chairLabel}',
  'review-replay.previous-alarm-or-effect': 'Previous alarm or effect',
  'review-replay.replay': 'REPLAY',
  'review-replay.replay-controls': 'Replay controls',
  'review-replay.replay-not-live': 'Replay, not live',
  'review-replay.sound-off': 'sound off',
  'review-replay.speed': 'Speed',
  'review-replay.the-readings-of-this-time-could':
    'The readings of this time could not be loaded. {problem}',
  'review-replay.the-session-was-closed-here': 'The session was closed here',
  'review-replay.this-session-cannot-be-played': 'This session cannot be played',
  'review-replay.this-session-has-no-entry-to': 'This session has no entry to play',
  'review-replay.try-again': 'Try again',
  'review-replay.value-at-clock': '{value} at {clock}',
  'review-replay.pause': 'Pause',
  'review-replay.play': 'Play',
  'review-replay.end': 'End',
  'review-replay.paused': 'Paused',
} as const;
