import type { User } from '@chairside/shared/wire/http';
import { Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getUsers, reactivateUser } from '../http/endpoints.ts';
import { errorText } from '../http/problem.ts';
import { Loading } from '../ui/loading.tsx';
import classes from './administration.module.css';
import { NewUser } from './new-user.form.tsx';
import { thoseWithAccessFirst } from './user-access.ts';
import { type Asked, UserRow } from './user-row.tsx';
import own from './users.module.css';

/** Who may sign in, and what an administrator does about it. */
export function UsersPanel() {
  const client = useQueryClient();
  const users = useQuery({ queryKey: ['users'], queryFn: getUsers });
  const [asked, setAsked] = useState<{ readonly id: string; readonly what: Asked } | null>(null);
  const [told, setTold] = useState('');
  const done = (text: string) => {
    setTold(text);
    void client.invalidateQueries({ queryKey: ['users'] });
  };
  const giveBack = useMutation({
    mutationFn: ({ id }: User) => reactivateUser(id),
    onMutate: () => setTold(''),
    onSuccess: ({ name }) => done(`${name} has access again, with the same password as before.`),
  });
  const error = giveBack.error ?? users.error;
  return (
    <div className={classes.stack}>
      <NewUser />
      <div>
        <div className={classes.error} role="alert">
          {error ? errorText(error) : null}
        </div>
        <p className={own.told} role="status">
          {told}
        </p>
        {users.isPending ? <Loading /> : null}
        {users.data ? (
          <Table verticalSpacing="sm" className={own.table ?? ''}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th className={own.wide ?? ''}>Role</Table.Th>
                <Table.Th colSpan={2}>Access</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {thoseWithAccessFirst(users.data.users).map((user) => (
                <UserRow
                  key={user.id}
                  user={user}
                  asked={asked?.id === user.id ? asked.what : null}
                  onAsk={(what) => {
                    setTold('');
                    setAsked(what === null ? null : { id: user.id, what });
                  }}
                  onDone={done}
                  onGiveBack={() => giveBack.mutate(user)}
                />
              ))}
            </Table.Tbody>
          </Table>
        ) : null}
      </div>
    </div>
  );
}
