import { PASSWORD_MIN, USER_NAME_PATTERN } from '@chairside/shared/protocol/http';
import type { Role } from '@chairside/shared/protocol/roles';
import { Button, PasswordInput, Select, Table, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createUser, getUsers } from '../api/endpoints.ts';
import { errorText } from '../api/problem.ts';
import classes from './administration.module.css';

const ROLES: readonly { value: Role; label: string }[] = [
  { value: 'nurse', label: 'Nurse' },
  { value: 'provider', label: 'Provider' },
  { value: 'administrator', label: 'Administrator' },
];

export function UsersPanel() {
  const client = useQueryClient();
  const users = useQuery({ queryKey: ['users'], queryFn: getUsers });
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
      password: (value) =>
        value.length >= PASSWORD_MIN ? null : `At least ${PASSWORD_MIN} characters.`,
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
    <div className={classes.stack}>
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
        <Select label="Role" data={ROLES} allowDeselect={false} {...form.getInputProps('role')} />
        <PasswordInput
          className={classes.grow ?? ''}
          label="First password"
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={create.isPending}>
          Create user
        </Button>
        <div className={classes.error} role="alert">
          {create.error ? errorText(create.error) : users.error ? errorText(users.error) : null}
        </div>
      </form>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>User name</Table.Th>
            <Table.Th>Role</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {users.data?.users.map((user) => (
            <Table.Tr key={user.id}>
              <Table.Td>{user.name}</Table.Td>
              <Table.Td>{user.userName}</Table.Td>
              <Table.Td>{ROLES.find((role) => role.value === user.role)?.label}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
