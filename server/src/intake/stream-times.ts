import { deviceClockUnset, LATE_AFTER_MS } from '@chairside/shared/vitals/reading';
import type { DeviceClock } from './device-clock.ts';
import { StreamOrder } from './stream-order.ts';
import { movedTiming, sameTiming, type Timing } from './timing.ts';

/** What the network adds and takes away, and what one reading may be early or late. */
const JITTER_MS = 1_000;
/** Device time that falls back further than this from one reading to the next was set back. */
const SET_BACK_MS = 2_000;
/** Monitors that send less often than this are judged as if they sent so often. */
const LONGEST_SPACING_MS = 60_000;
const FIRST_SPACING_MS = 600;
/** Readings of one instant are no backlog. */
const LEAST_APART_MS = 50;
/** So many messages at the pace of measuring show that nothing is waiting in the device any more. */
const AT_PACE = 3;
const MOST_KEPT = 4_096;
/** No monitor keeps what it measures for longer: a clock by which one did is not the clock of its readings. */
const LONGEST_WAIT_MS = 31 * 24 * 60 * 60_000;

interface Seen {
  readonly t: number;
  readonly seq: number;
  readonly arrivedAt: number;
}

interface Judged extends Seen {
  /** How long it had been on its way, ms. */
  readonly delay: number;
  /** How long it can have been at most, by the numbers alone. */
  readonly most: number;
}
/** How a message follows on the one before: faster than it was measured, as it was measured, or after a pause. */
type Pace = 'first' | 'burst' | 'on' | 'slow';

/**
 * When the readings of one stream were measured. They are numbered in the order in which they are measured, so a
 * reading can be delayed by no more than has passed since the last live one, less the readings between: that bound
 * needs no clock of the device. A device clock that says more was set back, or is slow, and is followed; readings that
 * arrive at the pace at which they are measured are live. A backlog is what clock and bound say together.
 */
export class StreamTimes {
  #last: Judged | null = null;
  /** One of its readings was live: from then on the numbers say how long a later one can have waited. */
  #bounded = false;
  /** Device time between two readings, ms. */
  #spacingMs: number | null = null;
  #atPace = 0;
  /** Device time at which readings began to come faster than they were measured. */
  #burstFrom = 0;
  /** What readings were told by, each from its first number on: they may come once more. */
  #kept: { readonly from: number; readonly timing: Timing }[] = [];

  readonly #order: StreamOrder;

  /** `order`: what the record says of the stream, where it has begun before the server was started. */
  constructor(order = new StreamOrder(null, 0)) {
    this.#order = order;
  }

  /** One for each of `times` (device time); the first is numbered `seq`. What is not above `applied` came before. */
  of(
    clock: DeviceClock,
    { seq, times, applied }: { seq: number; times: readonly number[]; applied: number },
    arrivedAt: number,
  ): Timing[] {
    const newest = times.at(-1);
    const fresh = Math.max(0, applied + 1 - seq);
    if (newest === undefined || fresh >= times.length) {
      return times.map((t, index) => this.#again(clock, seq + index, t, arrivedAt));
    }
    const last = seq + times.length - 1;
    const timing = this.#judge(clock, { t: newest, seq: last, arrivedAt });
    clock.heard(arrivedAt);
    const timings = this.#backwards(times, timing, arrivedAt);
    for (let index = fresh; index < times.length; index += 1) {
      const byClock = timings[index];
      if (!byClock) continue;
      const one = this.#order.told(byClock, times[index] ?? newest, arrivedAt, clock.known);
      timings[index] = one;
      this.#keep(seq + index, one);
    }
    for (let index = 0; index < fresh; index += 1) {
      timings[index] = this.#again(clock, seq + index, times[index] ?? newest, arrivedAt);
    }
    return timings;
  }

  /** Durable up to here: it is not asked for again. */
  settled(seq: number): void {
    while (this.#kept[1] !== undefined && this.#kept[1].from <= seq + 1) this.#kept.shift();
  }

  /** Server time moved. */
  moved(byMs: number): void {
    if (this.#last) this.#last = { ...this.#last, arrivedAt: this.#last.arrivedAt + byMs };
    this.#order.moved(byMs);
    this.#kept = this.#kept.map(({ from, timing }) => ({
      from,
      timing: movedTiming(timing, byMs),
    }));
  }

  #judge(clock: DeviceClock, seen: Seen): Timing {
    const { t, arrivedAt } = seen;
    const before = this.#last;
    this.#learnSpacing(before, seen);
    this.#last = { ...seen, delay: 0, most: 0 };
    const pace = before === null ? 'first' : this.#paceOf(before, seen);
    const sample = t - arrivedAt;
    if (!this.#bounded && clock.skewMs !== null && !isPossible(clock.skewMs - sample)) {
      clock.replaced(ownSkew(sample));
    }
    const kept = clock.skewMs;
    if (kept === null || sample >= kept) {
      clock.ahead(sample);
      if (pace !== 'burst') this.#burstFrom = t;
      else if (!clock.known && (clock.lost || t - this.#burstFrom > LATE_AFTER_MS)) {
        return { skew: sample, stale: true };
      }
      if (before !== null && pace !== 'burst') clock.atPace();
      this.#bounded = true;
      return { skew: sample };
    }
    const most = before === null ? Number.POSITIVE_INFINITY : this.#mostDelay(before, seen, pace);
    const delay = this.#delay(clock, sample, { byClock: kept - sample, most, pace });
    this.#last = { ...seen, delay, most: delay === 0 ? 0 : most };
    if (delay <= LATE_AFTER_MS) {
      this.#atPace = 0;
      this.#bounded = true;
    }
    if (pace === 'on' || pace === 'slow') clock.atPace();
    return { skew: sample + delay };
  }

  /** How long the newest reading has been on its way, ms; the clock is corrected where it says too much. */
  #delay(
    clock: DeviceClock,
    sample: number,
    { byClock, most, pace }: { byClock: number; most: number; pace: Pace },
  ): number {
    if (byClock > most + JITTER_MS) {
      clock.behind(sample + most);
      return most;
    }
    if (byClock <= LATE_AFTER_MS) return byClock;
    this.#atPace = pace === 'burst' ? 0 : this.#atPace + 1;
    const backlog =
      this.#bounded && Math.abs(byClock - most) <= Math.max(LATE_AFTER_MS / 2, most / 10);
    if (backlog || this.#atPace < AT_PACE) return byClock;
    clock.behind(sample);
    return 0;
  }

  /**
   * By number: a reading has waited for no longer than the one before it, and what has passed since, less what it took
   * to measure it. One that follows a live one at the pace of measuring has not waited.
   */
  #mostDelay(before: Judged, { seq, arrivedAt }: Seen, pace: Pace): number {
    if (!this.#bounded) return Number.POSITIVE_INFINITY;
    if (pace === 'on' && before.delay <= 2 * JITTER_MS) return 0;
    const measuring = (seq - before.seq) * (this.#spacingMs ?? 0);
    return Math.max(0, before.most + arrivedAt - before.arrivedAt - measuring);
  }

  #learnSpacing(before: Seen | null, { t, seq }: Seen): void {
    if (before === null || seq <= before.seq) return;
    const ms = (t - before.t) / (seq - before.seq);
    if (ms <= 0 || ms > LONGEST_SPACING_MS) return;
    const known = this.#spacingMs ?? ms;
    this.#spacingMs = known * 0.8 + Math.min(Math.max(ms, known / 2), known * 2) * 0.2;
  }

  #paceOf(before: Seen, { t, seq, arrivedAt }: Seen): Pace {
    const passed = arrivedAt - before.arrivedAt;
    const measuring = (this.#spacingMs ?? FIRST_SPACING_MS) * (seq - before.seq);
    const faster = t - before.t > 2 * passed + LEAST_APART_MS;
    if (faster && passed < measuring / 2) return 'burst';
    return passed <= measuring + Math.max(JITTER_MS, measuring / 10) ? 'on' : 'slow';
  }

  /** From the newest back: where the clock was set in between, the reading before is one spacing older. */
  #backwards(times: readonly number[], newest: Timing, arrivedAt: number): Timing[] {
    const timings: Timing[] = [];
    let timing = newest;
    let next: number | null = null;
    for (const t of times.toReversed()) {
      if (next !== null) {
        const nextAt = next - timing.skew;
        const set = t - next > SET_BACK_MS || (deviceClockUnset(t) && !deviceClockUnset(next));
        if (set) timing = { ...timing, skew: t - Math.min(nextAt, arrivedAt) + this.#step };
      }
      timings.push(timing);
      next = t;
    }
    return timings.reverse();
  }

  get #step(): number {
    return this.#spacingMs ?? 0;
  }

  #keep(seq: number, timing: Timing): void {
    const known = this.#kept.at(-1);
    if (known && sameTiming(known.timing, timing)) return;
    if (this.#kept.length >= MOST_KEPT) this.#kept.shift();
    this.#kept.push({ from: seq, timing });
  }

  /** The record must say of a reading what the alarms were told of it. */
  #again(clock: DeviceClock, seq: number, t: number, arrivedAt: number): Timing {
    const kept = this.#kept.findLast(({ from }) => from <= seq);
    return kept?.timing ?? { skew: clock.skewMs ?? t - arrivedAt };
  }
}

const isPossible = (waitedMs: number): boolean => Math.abs(waitedMs) <= LONGEST_WAIT_MS;

/** Of a clock of which nothing else is known: it is right where its time can be, and otherwise its reading is of now. */
const ownSkew = (sample: number): number => (sample < 0 && isPossible(sample) ? 0 : sample);
