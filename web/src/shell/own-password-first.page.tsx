import { Button } from '@mantine/core';
import { queryClient } from '../http/query-client.ts';
import { ME_KEY, useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { ChangePasswordForm } from './change-password.form.tsx';
import classes from './sign-in.module.css';
import { useLeave } from './use-leave.ts';
import { Wordmark } from './wordmark.tsx';

/** In place of every other page while the password is one that an administrator knows. */
export function OwnPasswordFirstPage() {
  const me = useMe();
  const { user } = me;
  const leave = useLeave();
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Wordmark large />
        <div className={classes.head}>
          <h1 className={classes.title}>{say('shell.choose-your-own-password')}</h1>
          <p className={classes.hint}>{say('shell.an-administrator-chose-this')}</p>
        </div>
        <ChangePasswordForm
          given
          onDone={() => {
            // The server has it: where it cannot be asked just now, the page goes on all the same.
            queryClient.setQueryData(ME_KEY, {
              ...me,
              user: { ...user, mustChangePassword: false },
            });
            void queryClient.invalidateQueries({ queryKey: ME_KEY });
          }}
        />
        <p className={classes.leave}>
          {say('shell.signed-in-as-name', { name: user.name })}
          <Button variant="default" size="xs" onClick={() => void leave()}>
            {say('shell.sign-out')}
          </Button>
        </p>
      </div>
    </main>
  );
}
