import type { Severity } from '@chairside/shared/effects/severity';
import { create } from 'zustand';
import { newId } from '../http/new-id.ts';
import { errorText } from '../http/problem.ts';
import { say } from '../language/say.ts';
import { type CommandDraft, sendCommand } from '../outbox/send-command.ts';

/** An effect on its way into the log, as the tile shows it. */
export type EffectEntry = {
  readonly sessionId: string;
  readonly term: string;
  readonly severity: Severity;
} & (
  | { readonly kind: 'sending' }
  /** Safe in this browser, not yet stored at the server. */
  | { readonly kind: 'kept' }
  /** The server's receipt is here: the entry is durable. */
  | { readonly kind: 'saved'; readonly seq: number; readonly at: number }
  | { readonly kind: 'failed'; readonly text: string; readonly command: CommandDraft }
  | { readonly kind: 'withdrawing'; readonly seq: number }
);

interface EntriesState {
  /** The newest entry of each session. */
  readonly entries: Readonly<Record<string, EffectEntry>>;
}

/** How long a saved entry offers to be undone on the tile; after that the chair page does. */
export const UNDO_FOR_MS = 12_000;

export const useEffectEntries = create<EntriesState>()(() => ({ entries: {} }));

function put(entry: EffectEntry): void {
  useEffectEntries.setState((state) => ({
    entries: { ...state.entries, [entry.sessionId]: entry },
  }));
}

export function dropEntry(sessionId: string): void {
  useEffectEntries.setState((state) => {
    const { [sessionId]: _dropped, ...entries } = state.entries;
    return { entries };
  });
}

interface NewEffect {
  readonly sessionId: string;
  readonly term: string;
  readonly severity: Severity;
  readonly note?: string;
}

/** Charts an effect. The instant of the tap is its onset, however long the network takes. */
export async function chartEffect(effect: NewEffect, at: number): Promise<void> {
  const { sessionId, term, severity, note } = effect;
  await deliver(
    { sessionId, term, severity },
    {
      id: newId(),
      type: 'observe-effect',
      term,
      severity,
      onset: Math.round(at),
      ...(note ? { note } : {}),
    },
  );
}

type Subject = Pick<EffectEntry, 'sessionId' | 'term' | 'severity'>;

async function deliver(subject: Subject, command: CommandDraft): Promise<void> {
  put({ ...subject, kind: 'sending' });
  try {
    const answer = await sendCommand(subject.sessionId, command, () =>
      put({ ...subject, kind: 'kept' }),
    );
    const seq = answer.events.find(
      ({ body }) => body.type === 'effect-observed' || body.type === 'effect-changed',
    )?.seq;
    put({ ...subject, kind: 'saved', seq: seq ?? answer.seq, at: Date.now() });
  } catch (error) {
    put({ ...subject, kind: 'failed', text: errorText(error), command });
  }
}

/** Sends the very same command again: the server knows its id, nothing is charted twice. */
export async function retryEntry(entry: Extract<EffectEntry, { kind: 'failed' }>): Promise<void> {
  const { sessionId, term, severity } = entry;
  await deliver({ sessionId, term, severity }, entry.command);
}

export async function undoEntry(entry: Extract<EffectEntry, { kind: 'saved' }>): Promise<void> {
  const { sessionId, term, severity, seq } = entry;
  put({ sessionId, term, severity, kind: 'withdrawing', seq });
  try {
    await sendCommand(sessionId, {
      type: 'withdraw-entry',
      seq,
      reason: say('station.entered-by-mistake'),
    });
    dropEntry(sessionId);
  } catch {
    // Still in the log: the offer to undo comes back.
    put({ sessionId, term, severity, kind: 'saved', seq, at: Date.now() });
  }
}
