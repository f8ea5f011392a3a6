/** Planned against given: which infusions of a course were, are due, or were missed. */

import type { Course } from '@chairside/shared/patients/course';
import { type PlannedInfusion, planDates } from '@chairside/shared/patients/schedule';
import { civilDateAt } from '@chairside/shared/time/calendar';

export interface GivenInfusion {
  readonly sessionId: string;
  /** Epoch ms. */
  readonly startedAt: number;
}

export interface ProgressRow {
  readonly planned: PlannedInfusion;
  readonly given: (GivenInfusion & { readonly date: string }) | null;
  /** missed: its day has gone by and fewer infusions were given. */
  readonly state: 'given' | 'missed' | 'today' | 'to-come';
}

export interface Progress {
  readonly rows: readonly ProgressRow[];
  /** The first planned infusion that was not given; null once the course is over. */
  readonly next: ProgressRow | null;
  readonly missed: number;
}

/** Of an open-ended last part this many are listed after the last one given. */
const MAINTENANCE_AHEAD = 3;

/** The n-th infusion given fulfils the n-th planned, whenever it was. `sessions` in any order; `today`: the clinic's day. */
export function courseProgress(
  course: Pick<Course, 'schedule' | 'startedOn' | 'planned' | 'status'>,
  sessions: readonly { readonly id: string; readonly startedAt: number | null }[],
  options: {
    readonly today: string;
    readonly zone: string;
    readonly closedWeekdays: readonly number[];
  },
): Progress {
  const { today, zone, closedWeekdays } = options;
  const given = sessions
    .flatMap(({ id, startedAt }) => (startedAt === null ? [] : [{ sessionId: id, startedAt }]))
    .sort((a, b) => a.startedAt - b.startedAt)
    .map((one) => ({ ...one, date: civilDateAt(one.startedAt, zone) }));
  const open = course.schedule.at(-1)?.times === null;
  const beyond = Math.max(0, given.length - course.planned);
  const maintenance = open ? beyond + MAINTENANCE_AHEAD : 0;
  const plan = planDates(course.schedule, course.startedOn, { closedWeekdays, maintenance });
  const running = course.status === 'active';
  const rows = plan.slice(0, course.planned + maintenance).map((planned, index): ProgressRow => {
    const own = given[index] ?? null;
    if (own !== null) return { planned, given: own, state: 'given' };
    const state = planned.date === today ? 'today' : 'to-come';
    return { planned, given: null, state: planned.date < today ? 'missed' : state };
  });
  return {
    rows,
    next: running ? (rows.find((row) => row.given === null) ?? null) : null,
    missed: running ? rows.filter(({ state }) => state === 'missed').length : 0,
  };
}
