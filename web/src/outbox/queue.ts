import type { CommandInput } from '@chairside/shared/moves/commands';
import type { CommandAnswer, Me } from '@chairside/shared/wire/http';
import { say } from '../language/say.ts';
import { serverNow } from '../live/clock-store.ts';
import { useLink } from '../live/link-store.ts';
import { foldEvents } from '../live/sessions-store.ts';
import { Outbox } from './outbox.ts';
import { followOverlay } from './overlay.ts';
import { askPersistence } from './persistent-storage.ts';
import { QueueDatabase } from './queue-database.ts';
import { lostOf, type Mark, readMarks, writeMarks } from './queue-marks.ts';
import { useQueue } from './queue-store.ts';
import { sendOnce } from './send-directly.ts';
import { watchTouchDown } from './touch-down.ts';

/** A database that does not open in this time counts as none. */
const OPEN_WITHIN_MS = 3_000;
/** A server that answers within this time needs no other words than its receipt. */
const KEPT_AFTER_MS = 1_000;
const NO_DATABASE = say('outbox.this-browser-cannot-keep-what-is');
const NO_ROOM = say('outbox.browser-storage-is-full-entries-go');

interface Running {
  readonly database: QueueDatabase;
  readonly outbox: Outbox;
}

let running: Promise<Running | null> | null = null;

/** Opens the queue of this browser and sends what is left in it. Called once, as the page starts. */
export function startQueue(): void {
  running ??= open();
}

async function open(): Promise<Running | null> {
  watchTouchDown();
  followOverlay();
  // Read before the database: what another page brings home meanwhile is found there.
  const marks = readMarks();
  void askPersistence().then((persistent) => useQueue.setState({ persistent }));
  try {
    const remembered = () => useQueue.getState().entries;
    const database = await within(QueueDatabase.open('chairside', remembered), OPEN_WITHIN_MS);
    const tabs =
      typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('chairside-queue');
    const outbox = new Outbox({
      database,
      send: (entry) => sendOnce(entry.sessionId, neverAhead(entry.command), entry.userId),
      lock: (name, work) =>
        // Only a secure page has locks. Without them tabs may send the same entry, which the server takes once.
        navigator.locks === undefined ? work() : navigator.locks.request(name, work),
      tellTabs: () => tabs?.postMessage('changed'),
      now: serverNow,
      // A receipt that overtakes the stream is as true as the stream.
      received: ({ events }) => void foldEvents(events),
    });
    tabs?.addEventListener('message', () => void outbox.reload());
    wakeOnSigns(outbox);
    await outbox.reload();
    useQueue.setState({ keeping: { kind: 'kept' } });
    await tellLost(database, marks);
    outbox.wake();
    return { database, outbox };
  } catch {
    useQueue.setState({ keeping: { kind: 'direct', text: NO_DATABASE }, lost: marks });
    return null;
  }
}

/** What was noted down and is gone is told; from then on what waits is noted down as it changes. */
async function tellLost(database: QueueDatabase, marks: readonly Mark[]): Promise<void> {
  const isStored = (id: string) =>
    database.storedAs(id).then(
      (stored) => stored !== undefined,
      () => false,
    );
  const lost = await lostOf(marks, useQueue.getState().entries, isStored);
  useQueue.setState({ lost });
  useQueue.subscribe((now, before) => {
    if (now.entries === before.entries && now.lost === before.lost) return;
    // Another page may still have known it, and put it back.
    const there = new Set(now.entries.map(({ command }) => command.id));
    const still = now.lost.filter(({ id }) => !there.has(id));
    writeMarks(now.entries, still);
    if (still.length < now.lost.length) useQueue.setState({ lost: still });
  });
}

/** Somebody has taken note of what was lost. */
export function dismissLost(userId: string): void {
  useQueue.setState(({ lost }) => ({ lost: lost.filter((mark) => mark.userId !== userId) }));
}

/** Everything that says that the server may be within reach again. */
function wakeOnSigns(outbox: Outbox): void {
  window.addEventListener('online', () => outbox.wake());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) outbox.wake();
  });
  // A tab that was frozen may have missed what the others said.
  window.addEventListener('pageshow', () => void outbox.reload().then(() => outbox.wake()));
  useLink.subscribe(({ link }, before) => {
    if (link.kind === 'live' && before.link.kind !== 'live') outbox.wake();
  });
  useQueue.subscribe(({ user, signInNeeded }, before) => {
    const changed = user !== before.user || signInNeeded !== before.signInNeeded;
    if (changed && user !== null && !signInNeeded) outbox.wake();
  });
}

const neverAhead = (command: CommandInput): CommandInput =>
  command.at === undefined
    ? command
    : { ...command, at: Math.min(command.at, Math.floor(serverNow())) };

/** Who is signed in; null: nobody. `sure`: the server has just said so. */
export function signedInAs(user: Me['user'] | null, sure: boolean): void {
  useQueue.setState((state) => ({
    user: user?.id === state.user?.id ? state.user : user,
    signInNeeded: sure ? false : state.signInNeeded,
  }));
}

/**
 * Keeps a command on disk, then sends it; the promise ends with the server's answer. Null where this browser cannot
 * keep it. `onKept`: it is on disk and the server has not answered soon.
 */
export async function keepAndSend(
  sessionId: string,
  command: CommandInput,
  onKept: () => void,
): Promise<CommandAnswer | null> {
  const open = await running;
  const { user, keeping } = useQueue.getState();
  if (!open || user === null) return null;
  const { outbox } = open;
  try {
    await outbox.add({
      ...{ sessionId, userId: user.id, userName: user.name, command },
      madeAt: Math.floor(serverNow()),
      state: { kind: 'waiting' },
    });
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    useQueue.setState({ keeping: { kind: 'direct', text: full ? NO_ROOM : NO_DATABASE } });
    return null;
  }
  if (keeping.kind !== 'kept') useQueue.setState({ keeping: { kind: 'kept' } });
  const away = outbox.troubled(sessionId) || useLink.getState().link.kind !== 'live';
  const timer = setTimeout(onKept, away ? 0 : KEPT_AFTER_MS);
  return outbox.receipt(command.id).finally(() => clearTimeout(timer));
}

export async function dismissEntry(n: number): Promise<void> {
  await (await running)?.outbox.dismiss(n);
}

export async function sendEntryAgain(n: number): Promise<void> {
  await (await running)?.outbox.again(n);
}

/** What was refused and has been charted anew by hand need not be dismissed as well. */
export async function discardRefused(commandId: string): Promise<void> {
  const refused = useQueue
    .getState()
    .entries.find(({ command, state }) => command.id === commandId && state.kind === 'refused');
  if (refused) await dismissEntry(refused.n);
}

/** Where the last picture of the clinic is kept; null where nothing can be. */
export const queueDatabase = async (): Promise<QueueDatabase | null> =>
  (await running)?.database ?? null;

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not open')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
