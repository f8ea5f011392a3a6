import type { AfterSignature } from '@chairside/shared/review/after-signature';
import { clinicDayAndTime } from '../../time/clinic-time.ts';

type LateReadings = NonNullable<AfterSignature['readings']>;

/** "6 readings arrived after the last signature (...): no signature covers them." */
export function lateReadingsText({ count, arrived, measured }: LateReadings, zone: string): string {
  const span = ({ from, to }: LateReadings['arrived']) => {
    const [first, last] = [clinicDayAndTime(from, zone), clinicDayAndTime(to, zone)];
    return first === last ? first : `${first} to ${last}`;
  };
  const what = count === 1 ? '1 reading' : `${count} readings`;
  return `${what} arrived after the last signature (arrived ${span(arrived)}; measured ${span(measured)}). No signature covers ${count === 1 ? 'it' : 'them'}; sign again or add an addendum.`;
}

/** What the last signature does not cover, one sentence each. */
export function unsignedTexts(after: AfterSignature | null, zone: string): string[] {
  if (after === null) return [];
  const events = after.events.map(
    ({ seq, at }) => `Event ${seq}, ${clinicDayAndTime(at, zone)}, is not covered by a signature.`,
  );
  return after.readings === null ? events : [...events, lateReadingsText(after.readings, zone)];
}
