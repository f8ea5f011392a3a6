import { useNavigate } from 'react-router';
import { signOut } from '../http/endpoints.ts';
import { queryClient } from '../http/query-client.ts';
import { forgetMe } from '../identity/kept-me.ts';
import { forgetPicture } from '../outbox/kept-picture.ts';
import { signedInAs } from '../outbox/queue.ts';

/** Signs out, on the server and in everything that this browser remembers, and goes to the sign-in page. */
export function useLeave(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    await signOut().catch(() => undefined);
    forgetMe();
    signedInAs(null, false);
    void forgetPicture();
    queryClient.clear();
    await navigate('/sign-in', { replace: true });
  };
}
