import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../identity/use-me.ts';
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
          title="Your password is changed"
          action={
            <Button component={Link} to="/" ref={focus}>
              Back to the station
            </Button>
          }
        >
          Other screens where you were signed in are signed out.
        </Message>
      </div>
    );
  }
  return (
    <div className={classes.own}>
      <div className={classes.head}>
        <h1>Change password</h1>
        <p className={classes.hint}>
          Signed in as {user.name}. Other screens where you are signed in are signed out.
        </p>
      </div>
      <ChangePasswordForm onDone={() => setDone(true)} />
    </div>
  );
}
