/** Instants as the clinic's wall clock shows them, with the offset that tells the two hours of an autumn night apart. */
import { offsetAt, offsetText, wallText } from '@chairside/shared/time/calendar';

export class ClinicTime {
  readonly timeZone: string;

  /** `timeZone`: IANA name. */
  constructor(timeZone: string) {
    this.timeZone = timeZone;
  }

  /** Minutes east of UTC. `at`: epoch ms. */
  offset(at: number): number {
    return offsetAt(at, this.timeZone);
  }

  /** `2026-10-25T02:30:00.000+01:00`. */
  iso(at: number): string {
    return `${wallText(at, this.timeZone)}${offsetText(this.offset(at))}`;
  }

  /** `2026-10-25`. */
  date(at: number): string {
    return wallText(at, this.timeZone).slice(0, 10);
  }

  /** `02:30`. */
  clock(at: number): string {
    return wallText(at, this.timeZone).slice(11, 16);
  }

  /** Whether the clocks were moved between the two instants, so that a bare time would name two. */
  moves(from: number, to: number): boolean {
    return this.offset(from) !== this.offset(to);
  }
}
