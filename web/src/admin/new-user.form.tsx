import type { Role } from '@chairside/shared/people/roles';
import { USER_NAME_PATTERN } from '@chairside/shared/wire/http';
import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createUser } from '../http/endpoints.ts';
import { errorText } from '../http/problem.ts';
import { newPasswordRules } from '../identity/new-password.fields.tsx';
import { PasswordField } from '../identity/password-field.tsx';
import { ROLE_NAMES } from '../wording/role-names.ts';
import classes from './administration.module.css';

const ROLES = (Object.keys(ROLE_NAMES) as Role[]).map((role) => ({
  value: role,
  label: ROLE_NAMES[role],
}));

export function NewUser() {
  const client = useQueryClient();
  const initialValues: { name: string; userName: string; role: Role; password: string } = {
    name: '',
    userName: '',
    role: 'nurse',
    password: '',
  };
  const form = useForm({
    initialValues,
    validate: {
      name: (value) => (value.trim() === '' ? 'Enter a name.' : null),
      userName: (value) =>
        USER_NAME_PATTERN.test(value) ? null : 'Small letters and digits, 2 to 40.',
      password: newPasswordRules.password,
    },
  });
  const create = useMutation({
    mutationFn: createUser,
    onSuccess: async () => {
      form.reset();
      await client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => create.mutate(values))}>
      <TextInput
        className={classes.grow ?? ''}
        label="Name"
        maxLength={80}
        {...form.getInputProps('name')}
      />
      <TextInput
        className={classes.grow ?? ''}
        label="User name"
        autoCapitalize="none"
        autoComplete="off"
        {...form.getInputProps('userName')}
      />
      <Select
        label="Role"
        w={150}
        data={ROLES}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
      <PasswordField
        className={classes.grow ?? ''}
        label="First password"
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={create.isPending}>
        Create user
      </Button>
      <p className={classes.under}>
        Tell them the first password; they choose their own when they first sign in.
      </p>
      <div className={classes.error} role="alert">
        {create.error ? errorText(create.error) : null}
      </div>
    </form>
  );
}
