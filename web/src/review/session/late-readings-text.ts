import type { AfterSignature } from '@chairside/shared/review/after-signature';
import { say } from '../../language/say.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';

type LateReadings = NonNullable<AfterSignature['readings']>;

/** "6 readings arrived after the last signature (...): no signature covers them." */
export function lateReadingsText({ count, arrived, measured }: LateReadings, zone: string): string {
  const span = ({ from, to }: LateReadings['arrived']) => {
    const [first, last] = [clinicDayAndTime(from, zone), clinicDayAndTime(to, zone)];
    return first === last ? first : say('review-session.first-to-last', { first, last });
  };
  const what =
    count === 1 ? say('review-session.1-reading') : say('review-session.count-readings', { count });
  return say('review-session.what-arrived-after-the-last', {
    what,
    arrived: span(arrived),
    measured: span(measured),
    count,
  });
}

/** What the last signature does not cover, one sentence each. */
export function unsignedTexts(after: AfterSignature | null, zone: string): string[] {
  if (after === null) return [];
  const events = after.events.map(({ seq, at }) =>
    say('review-session.event-seq-clinicdayandtime-is-not', {
      seq,
      clinicDayAndTime: clinicDayAndTime(at, zone),
    }),
  );
  return after.readings === null ? events : [...events, lateReadingsText(after.readings, zone)];
}
