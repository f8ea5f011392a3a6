import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { whenSignedOut } from '../http/client.ts';
import { ApiError, errorText } from '../http/problem.ts';
import { forgetMe, keepMe, keptMe } from '../identity/kept-me.ts';
import { askMeAgain, MeContext, useMeQuery } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { signedInAs } from '../outbox/queue.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { OwnPasswordFirstPage } from './own-password-first.page.tsx';

/** Shows its children to somebody who is signed in, and the way to sign in to everybody else. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const me = useMeQuery();
  const location = useLocation();

  useEffect(() => {
    whenSignedOut(askMeAgain);
    return () => whenSignedOut(() => undefined);
  }, []);

  const signedOut = me.error instanceof ApiError && me.error.code === 'not-signed-in';
  const away = me.failureReason instanceof ApiError && me.failureReason.retryable;
  const [kept] = useState(keptMe);
  // Who was signed in when the server was last heard goes on charting; the server asks again before it takes anything.
  const known = me.data ?? (away && !signedOut ? kept : null);
  const sure = me.data !== undefined && !me.isError;
  useEffect(() => {
    if (signedOut) {
      forgetMe();
      signedInAs(null, false);
    } else if (known) {
      if (sure) keepMe(known);
      // What waits to be sent would be refused for good before the password is their own.
      signedInAs(known.user.mustChangePassword ? null : known.user, sure);
    }
  }, [signedOut, known, sure]);

  if (signedOut) {
    return <Navigate to="/sign-in" replace state={{ from: location.pathname }} />;
  }
  // A failed refresh of who is signed in must not take a running station off the screen.
  if (known) {
    const page = known.user.mustChangePassword ? <OwnPasswordFirstPage /> : children;
    return <MeContext value={known}>{page}</MeContext>;
  }
  if (me.error) {
    return (
      <Message
        title={say('shell.the-server-does-not-answer')}
        action={<Button onClick={() => void me.refetch()}>{say('shell.try-again')}</Button>}
      >
        {errorText(me.error)}
      </Message>
    );
  }
  return <Loading />;
}
