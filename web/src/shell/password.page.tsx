import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { Message } from '../ui/message.tsx';
import { ChangePasswordForm } from './change-password.form.tsx';
import classes from './sign-in.module.css';

/** The field that had it is gone. */
const focus = (link: HTMLAnchorElement | null) => link?.focus();

/** A page and no dialog: the alarms in the header stay within reach. */
export function PasswordPage() {
  const { user } = useMe();
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <div role="status" className={classes.changed}>
        <Message
          title={say('shell.your-password-is-changed')}
          action={
            <Button component={Link} to="/" ref={focus}>
              {say('shell.back-to-the-station')}
            </Button>
          }
        >
          {say('shell.other-screens-where-you-were')}
        </Message>
      </div>
    );
  }
  return (
    <div className={classes.own}>
      <div className={classes.head}>
        <h1>{say('shell.change-password')}</h1>
        <p className={classes.hint}>
          {say('shell.signed-in-as-name-other-screens', { name: user.name })}
        </p>
      </div>
      <ChangePasswordForm onDone={() => setDone(true)} />
    </div>
  );
}
