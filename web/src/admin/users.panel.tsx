import type { User } from '@chairside/shared/wire/http';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../http/client.ts';
import { say } from '../language/say.ts';
import { Stack } from '../ui/block.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Table } from '../ui/table.tsx';
import { Problem } from '../ui/text.tsx';
import { NewUser } from './new-user.form.tsx';
import { thoseWithAccessFirst } from './user-access.ts';
import { type Asked, UserRow } from './user-row.tsx';
import classes from './users.module.css';

/** Who may sign in, and what an administrator does about it. */
export function UsersPanel() {
  const client = useQueryClient();
  const users = useQuery({ queryKey: ['users'], queryFn: () => call('GET /api/users') });
  const [asked, setAsked] = useState<{ readonly id: string; readonly what: Asked } | null>(null);
  const [told, setTold] = useState('');
  const done = (text: string) => {
    setTold(text);
    void client.invalidateQueries({ queryKey: ['users'] });
  };
  const giveBack = useMutation({
    mutationFn: ({ id }: User) => call('POST /api/users/:id/reactivate', { params: { id } }),
    onMutate: () => setTold(''),
    onSuccess: ({ name }) => done(say('admin.name-can-sign-in-again-with', { name })),
  });
  return (
    <Stack>
      <NewUser />
      <Problem error={giveBack.error} />
      <p className={classes.told} role="status">
        {told}
      </p>
      <Loaded query={users} failed={say('admin.the-users-could-not-be-loaded')}>
        {(data) => (
          <Table>
            <thead>
              <tr>
                <th scope="col">{say('admin.name')}</th>
                <th scope="col" className={classes.wide}>
                  {say('admin.role')}
                </th>
                <th scope="col" colSpan={2}>
                  {say('admin.access')}
                </th>
              </tr>
            </thead>
            <tbody>
              {thoseWithAccessFirst(data.users).map((user) => (
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
            </tbody>
          </Table>
        )}
      </Loaded>
    </Stack>
  );
}
