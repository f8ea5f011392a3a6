import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type {
  RehearsalStatus,
  SessionChoice,
  StartRehearsal,
} from '@chairside/shared/wire/rehearsals';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { call } from '../../http/client.ts';

const LOOK_EVERY_MS = 700;

/** A rehearsal under way, its progress, and its report once it is done. */
export interface RehearsalControl {
  readonly status: RehearsalStatus | null;
  readonly error: unknown;
  /** What the report is about; null before the first. */
  readonly rehearsed: StartRehearsal | null;
  /** Ends the one under way, on the server as well. */
  readonly start: (document: ProtocolDocument, sessions: SessionChoice) => void;
  cancel(): void;
}

export function useRehearsal(): RehearsalControl {
  const [run, setRun] = useState<{ id: string; asked: StartRehearsal } | null>(null);
  const newest = useRef<StartRehearsal | null>(null);
  const id = run?.id ?? null;
  const begin = useMutation({
    mutationFn: (body: StartRehearsal) => call('POST /api/protocols/rehearsals', { body }),
    onSuccess: (status, body) => {
      // An answer that was overtaken is about a rehearsal that the next one has ended.
      if (newest.current === body) setRun({ id: status.id, asked: body });
    },
  });
  const look = useQuery({
    queryKey: ['rehearsal', id],
    queryFn: () => call('GET /api/protocols/rehearsals/:id', { params: { id: id ?? '' } }),
    enabled: id !== null,
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchInterval: ({ state }) =>
      state.status !== 'error' && (state.data === undefined || state.data.state === 'running')
        ? LOOK_EVERY_MS
        : false,
  });
  const end = useMutation({
    mutationFn: () => call('DELETE /api/protocols/rehearsals/:id', { params: { id: id ?? '' } }),
    onSettled: () => look.refetch(),
  });
  const { mutate } = begin;
  const start = useCallback(
    (document: ProtocolDocument, sessions: SessionChoice) => {
      newest.current = { document, sessions };
      mutate(newest.current);
    },
    [mutate],
  );
  return {
    status: id === null ? null : (look.data ?? (begin.data?.id === id ? begin.data : null)),
    error: begin.error ?? look.error,
    rehearsed: run?.asked ?? null,
    start,
    cancel: () => end.mutate(),
  };
}
