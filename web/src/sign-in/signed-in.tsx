import { Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import { whenSignedOut } from '../api/client.ts';
import { ApiError, errorText } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { ME_KEY, MeContext, useMeQuery } from './use-me.ts';

/** Shows its children to somebody who is signed in, and the way to sign in to everybody else. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const me = useMeQuery();
  const location = useLocation();

  useEffect(() => {
    whenSignedOut(() => void queryClient.invalidateQueries({ queryKey: ME_KEY }));
    return () => whenSignedOut(() => undefined);
  }, []);

  if (me.error instanceof ApiError && me.error.code === 'not-signed-in') {
    return <Navigate to="/sign-in" replace state={{ from: location.pathname }} />;
  }
  // A failed refresh of who is signed in must not take a running station off the screen.
  if (me.data) return <MeContext value={me.data}>{children}</MeContext>;
  if (me.error) {
    return (
      <Message
        title="The server does not answer"
        action={<Button onClick={() => void me.refetch()}>Try again</Button>}
      >
        {errorText(me.error)}
      </Message>
    );
  }
  return <Loading />;
}
