import { AppError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import { machineTimers, type Timers } from '../../platform/timers.ts';
import { refusal } from '../database/database-error.ts';
import type { CommitLane, EventBatch, ReadingBatch, Recording } from '../ports/store.ts';
import type { Committer, LaneItem, Outcome } from './lane-item.ts';
import { behindRefused } from './reading-plan.ts';
import { RefusedStreams } from './refused-streams.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;
/** As long as a person waits for an answer: a disk that stalls must be seen before the statement gives up. */
const SLOW_COMMIT_MS = 3000;
/** Bounds one transaction when a long outage has filled the spool. */
const MOST_READINGS = 10_000;
const MOST_ITEMS = 5000;

export interface LaneOptions {
  readonly committer: Committer;
  readonly logger: Logger;
  /** How long a reading waits for others to share its commit, ms; an event takes all that wait with it at once. */
  readonly windowMs: number;
  /** Most readings held in memory. */
  readonly spoolLimit: number;
  readonly onCommit?: (commit: { ms: number }) => void;
  /** Server time, epoch ms. */
  readonly now: () => number;
  /** For windows, pauses and what takes too long; without it the machine's. */
  readonly timers?: Timers;
  /** Called with the keys of sessions whose closing is durable. */
  readonly onClosed?: (sessions: readonly { clinicId: number; sessionKey: number }[]) => void;
}

type Stored = Extract<Outcome, { kind: 'stored' }>;

interface Waiting {
  readonly item: LaneItem;
  /** Counts up with every item that the lane takes. */
  readonly order: number;
  settle(outcome: Outcome): void;
}

export function createCommitLane(options: LaneOptions): CommitLane {
  const { committer, logger, windowMs, spoolLimit, now, timers = machineTimers } = options;
  const listeners = new Set<(recording: Recording) => void>();
  let waiting: Waiting[] = [];
  let taken = 0;
  const refused = new RefusedStreams();
  const held = { readings: 0, events: 0 };
  let state: { recording: boolean; since: number } = { recording: true, since: now() };
  let taking = true;
  let running: Promise<void> | null = null;
  /** Ends a pause at once. */
  let hurry: (() => void) | null = null;
  let gathering = false;
  let abandoned = false;

  const recording = (): Recording => ({
    ...state,
    queuedReadings: held.readings,
    queuedEvents: held.events,
  });

  function flip(is: boolean): void {
    if (state.recording === is) return;
    state = { recording: is, since: now() };
    for (const listener of listeners) listener(recording());
  }

  function pause(ms: number): Promise<void> {
    // No timer is shorter than a millisecond, which is long between two commits.
    if (ms === 0) return new Promise((resolve) => setImmediate(resolve));
    return new Promise((resolve) => {
      const end = () => {
        stop();
        hurry = null;
        resolve();
      };
      const stop = timers.after(ms, end);
      hurry = end;
    });
  }

  /** What one turn of the event loop brings still goes together. */
  function endWindow(): void {
    const end = hurry;
    if (end !== null) setImmediate(() => hurry === end && end());
  }

  function add<T>(
    item: LaneItem,
    readings: number,
    events: number,
    pick: (stored: Stored) => T,
  ): Promise<T> {
    held.readings += readings;
    held.events += events;
    taken += 1;
    const order = taken;
    return new Promise<T>((resolve, reject) => {
      waiting.push({
        item,
        order,
        settle: (outcome) => {
          held.readings -= readings;
          held.events -= events;
          if (outcome.kind === 'stored') resolve(pick(outcome));
          else reject(outcome.error);
        },
      });
      running ??= run();
      if (item.kind === 'events' && gathering) endWindow();
    });
  }

  async function run(): Promise<void> {
    let begun = -Infinity;
    while (waiting.length > 0 && !abandoned) {
      const wait = Math.max(0, Math.min(windowMs, begun + windowMs - timers.now()));
      await gather(begun === -Infinity ? windowMs : wait);
      begun = timers.now();
      await commitAll(takeGroup());
    }
    refused.clear();
    // In the same turn as the last look at the queue: an item that came in between would wait for ever.
    running = null;
  }

  /** Somebody waits for an event: it waits for nobody. */
  async function gather(ms: number): Promise<void> {
    const hasEvent = waiting.some(({ item }) => item.kind === 'events');
    gathering = true;
    await pause(hasEvent ? 0 : ms);
    gathering = false;
  }

  function takeGroup(): Waiting[] {
    let readings = 0;
    let count = 0;
    for (const { item } of waiting) {
      const more = item.kind === 'readings' ? item.batch.readings.length : 0;
      if (count > 0 && (readings + more > MOST_READINGS || count >= MOST_ITEMS)) break;
      readings += more;
      count++;
    }
    const group = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return group;
  }

  /** For ever, until every one of the group is stored or refused for itself. */
  async function commitAll(group: Waiting[]): Promise<void> {
    const left = new Set(group);
    let wait = FIRST_PAUSE_MS;
    while (left.size > 0 && !abandoned) {
      const inTime = timers.after(SLOW_COMMIT_MS, () => {
        if (state.recording) logger.error('not recording: the database holds a commit up');
        flip(false);
      });
      try {
        await commitSome([...left], left);
        inTime();
        flip(true);
      } catch (error) {
        inTime();
        if (state.recording)
          logger.error({ err: error }, 'not recording: the database does not take commits');
        flip(false);
        if (abandoned) break;
        await pause(wait);
        wait = Math.min(LONGEST_PAUSE_MS, wait * 2);
      }
    }
    if (abandoned) waiting = [...left, ...waiting];
  }

  /** Halves a group that the database refuses until the bad one stands alone, so that it costs nobody else anything. */
  async function commitSome(all: readonly Waiting[], left: Set<Waiting>): Promise<void> {
    const group: Waiting[] = [];
    for (const each of all) {
      if (!refused.standsBehind(each)) group.push(each);
      else {
        left.delete(each);
        each.settle({ kind: 'refused', error: behindRefused() });
      }
    }
    if (group.length === 0) return;
    let outcomes: Outcome[];
    const begun = timers.now();
    try {
      outcomes = await committer.commit(group.map(({ item }) => item));
      options.onCommit?.({ ms: timers.now() - begun });
    } catch (error) {
      if (!committer.isDataError(error)) throw error;
      const [only] = group;
      if (group.length > 1 || !only) {
        const middle = group.length >> 1;
        await commitSome(group.slice(0, middle), left);
        await commitSome(group.slice(middle), left);
        return;
      }
      outcomes = await commitAgain(only);
    }
    group.forEach((each, index) => {
      left.delete(each);
      const outcome = outcomes[index];
      if (outcome?.kind === 'refused') refused.add(each, taken);
      if (outcome) each.settle(outcome);
    });
    tellClosed(group, outcomes);
  }

  /** A clash with our own transaction that was still ending looks like bad data the first time. */
  async function commitAgain({ item }: Waiting): Promise<Outcome[]> {
    try {
      return await committer.commit([item]);
    } catch (error) {
      if (!committer.isDataError(error)) throw error;
      return [{ kind: 'refused', error: typedRefusal(error) }];
    }
  }

  function tellClosed(group: readonly Waiting[], outcomes: readonly Outcome[]): void {
    if (!options.onClosed) return;
    const closed = group.flatMap(({ item }, index) =>
      item.kind === 'events' &&
      outcomes[index]?.kind === 'stored' &&
      item.batch.events.some((event) => event.body.type === 'session-closed')
        ? [{ clinicId: item.batch.clinicId, sessionKey: item.batch.sessionKey }]
        : [],
    );
    if (closed.length > 0) options.onClosed(closed);
  }

  return {
    readings(batch: ReadingBatch) {
      if (!taking) return Promise.reject(new AppError('shutting-down', 'The server is stopping.'));
      const count = batch.readings.length;
      if (held.readings + count > spoolLimit) {
        return Promise.reject(
          new AppError(
            'too-far-ahead',
            'The server cannot take more readings before it has stored the last ones.',
          ),
        );
      }
      return add({ kind: 'readings', batch }, count, 0, ({ nearlyFull = [] }) => ({ nearlyFull }));
    },
    events(batch: EventBatch) {
      if (!taking) return Promise.reject(new AppError('shutting-down', 'The server is stopping.'));
      return add({ kind: 'events', batch }, 0, batch.events.length, ({ positions }) => positions);
    },
    recording,
    onRecordingChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close(withinMs) {
      taking = false;
      hurry?.();
      const done = running ?? Promise.resolve();
      const inTime = timers.after(withinMs, () => {
        abandoned = true;
        hurry?.();
      });
      const gaveUp = new Promise<void>((resolve) => {
        timers.after(withinMs + 20, resolve, { idle: true });
      });
      await Promise.race([done, gaveUp]);
      inTime();
      abandoned = true;
      for (const each of waiting) {
        each.settle({
          kind: 'refused',
          error: new AppError('shutting-down', 'The server stopped before this was stored.'),
        });
      }
      waiting = [];
    },
  };
}

function typedRefusal(error: unknown): Error {
  const known = refusal(error);
  if (known instanceof AppError) return known;
  return new AppError('internal', 'The database refused this record.', { cause: error });
}
