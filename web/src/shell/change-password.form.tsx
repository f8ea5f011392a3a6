import type { ChangePassword } from '@chairside/shared/wire/http';
import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { call } from '../http/client.ts';
import { ApiError, errorText } from '../http/problem.ts';
import {
  NewPasswordFields,
  NO_PASSWORD,
  newPasswordRules,
} from '../identity/new-password.fields.tsx';
import { PasswordField } from '../identity/password-field.tsx';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import classes from './sign-in.module.css';

const SAME = say('shell.this-is-your-current-password');

interface Props {
  /** An administrator chose the current password. */
  readonly given?: boolean;
  readonly onDone: () => void;
}

/** Of whoever is signed in. Closes nothing by itself: `onDone` is called once the server has the new password. */
export function ChangePasswordForm({ given = false, onDone }: Props) {
  const { user } = useMe();
  const form = useForm({
    initialValues: { current: '', ...NO_PASSWORD },
    validate: {
      ...newPasswordRules,
      current: (value) => (value === '' ? say('shell.enter-your-current-password') : null),
      password: (value, { current }) =>
        newPasswordRules.password(value) ?? (value === current ? SAME : null),
    },
  });
  type Field = keyof typeof form.values;
  const change = useMutation({
    mutationFn: (body: ChangePassword) => call('POST /api/password', { body }),
    onSuccess: onDone,
    onError: (error) => {
      const refused = refusedField(error);
      if (!refused) return;
      form.setFieldError(refused.field, refused.text);
      form.getInputNode(refused.field)?.focus();
    },
  });
  const first = (errors: object) =>
    (['current', 'password', 'again'] satisfies Field[]).find((field) => field in errors);

  return (
    <form
      className={classes.fields}
      aria-label={say('shell.change-password')}
      // The browser's own bubbles would stand in place of the sentences below.
      noValidate
      onSubmit={form.onSubmit(
        ({ current, password }) => change.mutate({ current, password }),
        (errors) => form.getInputNode(first(errors) ?? 'current')?.focus(),
      )}
    >
      {/* Tells a password manager whose password it is. */}
      <input type="text" autoComplete="username" value={user.userName} readOnly hidden />
      <PasswordField
        label={say('shell.current-password')}
        description={given ? say('shell.the-one-you-were-given') : undefined}
        autoComplete="current-password"
        autoFocus
        {...form.getInputProps('current')}
      />
      <NewPasswordFields input={form.getInputProps} />
      <div className={classes.error} role="alert">
        {change.error && !refusedField(change.error) ? errorText(change.error) : null}
      </div>
      <Button type="submit" size="md" fullWidth loading={change.isPending}>
        {say('shell.change-password')}
      </Button>
    </form>
  );
}

/** The field that the server refused, with what to do; null where it was none of them. */
function refusedField(error: unknown): { field: 'current' | 'password'; text: string } | null {
  if (!(error instanceof ApiError)) return null;
  switch (error.code) {
    case 'wrong-credentials':
      return { field: 'current', text: say('shell.this-is-not-your-current-password') };
    case 'bad-request':
      return { field: 'password', text: errorText(error) };
    default:
      return null;
  }
}
