import { StreamMemory } from './stream-memory.ts';
import { StreamSending } from './stream-sending.ts';
import { StreamTimes } from './stream-times.ts';

/** Messages of one stream that wait for their commit, oldest first. */
interface InFlight {
  readonly last: number;
  readonly settled: Promise<void>;
}
/** Arrival of readings that the engine has seen but the store has refused. */
interface Arrival {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** Once the store takes readings again, a device that has not sent the refused ones for this long has given them up: a gap. */
const GIVEN_UP_AFTER_MS = 60_000;
const MOST_ARRIVALS = 4_096;

/**
 * How far one stream of a channel has come. Three marks, each at or behind the next:
 * `committed` (durable), `taken` (handed to the store), `applied` (seen by the alarm engine, which
 * does not wait for the store).
 */
export class StreamState {
  committed: number;
  taken: number;
  applied: number;
  readonly times = new StreamTimes();
  /** Latest device time of all that was applied, also before the server started; null where it is not known. */
  newestT: number | null;
  readonly memory = new StreamMemory();
  readonly sending = new StreamSending();
  /** Set while the store is asked what it holds of the stream. */
  recalling: Promise<void> | null = null;
  /** Whether the log says already that the stream was used before. */
  toldUsed = false;
  /** Store calls must keep the order of `seq`; set while one of them waits for a look-up. */
  tail: Promise<unknown> | null = null;
  /** Last reading that was refused, until everything up to it is taken. */
  #refused: { to: number; at: number } | null = null;
  readonly #inFlight: InFlight[] = [];
  #arrivals: Arrival[] = [];

  constructor(committed: number, newestT: number | null) {
    this.newestT = newestT;
    this.committed = committed;
    this.taken = committed;
    this.applied = committed;
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

  began(last: number, settled: Promise<void>): void {
    if (this.#refused !== null && last >= this.#refused.to) this.#refused = null;
    this.taken = last;
    this.#inFlight.push({ last, settled });
  }

  /**
   * Not taken, though the engine saw the readings at `arrivedAt`. `full`: the store could not take them;
   * otherwise they only came before what was refused earlier.
   */
  refused(from: number, to: number, arrivedAt: number, now: number, full: boolean): void {
    const before = this.#refused;
    const at = full || before === null ? now : before.at;
    this.#refused = { to: Math.max(to, before?.to ?? 0), at };
    this.taken = Math.max(this.committed, Math.min(this.taken, from - 1));
    if (this.#arrivals.length < MOST_ARRIVALS && this.arrivalOf(to) === null) {
      this.#arrivals.push({ from, to, at: arrivedAt });
    }
  }

  finished(last: number): void {
    while (this.#inFlight[0] && this.#inFlight[0].last <= last) this.#inFlight.shift();
    if (last > this.committed) this.committed = last;
    this.memory.trim(this.committed);
    this.times.settled(this.committed);
    if (this.#arrivals.length > 0) this.#arrivals = this.#arrivals.filter((a) => a.to > last);
  }

  failed(last: number): void {
    const at = this.#inFlight.findIndex((entry) => entry.last === last);
    if (at >= 0) this.#inFlight.splice(at, 1);
  }

  /** Server time moved: the instants kept here move along. */
  moved(byMs: number): void {
    this.times.moved(byMs);
    if (this.#refused) this.#refused = { ...this.#refused, at: this.#refused.at + byMs };
    this.#arrivals = this.#arrivals.map((one) => ({ ...one, at: one.at + byMs }));
  }

  /** The commit that makes `seq` durable; null where it is not on its way. */
  waitFor(seq: number): Promise<void> | null {
    return this.#inFlight.find((entry) => entry.last >= seq)?.settled ?? null;
  }

  /** When the engine saw a reading that the store has not: the record must tell the same arrival. */
  arrivalOf(seq: number): number | null {
    return this.#arrivals.find((a) => a.from <= seq && seq <= a.to)?.at ?? null;
  }
}
