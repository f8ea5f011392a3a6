import { useNavigate } from 'react-router';
import { call } from '../http/client.ts';
import { queryClient } from '../http/query-client.ts';
import { forgetMe } from '../identity/kept-me.ts';
import { forgetPicture } from '../outbox/kept-picture.ts';
import { signedInAs } from '../outbox/queue.ts';

/** Signs out, on the server and in everything that this browser remembers, and goes to the sign-in page. */
export function useLeave(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    await call('POST /api/sign-out').catch(() => undefined);
    forgetMe();
    signedInAs(null, false);
    void forgetPicture();
    queryClient.clear();
    await navigate('/sign-in', { replace: true });
  };
}
