import type { FirstAdministrator } from '@chairside/shared/wire/http';
import { USER_NAME_PATTERN } from '@chairside/shared/wire/http';
import { Button, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../http/client.ts';
import { errorText } from '../http/problem.ts';
import { queryClient } from '../http/query-client.ts';
import { newPasswordRules } from '../identity/new-password.fields.tsx';
import { ME_KEY } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { pageZone } from '../time/page-time.ts';
import classes from './sign-in.module.css';
import { Wordmark } from './wordmark.tsx';

const zones = Intl.supportedValuesOf('timeZone');

export function FirstAdministratorPage() {
  const navigate = useNavigate();
  const form = useForm({
    initialValues: {
      code: '',
      clinicName: '',
      timeZone: pageZone(),
      chairs: 4,
      userName: 'admin',
      name: '',
      password: '',
      again: '',
    },
    validate: {
      code: required(say('shell.enter-the-code-that-the-server')),
      clinicName: required(say('shell.enter-the-name-of-the-clinic')),
      name: required(say('shell.enter-a-name')),
      userName: (value) =>
        USER_NAME_PATTERN.test(value) ? null : say('shell.lowercase-letters-and-digits-2-to-2'),
      ...newPasswordRules,
    },
  });
  const make = useMutation({
    mutationFn: (body: FirstAdministrator) => call('POST /api/first-administrator', { body }),
    onSuccess: async (me) => {
      queryClient.setQueryData(['setup'], { needsFirstAdministrator: false, demo: me.demo });
      queryClient.setQueryData(ME_KEY, me);
      await navigate('/administration', { replace: true });
    },
  });

  return (
    <main className={classes.page}>
      <form
        className={`${classes.card} ${classes.wide}`}
        onSubmit={form.onSubmit(({ again: _again, ...body }) => make.mutate(body))}
      >
        <Wordmark large />
        <h1 className={classes.title}>{say('shell.set-up-this-clinic')}</h1>
        <TextInput
          label={say('shell.one-time-code')}
          description={say('shell.the-server-printed-it-when-it')}
          autoComplete="one-time-code"
          {...form.getInputProps('code')}
        />
        <div className={classes.pair}>
          <TextInput label={say('shell.clinic')} {...form.getInputProps('clinicName')} />
          <NumberInput
            label={say('shell.chairs')}
            min={1}
            max={64}
            {...form.getInputProps('chairs')}
          />
        </div>
        <Select
          label={say('shell.time-zone-of-the-clinic')}
          data={zones}
          searchable
          allowDeselect={false}
          {...form.getInputProps('timeZone')}
        />
        <div className={classes.pair}>
          <TextInput
            label={say('shell.your-name')}
            autoComplete="name"
            {...form.getInputProps('name')}
          />
          <TextInput
            label={say('shell.user-name')}
            autoComplete="username"
            autoCapitalize="none"
            {...form.getInputProps('userName')}
          />
          <PasswordInput
            label={say('shell.password')}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <PasswordInput
            label={say('shell.password-again')}
            autoComplete="new-password"
            {...form.getInputProps('again')}
          />
        </div>
        <div className={classes.error} role="alert">
          {make.error ? errorText(make.error) : null}
        </div>
        <Button type="submit" size="md" loading={make.isPending}>
          {say('shell.set-up')}
        </Button>
        <p className={classes.notice}>{say('shell.secondary-display')}</p>
      </form>
    </main>
  );
}

function required(text: string) {
  return (value: string) => (value.trim() === '' ? text : null);
}
