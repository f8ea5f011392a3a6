import { PASSWORD_MIN } from '@chairside/shared/protocol/http';
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
  return (
    <>
      <PasswordField
        label="New password"
        description={`At least ${PASSWORD_MIN} characters.`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        {...input('password')}
      />
      <PasswordField label="New password again" autoComplete="new-password" {...input('again')} />
    </>
  );
}
