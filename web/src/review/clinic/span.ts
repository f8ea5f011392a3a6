import { addDays, isCivilDate } from '@chairside/shared/time/calendar';
import { say } from '../../language/say.ts';

export interface Span {
  /** YYYY-MM-DD; may be what somebody is still typing, then `problem` says so. */
  readonly from: string;
  readonly to: string;
  readonly problem: string | null;
}

const USUAL_DAYS = 30;

/** The days that an address asks for; the last 30 where it names none. `today`: the clinic's day. */
export function spanOf(from: string | null, to: string | null, today: string): Span {
  const last = to ?? today;
  const first = from ?? (isCivilDate(last) ? addDays(last, 1 - USUAL_DAYS) : today);
  if (!isCivilDate(first) || !isCivilDate(last)) {
    return { from: first, to: last, problem: say('review-clinic.enter-both-days') };
  }
  const problem = first > last ? say('review-clinic.it-is-after-the-last-day') : null;
  return { from: first, to: last, problem };
}
