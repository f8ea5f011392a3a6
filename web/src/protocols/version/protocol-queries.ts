import type { ProtocolCommand } from '@chairside/shared/protocols/versions/history';
import type { ProtocolDetail } from '@chairside/shared/wire/protocols';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../http/client.ts';
import { ApiError } from '../../http/problem.ts';

const PROTOCOLS = 'protocols';
const REFRESH_MS = 60_000;
const LOOK_EVERY_MS = 15_000;

/** Every version, newest first. */
export function useProtocols() {
  return useQuery({
    queryKey: [PROTOCOLS],
    queryFn: () => call('GET /api/protocols'),
    refetchInterval: REFRESH_MS,
  });
}

export function useProtocolVersion(reference: string | undefined) {
  return useQuery({
    queryKey: [PROTOCOLS, reference],
    queryFn: () =>
      call('GET /api/protocols/:reference', { params: { reference: reference ?? '' } }),
    enabled: reference !== undefined,
    // A draft may be saved by somebody else while it is edited here.
    refetchInterval: LOOK_EVERY_MS,
  });
}

/** Drafts, saves, approves, puts in force, retires; answers the version as it is then. */
export function useProtocolCommand(onDone: (protocol: ProtocolDetail) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (command: ProtocolCommand) =>
      call('POST /api/protocols/commands', { body: command }),
    onError: async (error) => {
      // Somebody was faster: what there is now comes at once, and is put beside what is here.
      if (error instanceof ApiError && error.refusal === 'changed-meanwhile') {
        await client.invalidateQueries({ queryKey: [PROTOCOLS] });
      }
    },
    onSuccess: async (protocol) => {
      client.setQueryData([PROTOCOLS, protocol.reference], protocol);
      await client.invalidateQueries({ queryKey: [PROTOCOLS] });
      onDone(protocol);
    },
  });
}
