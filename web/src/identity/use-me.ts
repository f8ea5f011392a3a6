import type { Me } from '@chairside/shared/wire/http';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { call } from '../http/client.ts';
import { queryClient } from '../http/query-client.ts';

export const ME_KEY = ['me'] as const;

/**
 * Something was refused for want of a sign-in. A question that is on its way is not asked anew: its own refusal lands
 * here as well, and would begin it again for ever.
 */
export const askMeAgain = (): void =>
  void queryClient.invalidateQueries({ queryKey: ME_KEY }, { cancelRefetch: false });

export function useMeQuery() {
  return useQuery({
    queryKey: ME_KEY,
    queryFn: () => call('GET /api/me'),
    staleTime: 60_000,
    // A server that was away when the page began is asked until it answers.
    refetchInterval: ({ state }) => (state.data === undefined && state.error ? 3_000 : false),
  });
}

export const MeContext = createContext<Me | null>(null);

/** Who is signed in. Only inside `SignedIn`. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside SignedIn');
  return me;
}
