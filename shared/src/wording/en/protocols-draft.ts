/** The words of `web/src/protocols/draft`. */
export const protocolsDraft = {
  'protocols-draft.1-problem': '1 problem',
  'protocols-draft.against-in-force-differences': 'Against in force: {differences}.',
  'protocols-draft.another-user-saved-this-draft-see': 'Another user saved this draft: see above.',
  'protocols-draft.apply-my-changes-to-theirs': 'Apply my changes to theirs',
  'protocols-draft.at-at': 'at {at}',
  'protocols-draft.changes-that-are-not-saved': 'Changes that are not saved',
  'protocols-draft.changes-that-are-not-saved-2': 'Changes that are not saved.',
  'protocols-draft.correct-the-marked-fields-first': 'Correct the marked fields first.',
  'protocols-draft.count-to-correct-in-problems': '{count} to correct, in {problems}.',
  'protocols-draft.discard-and-leave': 'Discard and leave',
  'protocols-draft.discard-changes': 'Discard changes',
  'protocols-draft.give-the-protocol-a-name': 'Give the protocol a name.',
  'protocols-draft.in-force-compared': 'In force ({compared})',
  'protocols-draft.item-label-to-was-from': '{item}, {label}: {to} (was {from})',
  'protocols-draft.keep-and-leave': 'Keep and leave',
  'protocols-draft.not-saved-yet': 'Not saved yet.',
  'protocols-draft.not-saved-yet-kept-in-this': 'Not saved yet; kept in this browser.',
  'protocols-draft.nothing-of-yours-is-lost-what': 'Nothing of yours is lost. What is new:',
  'protocols-draft.nothing-that-changes-the-content':
    'Nothing that changes the content of the protocol.',
  'protocols-draft.problems-problems': '{problems} problems',
  'protocols-draft.redo': 'Redo',
  'protocols-draft.redo-ctrl-shift-z': 'Redo (Ctrl+Shift+Z)',
  'protocols-draft.same-content-as-compared': 'Same content as {compared}.',
  'protocols-draft.save-draft': 'Save draft',
  'protocols-draft.saved': 'Saved.',
  'protocols-draft.saved-by-another-user': 'Saved by another user',
  'protocols-draft.somebody-else': 'Somebody else',
  'protocols-draft.stay': 'Stay',
  'protocols-draft.take-theirs-discard-mine': 'Take theirs, discard mine',
  'protocols-draft.this-browser-cannot-keep-them-they':
    'This browser cannot keep them: they are lost when you leave.',
  'protocols-draft.this-browser-keeps-them-until-you':
    'This browser keeps them until you come back to this draft. Nobody else sees them before they are saved.',
  'protocols-draft.undo': 'Undo',
  'protocols-draft.undo-ctrl-z': 'Undo (Ctrl+Z)',
  'protocols-draft.who-saved-this-draft-when-after':
    '{who} saved this draft{when}, after your changes began.',
  'protocols-draft.you-changed-this-too-yours-would': 'You changed this too: yours would be kept.',
  'protocols-draft.your-changes-from-restoredat-were':
    'Your changes from {restoredAt} were restored; they are not saved yet.',
} as const;
