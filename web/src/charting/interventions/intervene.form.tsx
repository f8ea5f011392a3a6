import { useState } from 'react';
import { say } from '../../language/say.ts';
import { useDraft } from '../../outbox/draft.ts';
import { CommandSheet, type OfSession } from '../sheet/command-sheet.tsx';
import { InterventionFields } from './intervention.fields.tsx';
import { emptyIntervention, interventionOf } from './intervention-draft.ts';
import { useDrugQuestions } from './use-drug-questions.ts';

interface Props extends OfSession {
  /** What it answers, as opened from an effect. */
  readonly effects: readonly number[];
}

/** What staff did, and what it answers. */
export function InterveneForm({ session, effects, ...sheet }: Props) {
  const scope = `${session.id}/intervene`;
  const [note, setNote] = useDraft(scope, 'note');
  const [draft, setDraft] = useState(() => ({ ...emptyIntervention(effects), note }));
  const questions = useDrugQuestions(session, draft);
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={say('charting-interventions.what-was-done')}
      submit={say('charting-sheet.record')}
      draft={() => {
        const made = interventionOf(draft, questions);
        return made === null ? null : { type: 'intervene', ...made };
      }}
    >
      <InterventionFields
        session={session}
        questions={questions}
        value={draft}
        onChange={(next) => {
          setDraft(next);
          setNote(next.note);
        }}
      />
    </CommandSheet>
  );
}
