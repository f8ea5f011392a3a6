import type { Role } from '@chairside/shared/people/roles';
import { USER_NAME_PATTERN } from '@chairside/shared/wire/http';
import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Body, call } from '../http/client.ts';
import { newPasswordRules } from '../identity/new-password.fields.tsx';
import { PasswordField } from '../identity/password-field.tsx';
import { say } from '../language/say.ts';
import { Form } from '../ui/form.tsx';
import { Soft } from '../ui/text.tsx';
import { ROLE_NAMES } from '../wording/role-names.ts';

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
      name: (value) => (value.trim() === '' ? say('admin.enter-a-name') : null),
      userName: (value) =>
        USER_NAME_PATTERN.test(value) ? null : say('admin.lowercase-letters-and-digits-2-to'),
      password: newPasswordRules.password,
    },
  });
  const create = useMutation({
    mutationFn: (body: Body<'POST /api/users'>) => call('POST /api/users', { body }),
    onSuccess: async () => {
      form.reset();
      await client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  return (
    <Form
      look="line"
      submit={say('admin.create-user')}
      pending={create.isPending}
      error={create.error}
      onSubmit={form.onSubmit((values) => create.mutate(values))}
    >
      <TextInput label={say('admin.name')} maxLength={80} {...form.getInputProps('name')} />
      <TextInput
        label={say('admin.user-name')}
        autoCapitalize="none"
        autoComplete="off"
        {...form.getInputProps('userName')}
      />
      <Select
        label={say('admin.role')}
        w={150}
        flex="none"
        data={ROLES}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
      <PasswordField
        label={say('admin.first-password')}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <Soft>{say('admin.tell-them-the-first-password-they')}</Soft>
    </Form>
  );
}
