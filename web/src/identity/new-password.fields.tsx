import { PASSWORD_MIN } from '@chairside/shared/wire/http';
import type { GetInputPropsReturnType } from '@mantine/form';
import { PasswordField } from './password-field.tsx';

/** What a form with `NewPasswordFields` begins with. */
export const NO_PASSWORD = { password: '', again: '' };

/** `validate` of a form with `NewPasswordFields`. */
export const newPasswordRules = {
  password: (value: string) =>
    value.length >= PASSWORD_MIN ? null : `At least ${PASSWORD_MIN} characters.`,
  again: (value: string, all: { readonly password: string }) =>
    value === all.password ? null : 'The two passwords differ.',
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
        label="New password"
        // The error says it again, or something else.
        description={first.error ? undefined : `At least ${PASSWORD_MIN} characters.`}
        autoComplete="new-password"
        {...first}
      />
      <PasswordField label="New password again" autoComplete="new-password" {...input('again')} />
    </>
  );
}
