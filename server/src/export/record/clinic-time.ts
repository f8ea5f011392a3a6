/** Instants as the clinic's wall clock shows them, with the offset that tells the two hours of an autumn night apart. */

const QUARTER = 900_000;
const MINUTE = 60_000;

const two = (value: number): string => String(value).padStart(2, '0');

export class ClinicTime {
  readonly timeZone: string;
  readonly #format: Intl.DateTimeFormat;
  /** Offsets change on quarters of an hour: one look-up serves all instants of a quarter. */
  readonly #offsets = new Map<number, number>();

  /** `timeZone`: IANA name. */
  constructor(timeZone: string) {
    this.timeZone = timeZone;
    this.#format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
  }

  /** Minutes east of UTC. `at`: epoch ms. */
  offset(at: number): number {
    const quarter = Math.floor(at / QUARTER);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const fields = new Map(
      this.#format.formatToParts(quarter * QUARTER).map(({ type, value }) => [type, Number(value)]),
    );
    const of = (type: Intl.DateTimeFormatPartTypes) => fields.get(type) ?? 0;
    const wall = Date.UTC(
      ...([of('year'), of('month') - 1, of('day')] as const),
      ...([of('hour'), of('minute'), of('second')] as const),
    );
    const offset = Math.round((wall - quarter * QUARTER) / MINUTE);
    this.#offsets.set(quarter, offset);
    return offset;
  }

  /** `2026-10-25T02:30:00.000+01:00`. */
  iso(at: number): string {
    return `${this.#wall(at).slice(0, -1)}${offsetText(this.offset(at))}`;
  }

  /** `2026-10-25`. */
  date(at: number): string {
    return this.#wall(at).slice(0, 10);
  }

  /** `02:30`. */
  clock(at: number): string {
    return this.#wall(at).slice(11, 16);
  }

  /** Whether the clocks were moved between the two instants, so that a bare time would name two. */
  moves(from: number, to: number): boolean {
    return this.offset(from) !== this.offset(to);
  }

  #wall(at: number): string {
    return new Date(at + this.offset(at) * MINUTE).toISOString();
  }
}

/** `+01:00`, `-03:30`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
