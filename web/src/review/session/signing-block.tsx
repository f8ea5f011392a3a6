import { describeActor } from '@chairside/shared/moves/describe-event';
import type { AfterSignature } from '@chairside/shared/review/after-signature';
import type { SessionState } from '@chairside/shared/session/state';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newId } from '../../http/new-id.ts';
import { ApiError, errorText } from '../../http/problem.ts';
import { PasswordField } from '../../identity/password-field.tsx';
import { useMe } from '../../identity/use-me.ts';
import { say, words } from '../../language/say.ts';
import { sendOnce } from '../../outbox/send-directly.ts';
import { sendSignature } from '../../outbox/send-signature.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { Badge } from '../../ui/badge.tsx';
import { Block } from '../../ui/block.tsx';
import { Form } from '../../ui/form.tsx';
import { LongTextField } from '../../ui/inputs.tsx';
import { Notice, Problem, Soft } from '../../ui/text.tsx';
import { lateReadingsText } from './late-readings-text.ts';
import classes from './review.module.css';
import { reviewActions, SIGNED_TEXT, signedState } from './signed-state.ts';
import { VerifyRecord } from './verify-record.tsx';

interface Props {
  readonly session: SessionState;
  /** Readings that arrived after the last signature. */
  readonly lateReadings: AfterSignature['readings'];
  readonly zone: string;
}

type Signature = {
  readonly type: 'sign-session' | 'co-sign-session';
  readonly statement?: string;
};
type ReviewCommand = Signature | { readonly type: 'add-addendum'; readonly text: string };

/** Signed by whom, what was added later, whether the record holds; and signing. */
export function SigningBlock({ session, lateReadings, zone }: Props) {
  const { user } = useMe();
  const actions = reviewActions(session, user);
  const entries = [
    ...session.signatures.map((one) => ({ ...one, what: 'signature' as const })),
    ...session.addenda.map((one) => ({ ...one, what: 'addendum' as const })),
  ].sort((a, b) => a.seq - b.seq);
  return (
    <Block
      title={say('review-session.signatures-and-addenda')}
      aside={<Badge>{SIGNED_TEXT[signedState(session)]}</Badge>}
    >
      {session.closedAt === null ? (
        <Soft>{say('review-session.a-session-is-signed-once-it')}</Soft>
      ) : entries.length === 0 ? (
        <Soft>{say('review-session.nobody-has-signed-this-session-yet')}</Soft>
      ) : null}
      {entries.map((entry) => (
        <div key={entry.seq} className={classes.signature}>
          <p>
            <b>
              {entry.what === 'addendum'
                ? say('review-session.addendum')
                : entry.kind === 'signed'
                  ? say('review-session.signed')
                  : say('review-session.co-signed')}
            </b>{' '}
            {say('review-session.by-by-at-value', {
              by: describeActor(entry.by, words),
              at: clinicDayAndTime(entry.at, zone),
              value:
                entry.what === 'signature' && !entry.covers
                  ? ` ${say('review-session.not-what-was-added-after-it')}`
                  : '',
            })}
          </p>
          {entry.what === 'addendum' ? <p>{entry.text}</p> : null}
          {entry.what === 'signature' && entry.statement !== undefined ? (
            <p>{entry.statement}</p>
          ) : null}
        </div>
      ))}
      {lateReadings === null ? null : (
        <Notice look="strong">{lateReadingsText(lateReadings, zone)}</Notice>
      )}
      {session.closedAt === null ? null : (
        <VerifyRecord sessionId={session.id} seq={session.seq} zone={zone} />
      )}
      {actions.sign === null ? null : (
        <ReviewForm
          key={`${actions.sign}${session.seq}`}
          sessionId={session.id}
          label={say('review-session.statement-optional')}
          button={
            actions.sign === 'sign-session'
              ? say('review-session.sign-this-session')
              : say('review-session.co-sign-this-session')
          }
          hint={say('review-session.the-signature-covers-the-log-every')}
          most={500}
          commandOf={(statement) => ({
            type: actions.sign ?? 'sign-session',
            ...(statement === '' ? {} : { statement }),
          })}
        />
      )}
      {actions.add ? (
        <ReviewForm
          sessionId={session.id}
          label={say('review-session.addendum')}
          button={say('review-session.add-addendum')}
          hint={say('review-session.an-addendum-is-kept-with-the')}
          most={4000}
          commandOf={(text) => (text === '' ? null : { type: 'add-addendum', text })}
        />
      ) : null}
    </Block>
  );
}

interface FormProps {
  readonly sessionId: string;
  readonly label: string;
  readonly button: string;
  readonly hint: string;
  readonly most: number;
  /** Null: nothing to send yet. */
  readonly commandOf: (text: string) => ReviewCommand | null;
}

/** Sent now or not at all: nobody signs later what they have looked at today. The same id goes out again after a lost answer. */
function ReviewForm(props: FormProps) {
  const { user } = useMe();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [password, setPassword] = useState('');
  const id = useRef(newId());
  const command = props.commandOf(text.trim());
  const signs = command !== null && command.type !== 'add-addendum';
  const complete = command !== null && (!signs || password !== '');
  const send = useMutation({
    mutationFn: (given: ReviewCommand) =>
      given.type === 'add-addendum'
        ? sendOnce(props.sessionId, { ...given, id: id.current }, user.id)
        : sendSignature(props.sessionId, { password, command: { ...given, id: id.current } }),
    // Kept for no second signature, and asked for anew where it was wrong.
    onSettled: () => setPassword(''),
    onSuccess: async () => {
      id.current = newId();
      setText('');
      await Promise.all(
        [['session', props.sessionId], ['session-events', props.sessionId], ['sessions']].map(
          (queryKey) => client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  return (
    <div className={classes.form}>
      <Form
        submit={props.button}
        pending={send.isPending}
        disabled={!complete}
        onSubmit={() => {
          if (complete) send.mutate(command);
        }}
      >
        <LongTextField
          label={props.label}
          hint={props.hint}
          optional
          max={props.most}
          value={text}
          onChange={(typed) => {
            // Another text is another entry: only the very same one may go out again under its id.
            if (send.isError) id.current = newId();
            setText(typed);
          }}
        />
        {signs ? (
          <PasswordField
            label={say('review-session.your-password')}
            autoComplete="current-password"
            maw={320}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        ) : null}
        {send.isError ? (
          <Problem what={say('review-session.not-recorded')}>{refusalText(send.error)}</Problem>
        ) : null}
      </Form>
    </div>
  );
}

function refusalText(error: unknown): string {
  if (error instanceof ApiError && error.code === 'wrong-credentials') {
    return say('review-session.this-is-not-your-password-enter');
  }
  return errorText(error);
}
