import { PASSWORD_MIN } from '@chairside/shared/wire/http';
import type { GetInputPropsReturnType } from '@mantine/form';
import { say } from '../language/say.ts';
import { PasswordField } from './password-field.tsx';

/** What a form with `NewPasswordFields` begins with. */
export const NO_PASSWORD = { password: '', again: '' };

/** `validate` of a form with `NewPasswordFields`. */
export const newPasswordRules = {
  password: (value: string) =>
    value.length >= PASSWORD_MIN
      ? null
      : say('identity.at-least-passwordmin-characters', { passwordMin: PASSWORD_MIN }),
  again: (value: string, all: { readonly password: string }) =>
    value === all.password ? null : say('identity.the-two-passwords-differ'),
};

interface Props {
  readonly input: (field: 'password' | 'again') => GetInputPropsReturnType;
}

/** A password twice: a slip in what nobody sees would lock its owner out. */
export function NewPasswordFields({ input }: Props) {
  const first = input('password');
  return (
    <>
      <PasswordField
        label={say('identity.new-password')}
        // The error says it again, or something else.
        description={
          first.error
            ? undefined
            : say('identity.at-least-passwordmin-characters', { passwordMin: PASSWORD_MIN })
        }
        autoComplete="new-password"
        {...first}
      />
      <PasswordField
        label={say('identity.new-password-again')}
        autoComplete="new-password"
        {...input('again')}
      />
    </>
  );
}
