import { PasswordInput, TextInput } from '@mantine/core';
import { say } from '../../language/say.ts';
import type { Credentials } from '../../outbox/send-as-second-person.ts';
import { FieldGroup, FieldRow } from '../../ui/fields.tsx';
import { Soft } from '../../ui/text.tsx';

/** Somebody else than who is signed in agrees. */
export interface Second {
  /** `Provider`, `Witness`. */
  readonly who: string;
  /** What they agree to, and where else they can. */
  readonly why: string;
}

/** `'missing'` until both fields are filled in. */
export function credentialsOf({ userName, password }: Credentials): Credentials | 'missing' {
  const name = userName.trim();
  return name === '' || password === '' ? 'missing' : { userName: name, password };
}

interface Props extends Second {
  readonly value: Credentials;
  readonly onChange: (value: Credentials) => void;
}

/** Somebody else agrees at this screen with their own name and password, once; who is signed in stays so. */
export function SecondPersonFields({ who, why, value, onChange }: Props) {
  return (
    <FieldGroup look="boxed" legend={who}>
      <Soft>{why}</Soft>
      <FieldRow look="two">
        <TextInput
          size="md"
          label={say('charting-sheet.user-name')}
          value={value.userName}
          autoComplete="off"
          onChange={(event) => onChange({ ...value, userName: event.currentTarget.value })}
          required
        />
        <PasswordInput
          size="md"
          label={say('charting-sheet.password')}
          value={value.password}
          autoComplete="off"
          onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
          required
        />
      </FieldRow>
    </FieldGroup>
  );
}
