import { Evaluated } from './evaluated.ts';
import { type Placement, sessionsOf } from './sink.ts';
import { StreamMemory } from './stream-memory.ts';
import type { StreamOrder } from './stream-order.ts';
import { StreamSending } from './stream-sending.ts';
import { StreamTimes } from './stream-times.ts';

/** Messages of one stream that wait for their commit, oldest first. */
interface InFlight {
  readonly last: number;
  readonly settled: Promise<unknown>;
}
/** Readings that the engine has seen: when, and the session of each. Kept of those that the store has refused. */
export interface Seen {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly placements: readonly Placement[];
}

/** Once the store takes readings again, a device that has not sent the refused ones for this long has given them up: a gap. */
export const GIVEN_UP_AFTER_MS = 60_000;
const MOST_ARRIVALS = 4_096;

/**
 * How far one stream of a channel has come. Three marks, each at or behind the next:
 * `committed` (durable), `taken` (handed to the store), `applied` (seen by the alarm engine, which
 * does not wait for the store).
 */
export class StreamState {
  committed: number;
  taken: number;
  readonly times: StreamTimes;
  /** Latest device time of all that was applied, also before the server started; null where it is not known. */
  newestT: number | null;
  readonly memory = new StreamMemory();
  readonly sending = new StreamSending();
  /** Set while the store is asked what it holds of the stream. */
  recalling: Promise<void> | null = null;
  /** Whether the log says already that the stream was used before. */
  toldUsed = false;
  /** Acknowledged while a session ran, and of none by their time. */
  ofNoSession = 0;
  /** Store calls must keep the order of `seq`; set while one of them waits for a look-up. */
  tail: Promise<unknown> | null = null;
  /** Last reading that was refused, until everything up to it is taken. */
  #refused: { to: number; at: number } | null = null;
  /** Up to here it is told what was evaluated and not stored. */
  #told = 0;
  readonly #inFlight: InFlight[] = [];
  #seen: Seen[] = [];
  #applied: number;
  readonly #evaluated = new Evaluated();

  constructor(committed: number, newestT: number | null, order?: StreamOrder) {
    this.times = new StreamTimes(order);
    this.newestT = newestT;
    this.committed = committed;
    this.taken = committed;
    this.#applied = committed;
  }

  get applied(): number {
    return this.#applied;
  }

  /** The engine evaluates this reading: the only way that `applied` moves. */
  evaluated(seq: number): void {
    this.#applied = seq;
    this.#evaluated.add(seq);
  }

  /**
   * Whether a message from `first` on may go to the store. After a refusal only what follows on directly:
   * taking a later message would move the watermark past the refused one, and its resend would be
   * acknowledged without being stored.
   */
  mayTake(first: number, now: number): boolean {
    if (this.#refused === null || first <= this.taken + 1) return true;
    return now - this.#refused.at > GIVEN_UP_AFTER_MS;
  }

  began(last: number, settled: Promise<unknown>): void {
    if (this.#refused !== null && last >= this.#refused.to) this.#refused = null;
    this.taken = last;
    this.#inFlight.push({ last, settled });
  }

  /**
   * Not taken, though the engine saw the readings. `full`: the store could not take them; otherwise they only came
   * before what was refused earlier.
   */
  refused(seen: Seen, now: number, full: boolean): void {
    const { from, to } = seen;
    const before = this.#refused;
    const at = full || before === null ? now : before.at;
    this.#refused = { to: Math.max(to, before?.to ?? 0), at };
    this.taken = Math.max(this.committed, Math.min(this.taken, from - 1));
    if (this.#seen.length < MOST_ARRIVALS && this.#seenOf(to) === undefined) this.#seen.push(seen);
  }

  /** The store will never take these: as if the device had left them out, and what follows may come at once. */
  givenUp(from: number, to: number): void {
    this.taken = Math.max(this.taken, to);
    if (this.#refused !== null && this.#refused.to <= to) this.#refused = null;
    this.#seen = this.#seen.filter((one) => one.to > to);
    this.#evaluated.settled(to);
    this.memory.skip(from, to);
  }

  /** How many of these numbers were evaluated in a session, are not stored, and were not told of before; and its key. */
  lose(from: number, to: number): { count: number; sessions: Set<number> } {
    const first = Math.max(from, this.#told + 1);
    if (to < first) return { count: 0, sessions: new Set() };
    this.#told = to;
    const among = this.#seen.flatMap(({ from: start, placements }) =>
      placements
        .map((placement, index) => ({ seq: start + index, placement }))
        .filter(({ seq }) => seq >= first && seq <= to),
    );
    const ofNobody = among.filter(({ placement }) => placement === null);
    const count = this.#evaluated.count(first, to) - new Set(ofNobody.map(({ seq }) => seq)).size;
    return { count, sessions: sessionsOf(among.map(({ placement }) => placement)) };
  }

  /** What was evaluated and refused before `until` and was never sent again; null: nothing. */
  overdue(until: number): { from: number; to: number } | null {
    if (this.#refused === null || this.#refused.at > until) return null;
    const from = Math.max(this.taken, this.#told) + 1;
    const to = Math.min(this.applied, this.#refused.to);
    return to < from ? null : { from, to };
  }

  finished(last: number): void {
    while (this.#inFlight[0] && this.#inFlight[0].last <= last) this.#inFlight.shift();
    if (last > this.committed) this.committed = last;
    this.memory.trim(this.committed);
    this.times.settled(this.committed);
    this.#evaluated.settled(this.committed);
    if (this.#seen.length > 0) this.#seen = this.#seen.filter((one) => one.to > last);
  }

  failed(last: number): void {
    const at = this.#inFlight.findIndex((entry) => entry.last === last);
    if (at >= 0) this.#inFlight.splice(at, 1);
  }

  /** Server time moved: the instants kept here move along. */
  moved(byMs: number): void {
    this.times.moved(byMs);
    if (this.#refused) this.#refused = { ...this.#refused, at: this.#refused.at + byMs };
    this.#seen = this.#seen.map((one) => ({ ...one, at: one.at + byMs }));
  }

  /** The commit that makes `seq` durable; null where it is not on its way. */
  waitFor(seq: number): Promise<unknown> | null {
    return this.#inFlight.find((entry) => entry.last >= seq)?.settled ?? null;
  }

  /** When the engine saw a reading that the store has not: the record must tell the same arrival. */
  arrivalOf(seq: number): number | null {
    return this.#seenOf(seq)?.at ?? null;
  }

  /** Where it belonged when the engine saw it; undefined: not known. */
  placementOf(seq: number): Placement | undefined {
    const seen = this.#seenOf(seq);
    return seen?.placements[seq - seen.from];
  }

  #seenOf(seq: number): Seen | undefined {
    return this.#seen.find((one) => one.from <= seq && seq <= one.to);
  }
}
