import type { FirstAdministrator } from '@chairside/shared/wire/http';
import { USER_NAME_PATTERN } from '@chairside/shared/wire/http';
import { SECONDARY_DISPLAY } from '@chairside/shared/wire/secondary-display';
import { Button, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../http/client.ts';
import { errorText } from '../http/problem.ts';
import { queryClient } from '../http/query-client.ts';
import { newPasswordRules } from '../identity/new-password.fields.tsx';
import { ME_KEY } from '../identity/use-me.ts';
import classes from './sign-in.module.css';
import { Wordmark } from './wordmark.tsx';

const zones = Intl.supportedValuesOf('timeZone');

export function FirstAdministratorPage() {
  const navigate = useNavigate();
  const form = useForm({
    initialValues: {
      code: '',
      clinicName: '',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
      chairs: 4,
      userName: 'admin',
      name: '',
      password: '',
      again: '',
    },
    validate: {
      code: required('Enter the code that the server printed.'),
      clinicName: required('Enter the name of the clinic.'),
      name: required('Enter a name.'),
      userName: (value) =>
        USER_NAME_PATTERN.test(value)
          ? null
          : 'Small letters and digits, 2 to 40; dots and dashes inside.',
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
        <h1 className={classes.title}>Set up this clinic</h1>
        <TextInput
          label="One-time code"
          description="The server printed it when it started."
          autoComplete="one-time-code"
          {...form.getInputProps('code')}
        />
        <div className={classes.pair}>
          <TextInput label="Clinic" {...form.getInputProps('clinicName')} />
          <NumberInput label="Chairs" min={1} max={64} {...form.getInputProps('chairs')} />
        </div>
        <Select
          label="Time zone of the clinic"
          data={zones}
          searchable
          allowDeselect={false}
          {...form.getInputProps('timeZone')}
        />
        <div className={classes.pair}>
          <TextInput label="Your name" autoComplete="name" {...form.getInputProps('name')} />
          <TextInput
            label="User name"
            autoComplete="username"
            autoCapitalize="none"
            {...form.getInputProps('userName')}
          />
          <PasswordInput
            label="Password"
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <PasswordInput
            label="Password again"
            autoComplete="new-password"
            {...form.getInputProps('again')}
          />
        </div>
        <div className={classes.error} role="alert">
          {make.error ? errorText(make.error) : null}
        </div>
        <Button type="submit" size="md" loading={make.isPending}>
          Set up
        </Button>
        <p className={classes.notice}>{SECONDARY_DISPLAY}</p>
      </form>
    </main>
  );
}

function required(text: string) {
  return (value: string) => (value.trim() === '' ? text : null);
}
