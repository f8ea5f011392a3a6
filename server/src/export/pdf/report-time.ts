import { offsetText } from '@chairside/shared/time/calendar';
import { ClinicTime } from '../record/clinic-time.ts';
import type { SessionRecord } from '../record/session-record.read-model.ts';

/** Times of one session for a reader at the clinic. */
export class ReportTime {
  readonly #time: ClinicTime;
  readonly #record: SessionRecord;
  /** Clocks were moved during the session. */
  readonly moved: boolean;

  constructor(record: SessionRecord) {
    this.#record = record;
    this.#time = new ClinicTime(record.clinic.timeZone);
    this.moved = this.#time.moves(record.from, record.until);
  }

  /** `02:30`; where clocks were moved `02:30 +02:00`, because the bare time may be two. */
  clock(at: number): string {
    const clock = this.#time.clock(at);
    return this.moved ? `${clock} ${offsetText(this.#time.offset(at))}` : clock;
  }

  /** The date too where it is not that of the session. */
  moment(at: number): string {
    const same = this.#time.date(at) === this.#time.date(this.#record.from);
    return same ? this.clock(at) : `${this.#time.date(at)} ${this.clock(at)}`;
  }

  date(at: number): string {
    return this.#time.date(at);
  }

  offset(at: number): number {
    return this.#time.offset(at);
  }

  /** When the clocks were moved, epoch ms; null: not during the session. */
  movedAt(): number | null {
    if (!this.moved) return null;
    const { from, until } = this.#record;
    for (let at = Math.ceil(from / QUARTER) * QUARTER; at <= until; at += QUARTER) {
      if (this.#time.offset(at) !== this.#time.offset(from)) return at;
    }
    return null;
  }

  /** `Europe/Berlin, UTC+02:00`, or both offsets. */
  zone(): string {
    const { from, until, clinic } = this.#record;
    const first = `UTC${offsetText(this.#time.offset(from))}`;
    const last = `UTC${offsetText(this.#time.offset(until))}`;
    if (first === last) return `${clinic.timeZone}, ${first}`;
    return `${clinic.timeZone}; the clocks were moved from ${first} to ${last} during the session`;
  }
}

const QUARTER = 900_000;

/** Whole minutes, `90 min`; seconds below two minutes. */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** `min 12`, `min -3`; a dash without an infusion. */
export function minuteText(minute: number | null): string {
  return minute === null ? '--' : `min ${minute}`;
}
