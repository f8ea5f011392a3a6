import { PasswordInput, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { say } from '../../language/say.ts';
import type { Credentials } from '../../outbox/send-as-second-person.ts';
import { Soft } from '../../ui/text.tsx';
import classes from '../styles/charting.module.css';

interface Draft extends Credentials {
  /** Somebody else than who is signed in agrees. */
  readonly on: boolean;
}

export interface SecondPersonDraft {
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
}

/** A password is never kept: neither over a reload nor in another form. */
export function useSecondPerson(on: boolean): SecondPersonDraft {
  const [draft, setDraft] = useState<Draft>({ on, userName: '', password: '' });
  return { draft, setDraft };
}

/** Null: who is signed in sends it; `'missing'` until both fields are filled in. */
export function credentialsOf({ draft }: SecondPersonDraft): Credentials | 'missing' | null {
  if (!draft.on) return null;
  const userName = draft.userName.trim();
  if (userName === '' || draft.password === '') return 'missing';
  return { userName, password: draft.password };
}

interface Props {
  readonly second: SecondPersonDraft;
  /** `Provider`, `Witness`. */
  readonly who: string;
  readonly children: ReactNode;
}

/** Somebody else agrees at this screen with their own name and password, once; who is signed in stays so. */
export function SecondPersonFields({ second: { draft, setDraft }, who, children }: Props) {
  return (
    <fieldset className={classes.second}>
      <legend>{who}</legend>
      <Soft>{children}</Soft>
      <div className={classes.fields}>
        <TextInput
          size="md"
          label={say('charting-sheet.user-name')}
          value={draft.userName}
          autoComplete="off"
          onChange={(event) => setDraft({ ...draft, userName: event.currentTarget.value })}
          required
        />
        <PasswordInput
          size="md"
          label={say('charting-sheet.password')}
          value={draft.password}
          autoComplete="off"
          onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
          required
        />
      </div>
    </fieldset>
  );
}
