import type { ProtocolDocument } from '@chairside/shared/alarms/limits';
import type { RehearsalStatus, StartRehearsal } from '@chairside/shared/protocol/rehearsals';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.ts';

const PATH = '/protocols/rehearsals';
const LOOK_EVERY_MS = 700;

/** A rehearsal under way, its progress, and its report once it is done. */
export interface RehearsalControl {
  readonly status: RehearsalStatus | null;
  readonly error: unknown;
  /** What the report is about; null before the first. */
  readonly rehearsed: ProtocolDocument | null;
  start(document: ProtocolDocument, sessions: number): void;
  cancel(): void;
}

export function useRehearsal(): RehearsalControl {
  const [id, setId] = useState<string | null>(null);
  const begin = useMutation({
    mutationFn: (body: StartRehearsal) => request<RehearsalStatus>(PATH, { method: 'POST', body }),
    onSuccess: (status) => setId(status.id),
  });
  const look = useQuery({
    queryKey: ['rehearsal', id],
    queryFn: () => request<RehearsalStatus>(`${PATH}/${id}`),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? LOOK_EVERY_MS : false,
  });
  const end = useMutation({
    mutationFn: () => request<RehearsalStatus>(`${PATH}/${id}`, { method: 'DELETE' }),
    onSettled: () => look.refetch(),
  });
  return {
    status: id === null ? null : (look.data ?? begin.data ?? null),
    error: begin.error ?? look.error,
    rehearsed: begin.variables?.document ?? null,
    start: (document, sessions) => begin.mutate({ document, sessions }),
    cancel: () => end.mutate(),
  };
}
