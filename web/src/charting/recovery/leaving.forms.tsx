import { CLOSE_OUTCOME_LABELS } from '@chairside/shared/session/describe-recovery';
import type { Criterion } from '@chairside/shared/session/discharge';
import { unmetSentence } from '@chairside/shared/session/discharge';
import type { CloseOutcome } from '@chairside/shared/session/entries';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say, sayAll, textOf } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { useDraft } from '../../outbox/draft.ts';
import { Choices } from '../../ui/choices.tsx';
import { Tick } from '../../ui/inputs.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { CommandSheet, type OfSession } from '../sheet/command-sheet.tsx';
import { type Field, FieldSheet, note, text } from '../sheet/field-sheet.tsx';
import { WayHomeFields, wayHomeDraft, wayHomeOf } from './way-home.fields.tsx';

const ENDS = sayAll(CLOSE_OUTCOME_LABELS);

export function PrepareForm({ session, ...sheet }: OfSession) {
  const zone = useTimeZone();
  const [draft, setDraft] = useState(() => wayHomeDraft(session.discharge, zone));
  const changed = wayHomeOf(draft, session.discharge);
  return (
    <CommandSheet
      {...sheet}
      title={say('charting-recovery.ride-home-2')}
      submit={say('charting-sheet.record')}
      draft={() =>
        Object.keys(changed).length === 0 ? null : { type: 'prepare-discharge', ...changed }
      }
    >
      <WayHomeFields value={draft} onChange={setDraft} />
    </CommandSheet>
  );
}

const OUTCOMES: readonly CloseOutcome[] = ['discharged', 'left-against-advice', 'emergency'];
const NOT_STARTED: readonly CloseOutcome[] = ['cancelled', 'left-against-advice'];

interface CloseProps extends OfSession {
  readonly criteria: readonly Criterion[];
  readonly outcome: CloseOutcome | null;
}

/** The end of a session: how it ended, what is not met, and a provider's reason where one decides to close all the same. */
export function CloseForm({ session, criteria, outcome: asked, ...sheet }: CloseProps) {
  const scope = `${session.id}/close`;
  const { user } = useMe();
  const started = session.infusion !== null;
  const [outcome, setOutcome] = useState(asked ?? (started ? 'discharged' : 'cancelled'));
  const why = useDraft(scope, 'override');
  const told = useDraft(scope, 'note');
  const unmet = outcome === 'discharged' ? criteria.filter(({ status }) => status !== 'met') : [];
  const notMet = unmetSentence(unmet);
  const [present, setPresent] = useState(false);
  const signedIn = user.role === 'provider';
  const provider = signedIn || present;
  const ama = outcome === 'left-against-advice';
  const override: Field<string | undefined> =
    unmet.length === 0
      ? { said: undefined, input: null }
      : provider
        ? text(why, { label: say('charting-recovery.reason-to-close-despite-unmet'), max: 300 })
        : { said: null, input: null };
  const said = say('charting-recovery.what-was-said-and-advised');
  return (
    <FieldSheet
      {...sheet}
      scope={scope}
      second={
        unmet.length > 0 && present
          ? {
              who: say('charting-recovery.provider'),
              why: say('charting-recovery.it-is-recorded-under-the-providers', { name: user.name }),
            }
          : null
      }
      title={say('charting-recovery.close-session')}
      fields={{
        override,
        note: ama ? text(told, { label: said, max: 500, long: true }) : note(told),
      }}
      command={(fields) => ({ type: 'close', outcome, ...fields })}
    >
      <Choices
        of={started ? OUTCOMES : NOT_STARTED}
        text={ENDS}
        value={outcome}
        disabled={(one) => one === 'emergency' && session.emergency === null}
        onPick={setOutcome}
      />
      {notMet === null ? null : (
        <>
          <Problem>
            {textOf(notMet)}{' '}
            {provider
              ? say('charting-recovery.closed-despite-unmet-criteria-with')
              : say('charting-recovery.a-provider-can-close-despite-unmet')}
          </Problem>
          {signedIn ? null : (
            <Tick
              label={say('charting-recovery.provider-present-close-despite')}
              value={present}
              onChange={setPresent}
            />
          )}
        </>
      )}
      <Soft>{say('charting-recovery.nothing-more-can-be-charted')}</Soft>
    </FieldSheet>
  );
}
