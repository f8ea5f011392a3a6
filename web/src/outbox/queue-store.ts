import type { Me } from '@chairside/shared/wire/http';
import { create } from 'zustand';
import type { Entry } from './entry.ts';
import type { Mark } from './queue-marks.ts';

/** Whether this browser keeps what is charted. */
export type Keeping =
  | { readonly kind: 'opening' }
  | { readonly kind: 'kept' }
  /** No database, or no room in it: what is charted goes straight to the server and is lost with the page. */
  | { readonly kind: 'direct'; readonly text: string };

interface QueueState {
  readonly keeping: Keeping;
  /** All of this browser, whoever charted them, in order. */
  readonly entries: readonly Entry[];
  /** Command ids on their way at this moment, from this tab. */
  readonly sending: ReadonlySet<string>;
  /** Who is signed in, as the server or a kept sign-in says; null: nobody. */
  readonly user: Me['user'] | null;
  /** The server wants a sign-in before it takes anything. */
  readonly signInNeeded: boolean;
  /** Charted here, gone from this browser, and not known to be stored. */
  readonly lost: readonly Mark[];
  /** Whether the browser has promised not to clear its storage by itself; null: not asked yet. */
  readonly persistent: boolean | null;
}

export const useQueue = create<QueueState>()(() => ({
  keeping: { kind: 'opening' },
  entries: [],
  sending: new Set(),
  user: null,
  signInNeeded: false,
  lost: [],
  persistent: null,
}));

const NONE: readonly Entry[] = [];
/** The same array for the same entries, so that a selector may return it. */
const cut = new WeakMap<readonly Entry[], Map<string, readonly Entry[]>>();

function ownEntries(
  entries: readonly Entry[],
  userId: string | null,
  sessionId: string | null,
): readonly Entry[] {
  let known = cut.get(entries);
  if (!known) {
    known = new Map();
    cut.set(entries, known);
  }
  const key = `${userId} ${sessionId}`;
  let found = known.get(key);
  if (!found) {
    found = entries.filter(
      (entry) => entry.userId === userId && (sessionId === null || entry.sessionId === sessionId),
    );
    if (found.length === 0) found = NONE;
    known.set(key, found);
  }
  return found;
}

/** What the signed-in person charted and the server has not stored, oldest first. */
export const useOwnEntries = (): readonly Entry[] =>
  useQueue(({ entries, user }) => ownEntries(entries, user?.id ?? null, null));

export const useSessionEntries = (sessionId: string): readonly Entry[] =>
  useQueue(({ entries, user }) => ownEntries(entries, user?.id ?? null, sessionId));

/** An acknowledgement of this alarm is on its way; until it is stored the alarm looks and sounds as before. */
export const useAcknowledging = (sessionId: string | null, alarmId: string): boolean =>
  useQueue(({ entries, user }) =>
    entries.some(
      ({ command, state, ...entry }) =>
        entry.sessionId === sessionId &&
        entry.userId === user?.id &&
        state.kind === 'waiting' &&
        command.type === 'acknowledge-alarm' &&
        command.alarmId === alarmId,
    ),
  );

/** Others who charted in this browser: how many of their entries wait for their sign-in, by name. */
export function waitingForOthers(
  entries: readonly Entry[],
  userId: string | null,
): readonly { readonly name: string; readonly count: number }[] {
  const byName = new Map<string, number>();
  for (const entry of entries) {
    if (entry.userId === userId) continue;
    byName.set(entry.userName, (byName.get(entry.userName) ?? 0) + 1);
  }
  return [...byName].map(([name, count]) => ({ name, count }));
}
