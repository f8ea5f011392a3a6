/** Figures of a rehearsal in words. */
import type { RehearsalReport } from '@chairside/shared/wire/rehearsals';
import { say } from '../../language/say.ts';

/** `3.1/h`, `0.04/h`, `12/h`; what happened is never rounded to nothing. */
function rateText(perHour: number): string {
  if (perHour > 0 && perHour < 0.01) return '<0.01/h';
  return `${Number(perHour.toFixed(perHour < 10 ? 2 : 0))}/h`;
}

/** `0.4/h, was 3.1/h`; one figure where nothing changes. */
export function changeText(rate: { before: number; after: number } | undefined): string {
  const { before, after } = rate ?? { before: 0, after: 0 };
  const [was, is] = [rateText(before), rateText(after)];
  return was === is ? is : say('protocols-rehearsal.is-was-was', { is, was });
}

/** Less than this measured live says nothing about an hour. */
const ENOUGH_HOURS = 0.5;
export const enough = (hours: number): boolean => hours >= ENOUGH_HOURS;

/** Alarms of one limit in past sessions; null where too little was measured to count by the hour. */
export function limitRateText(report: RehearsalReport, limitId: string): string | null {
  if (!enough(report.hours)) return null;
  return changeText(report.rates[limitId]);
}

/** `1.5 hours`; of less than one the minutes. */
export function hoursText(hours: number): string {
  return hours < 1
    ? say('protocols-rehearsal.round-min', { round: Math.round(hours * 60) })
    : say('protocols-rehearsal.hours-hours', { hours: hours.toFixed(1) });
}

/** `12 s later`, `3 s earlier`. */
export function movedText(seconds: number): string {
  const amount = Math.round(Math.abs(seconds) * 10) / 10;
  return `${amount} s ${seconds < 0 ? 'earlier' : 'later'}`;
}

/** `7 alarms (3.50/h)`; without the rate where too little was measured. */
export function countText(count: number, hours: number): string {
  const alarms = `${count} ${count === 1 ? 'alarm' : 'alarms'}`;
  return !enough(hours) ? alarms : `${alarms} (${rateText(count / hours)})`;
}

interface Totals {
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
}

export function totalsOf({ sessions }: Pick<RehearsalReport, 'sessions'>): Totals {
  const sum = (of: (session: RehearsalReport['sessions'][number]) => number) =>
    sessions.reduce((total, session) => total + of(session), 0);
  return {
    before: sum(({ before }) => before),
    after: sum(({ after }) => after),
    added: sum(({ added }) => added.length),
    removed: sum(({ removed }) => removed.length),
    moved: sum(({ moved }) => moved.length),
  };
}
