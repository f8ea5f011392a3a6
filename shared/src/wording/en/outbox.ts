/** The words of `web/src/outbox`. */
export const outbox = {
  'outbox.acknowledge-an-alarm': 'Acknowledge an alarm',
  'outbox.browser-storage-is-full-entries-go':
    'Browser storage is full: entries go straight to the server. Wait for each receipt before leaving this page.',
  'outbox.browser-storage-was-cleared-before':
    'Browser storage was cleared before the server stored them. Check the session log and chart what is missing.',
  'outbox.chair-label': 'Chair {label}:',
  'outbox.count-of-name-wait-for-their': '{count} of {name} wait for their sign-in',
  'outbox.dismiss': 'Dismiss',
  'outbox.dismiss-text': 'Dismiss: {text}',
  'outbox.entries-are-not-kept-in-this': 'Entries are not kept in this browser',
  'outbox.entries-not-yet-stored': 'Entries not yet stored',
  'outbox.i-have-looked': 'I have looked',
  'outbox.it-belongs-to-an-entry-that':
    'It belongs to an entry that was refused and dismissed. Chart it again by hand.',
  'outbox.it-was-dismissed-in-another-window': 'It was dismissed in another window.',
  'outbox.length-charted-in-this-browser':
    '{length} charted in this browser {lost, plural, one {is} other {are}} gone',
  'outbox.length-not-yet-stored-since-since': '{length} not yet stored - since {since}',
  'outbox.lost-by-value': '{lost} by {value}.',
  'outbox.not-yet-stored': 'Not yet stored',
  'outbox.not-yet-stored-2': 'not yet stored',
  'outbox.not-yet-stored-sending': 'not yet stored, sending',
  'outbox.not-yet-stored-waits-for-the': 'not yet stored, waits for the entry that was refused',
  'outbox.note-text': 'Note: {text}',
  'outbox.open-a-session-for-patientref': 'Open a session for {patientRef}',
  'outbox.refused-refused': '{refused} refused',
  'outbox.refused-text': 'Refused. {text}',
  'outbox.send-again': 'Send again',
  'outbox.send-again-text': 'Send again: {text}',
  'outbox.they-are-kept-here-and-sent': 'They are kept here and sent once you sign in again.',
  'outbox.they-are-kept-in-this-browser':
    'They are kept in this browser and sent as soon as the server answers.',
  'outbox.this-browser-cannot-keep-what-is':
    'This browser cannot keep what is charted (private window, or storage turned off). Entries go straight to the server: wait for each receipt before leaving this page.',
  'outbox.this-browser-may-clear-them-when':
    'This browser may clear them when its disk is full: leave this page open.',
  'outbox.hide': 'Hide',
  'outbox.show': 'Show',
} as const;
