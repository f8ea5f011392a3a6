import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './problem.ts';

const MAX_TRIES = 3;

/** For what is not live. Live state comes by the stream and is never cached here. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) =>
        failures < MAX_TRIES && (!(error instanceof ApiError) || error.retryable),
      refetchOnWindowFocus: true,
      // The browser's own idea of "online" knows nothing of a server in the same building.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
