import { CLOSE_OUTCOME_LABELS } from '@chairside/shared/session/describe-recovery';
import type { Criterion } from '@chairside/shared/session/discharge';
import type { CloseOutcome } from '@chairside/shared/session/entries';
import type { SessionState } from '@chairside/shared/session/state';
import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { useDraft } from '../../outbox/draft.ts';
import { Soft } from '../../ui/text.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import {
  credentialsOf,
  SecondPersonFields,
  useSecondPerson,
} from '../sheet/second-person.fields.tsx';
import classes from '../styles/charting.module.css';
import { WayHomeFields, wayHomeDraft, wayHomeOf } from './way-home.fields.tsx';

interface Props extends SheetProps {
  readonly session: SessionState;
}

export function PrepareForm({ session, ...sheet }: Props) {
  const zone = useTimeZone();
  const [draft, setDraft] = useState(() => wayHomeDraft(session.discharge, zone));
  return (
    <CommandSheet
      {...sheet}
      title={say('charting-recovery.ride-home-2')}
      submit="Record"
      draft={() => {
        const changed = wayHomeOf(draft, session.discharge);
        return Object.keys(changed).length === 0 ? null : { type: 'prepare-discharge', ...changed };
      }}
    >
      <WayHomeFields value={draft} onChange={setDraft} />
    </CommandSheet>
  );
}

const OUTCOMES: readonly CloseOutcome[] = ['discharged', 'left-against-advice', 'emergency'];

interface CloseProps extends Props {
  readonly criteria: readonly Criterion[];
  readonly outcome: CloseOutcome | null;
}

/** The end of a session: how it ended, what is not met, and a provider's reason where one decides to close all the same. */
export function CloseForm({ session, criteria, outcome: asked, ...sheet }: CloseProps) {
  const scope = `${session.id}/close`;
  const { user } = useMe();
  const started = session.infusion !== null;
  const [outcome, setOutcome] = useState<CloseOutcome>(
    asked ?? (started ? 'discharged' : 'cancelled'),
  );
  const [override, setOverride] = useDraft(scope, 'override');
  const [note, setNote] = useDraft(scope, 'note');
  const unmet = outcome === 'discharged' ? criteria.filter(({ status }) => status !== 'met') : [];
  const signedIn = user.role === 'provider';
  const second = useSecondPerson(false);
  const provider = signedIn || (second.draft.on && unmet.length > 0);
  const said = note.trim();
  const reason = override.trim();
  const missing =
    (unmet.length > 0 && (!provider || reason === '')) ||
    (outcome === 'left-against-advice' && said === '');
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      second={unmet.length === 0 ? null : credentialsOf(second)}
      title={say('charting-recovery.close-session')}
      submit={say('charting-recovery.close-session')}
      draft={() =>
        missing
          ? null
          : {
              type: 'close',
              outcome,
              ...(said === '' ? {} : { note: said }),
              ...(unmet.length === 0 ? {} : { override: reason }),
            }
      }
    >
      <div className={classes.row}>
        {(started ? OUTCOMES : (['cancelled', 'left-against-advice'] as const)).map((one) => (
          <button
            key={one}
            type="button"
            className={classes.chip}
            aria-pressed={outcome === one}
            disabled={one === 'emergency' && session.emergency === null}
            onClick={() => setOutcome(one)}
          >
            {CLOSE_OUTCOME_LABELS[one]}
          </button>
        ))}
      </div>
      {unmet.length === 0 ? null : (
        <p className={classes.failed}>
          {say('charting-recovery.not-met-2')}{' '}
          {unmet.map(({ label, detail }) => `${label} (${detail})`).join('; ')}.{' '}
          {provider
            ? say('charting-recovery.closed-despite-unmet-criteria-with')
            : say('charting-recovery.a-provider-can-close-despite-unmet')}
        </p>
      )}
      {unmet.length > 0 && !signedIn ? (
        <Checkbox
          size="md"
          label={say('charting-recovery.provider-present-close-despite')}
          checked={second.draft.on}
          onChange={(event) =>
            second.setDraft({ ...second.draft, on: event.currentTarget.checked })
          }
        />
      ) : null}
      {unmet.length > 0 && provider ? (
        <TextInput
          size="md"
          label={say('charting-recovery.reason-to-close-despite-unmet')}
          value={override}
          maxLength={300}
          onChange={(event) => setOverride(event.currentTarget.value)}
          required
        />
      ) : null}
      {unmet.length > 0 && second.draft.on ? (
        <SecondPersonFields second={second} who="Provider">
          {say('charting-recovery.it-is-recorded-under-the-providers', { name: user.name })}
        </SecondPersonFields>
      ) : null}
      <Soft>{say('charting-recovery.nothing-more-can-be-charted')}</Soft>
      <Textarea
        size="md"
        label={
          outcome === 'left-against-advice'
            ? say('charting-recovery.what-was-said-and-advised')
            : say('charting-recovery.note-optional')
        }
        value={note}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={5}
        onChange={(event) => setNote(event.currentTarget.value)}
        required={outcome === 'left-against-advice'}
      />
    </CommandSheet>
  );
}
