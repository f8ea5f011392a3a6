import { useNavigate } from 'react-router';
import { signOut } from '../api/endpoints.ts';
import { queryClient } from '../api/query-client.ts';
import { forgetPicture } from '../offline/kept-picture.ts';
import { signedInAs } from '../offline/queue.ts';
import { forgetMe } from './kept-me.ts';

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
