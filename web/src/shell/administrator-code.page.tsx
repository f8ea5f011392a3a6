import type { NewAdministrator } from '@chairside/shared/wire/http';
import { USER_NAME_PATTERN } from '@chairside/shared/wire/http';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { call } from '../http/client.ts';
import { errorText } from '../http/problem.ts';
import { queryClient } from '../http/query-client.ts';
import {
  NewPasswordFields,
  NO_PASSWORD,
  newPasswordRules,
} from '../identity/new-password.fields.tsx';
import { ME_KEY } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import classes from './sign-in.module.css';
import { Wordmark } from './wordmark.tsx';

/** The way back where no administrator of the clinic can sign in. */
export function AdministratorCodePage() {
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { code: '', userName: '', name: '', ...NO_PASSWORD },
    validate: {
      code: (value) => (value.trim() === '' ? say('shell.enter-the-code') : null),
      name: (value) => (value.trim() === '' ? say('shell.enter-your-name') : null),
      userName: (value) =>
        USER_NAME_PATTERN.test(value) ? null : say('shell.lowercase-letters-and-digits-2-to'),
      ...newPasswordRules,
    },
  });
  const enter = useMutation({
    mutationFn: (body: NewAdministrator) => call('POST /api/administrator-code', { body }),
    onSuccess: async (me) => {
      queryClient.setQueryData(ME_KEY, me);
      await navigate('/administration', { replace: true });
    },
  });
  return (
    <main className={classes.page}>
      <form
        className={classes.card}
        onSubmit={form.onSubmit(({ again: _again, ...body }) => enter.mutate(body))}
      >
        <Wordmark large />
        <h1 className={classes.title}>{say('shell.new-administrator')}</h1>
        <TextInput
          label={say('shell.one-time-code')}
          description={say('shell.npm-run-admin-code-prints-it')}
          autoComplete="one-time-code"
          {...form.getInputProps('code')}
        />
        <TextInput
          label={say('shell.your-name')}
          autoComplete="name"
          {...form.getInputProps('name')}
        />
        <TextInput
          label={say('shell.new-user-name')}
          autoComplete="username"
          autoCapitalize="none"
          {...form.getInputProps('userName')}
        />
        <NewPasswordFields input={form.getInputProps} />
        <div className={classes.error} role="alert">
          {enter.error ? errorText(enter.error) : null}
        </div>
        <Button type="submit" size="md" fullWidth loading={enter.isPending}>
          {say('shell.create-administrator')}
        </Button>
        <Link className={classes.hint} to="/sign-in">
          {say('shell.back-to-sign-in')}
        </Link>
      </form>
    </main>
  );
}
