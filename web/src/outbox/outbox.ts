import type { CommandInput } from '@chairside/shared/moves/commands';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { ApiError, asksToSignIn } from '../http/problem.ts';
import { say } from '../language/say.ts';
import { type Entry, type NewEntry, nextToSend } from './entry.ts';
import { withChange, withoutStored } from './page-memory.ts';
import type { QueueDatabase } from './queue-database.ts';
import { useQueue } from './queue-store.ts';

export interface OutboxDeps {
  readonly database: QueueDatabase;
  /** One attempt. Rejects with `ApiError`. */
  readonly send: (entry: Entry) => Promise<CommandAnswer>;
  /** At most one holder of a name among the tabs of this browser; released when the tab dies. */
  readonly lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Says to the other tabs that the database has changed. */
  readonly tellTabs: () => void;
  /** Server clock, epoch ms. */
  readonly now: () => number;
  /** The server's answer, before the entry leaves the queue. */
  readonly received: (answer: CommandAnswer) => void;
}

interface Waiter {
  readonly resolve: (answer: CommandAnswer) => void;
  readonly reject: (error: ApiError) => void;
}

const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 15_000;

const CLOCK_REFUSALS: ReadonlySet<string> = new Set(['in-the-future', 'onset-after-entry']);
const SAME_MOMENT_MS = 10_000;

/** A code alone decides. `unreadable`: something between here and the server answered in its place. */
const mayBeSentAgain = (error: unknown): boolean =>
  !(error instanceof ApiError) || error.retryable || error.code === 'unreadable';

/**
 * Sends what the database holds, in order within each session, until the server has answered for good. Sessions wait
 * for nothing but themselves. Sending twice is harmless (the server knows the id); that two tabs send in turn keeps
 * the order.
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #pumping = new Set<string>();
  readonly #again = new Set<string>();
  readonly #failures = new Map<string, number>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #waiters = new Map<string, Waiter[]>();
  #reloads = 0;
  #stopped = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** Resolves once the entry is on disk. Rejects where this browser has no room for it. */
  async add(made: NewEntry): Promise<Entry> {
    const entry = await this.#deps.database.add(made);
    await this.#changed();
    void this.#pump(entry.sessionId);
    return entry;
  }

  /** The server's answer to a command of the queue. Rejects with the refusal. */
  receipt(commandId: string): Promise<CommandAnswer> {
    const answer = new Promise<CommandAnswer>((resolve, reject) => {
      const waiters = this.#waiters.get(commandId) ?? [];
      this.#waiters.set(commandId, [...waiters, { resolve, reject }]);
    });
    void this.#settle();
    return answer;
  }

  /** The last attempt for this session failed: nobody knows how long the next takes. */
  troubled(sessionId: string): boolean {
    return (this.#failures.get(sessionId) ?? 0) > 0;
  }

  /** Sends a refused entry again as it is. */
  async again(n: number): Promise<void> {
    await this.#change(n, { state: { kind: 'waiting' } });
    await this.#changed();
    this.wake();
  }

  async dismiss(n: number): Promise<void> {
    await this.#deps.database
      .dismiss(n)
      .catch(() => this.#remember((known) => known.filter((entry) => entry.n !== n)));
    await this.#changed();
    this.wake();
  }

  /** Tries everything at once: the network is back, the page is looked at, somebody signed in. */
  wake(): void {
    this.#failures.clear();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    for (const id of new Set(useQueue.getState().entries.map(({ sessionId }) => sessionId))) {
      void this.#pump(id);
    }
  }

  /** Another tab has changed the database, or this one has just opened it. */
  async reload(): Promise<void> {
    this.#reloads += 1;
    const mine = this.#reloads;
    const entries = await this.#all();
    // A slower read of an older state must not replace a newer one.
    if (mine === this.#reloads) useQueue.setState({ entries });
    await this.#settle();
  }

  /** As the database has them; while it cannot be had, as this page knows them. */
  #all(): Promise<readonly Entry[]> {
    return this.#deps.database.all().catch(() => useQueue.getState().entries);
  }

  #remember(change: (known: readonly Entry[]) => Entry[]): void {
    useQueue.setState(({ entries }) => ({ entries: change(entries) }));
  }

  #change(n: number, change: Partial<Pick<Entry, 'state' | 'command'>>): Promise<void> {
    return this.#deps.database
      .change(n, change)
      .catch(() => this.#remember((known) => withChange(known, n, change)));
  }

  async #stored(entry: Entry, answer: CommandAnswer): Promise<void> {
    const { database, now } = this.#deps;
    await database.remove(entry, answer, now()).catch(() => {
      this.#remember((known) => withoutStored(known, entry, answer));
      for (const { resolve } of this.#takeWaiters(entry.command.id)) resolve(answer);
    });
  }

  #takeWaiters(id: string): readonly Waiter[] {
    const waiters = this.#waiters.get(id) ?? [];
    this.#waiters.delete(id);
    return waiters;
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  async #changed(): Promise<void> {
    this.#deps.tellTabs();
    await this.reload();
  }

  async #pump(sessionId: string): Promise<void> {
    if (this.#pumping.has(sessionId)) {
      this.#again.add(sessionId);
      return;
    }
    this.#pumping.add(sessionId);
    clearTimeout(this.#timers.get(sessionId));
    this.#timers.delete(sessionId);
    let home = true;
    do {
      this.#again.delete(sessionId);
      home = await this.#deps
        .lock(`chairside-queue-${sessionId}`, () => this.#drain(sessionId))
        .catch(() => false);
    } while (home && this.#again.has(sessionId));
    this.#pumping.delete(sessionId);
    if (!home) this.#retryLater(sessionId);
  }

  #retryLater(sessionId: string): void {
    if (this.#stopped) return;
    const failures = this.#failures.get(sessionId) ?? 0;
    this.#failures.set(sessionId, failures + 1);
    // Apart from each other, so that a clinic's screens do not all come back in one instant.
    const wait =
      Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS) * (0.8 + Math.random() / 5);
    this.#timers.set(
      sessionId,
      setTimeout(() => void this.#pump(sessionId), wait),
    );
  }

  /** False where an attempt failed and is due again. */
  async #drain(sessionId: string): Promise<boolean> {
    const { send, received } = this.#deps;
    while (!this.#stopped) {
      const { user, signInNeeded } = useQueue.getState();
      if (user === null || signInNeeded) return true;
      const own = (await this.#all()).filter((entry) => entry.sessionId === sessionId);
      const entry = nextToSend(own, user.id);
      if (entry === null) return true;
      this.#mark(entry, true);
      try {
        const answer = await send(entry);
        this.#failures.delete(sessionId);
        received(answer);
        await this.#stored(entry, answer);
      } catch (error) {
        // Nothing is wrong with the entry: it waits.
        if (error instanceof ApiError && asksToSignIn(error.code)) {
          useQueue.setState({ signInNeeded: true });
          return true;
        }
        if (mayBeSentAgain(error)) return false;
        await this.#refused(entry, error as ApiError);
      } finally {
        this.#mark(entry, false);
      }
      await this.#changed();
    }
    return true;
  }

  async #refused(entry: Entry, error: ApiError): Promise<void> {
    const corrected = CLOCK_REFUSALS.has(error.refusal ?? '') ? withoutTimes(entry.command) : null;
    // This machine's clock was wrong and nothing has put it right: the server's "now" is the nearest truth.
    if (corrected) return this.#change(entry.n, { command: corrected });
    await this.#change(entry.n, {
      state: { kind: 'refused', code: error.refusal ?? error.code, text: error.message },
    });
  }

  #mark({ command }: Entry, on: boolean): void {
    useQueue.setState(({ sending }) => {
      const next = new Set(sending);
      if (on) next.add(command.id);
      else next.delete(command.id);
      return { sending: next };
    });
  }

  /** Answers whoever waits for an entry that is no longer there, or that was refused; whichever tab sent it. */
  async #settle(): Promise<void> {
    if (this.#waiters.size === 0) return;
    const entries = await this.#all();
    for (const id of [...this.#waiters.keys()]) {
      const entry = entries.find(({ command }) => command.id === id);
      if (entry?.state.kind === 'waiting') continue;
      const done = entry
        ? undefined
        : await this.#deps.database.storedAs(id).catch(() => undefined);
      for (const { resolve, reject } of this.#takeWaiters(id)) {
        if (done) resolve(done.answer);
        else reject(refusalOf(entry));
      }
    }
  }
}

/** The command as of now; null where it names no time. An onset long before the entry is a person's word and stays. */
function withoutTimes(command: CommandInput): CommandInput | null {
  if (command.at === undefined) return null;
  const { at, ...timeless } = command;
  if (timeless.type !== 'observe-effect' || timeless.onset === undefined) return timeless;
  const { onset, ...rest } = timeless;
  return onset < at - SAME_MOMENT_MS ? timeless : rest;
}

function refusalOf(entry: Entry | undefined): ApiError {
  if (entry?.state.kind !== 'refused') {
    return new ApiError(
      'command-refused',
      say('outbox.it-was-dismissed-in-another-window'),
      422,
      'dismissed',
    );
  }
  return new ApiError('command-refused', entry.state.text, 422, entry.state.code);
}
