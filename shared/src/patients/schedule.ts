/** When the infusions of a course are planned. A plan proposes dates; it books nothing. */
import { z } from 'zod';
import { storableText } from '../text/storable-text.ts';
import { addDays, addMonths, weekday } from '../time/calendar.ts';

export const scheduleBlockSchema = z.object({
  /** Such as "Week 1". */
  label: storableText(60),
  every: z.enum(['day', 'week', 'month']),
  /** How many days, weeks or months; null: as long as it is needed. Only the last block may be open. */
  times: z.number().int().min(1).max(60).nullable(),
  /** In each of them. */
  infusions: z.number().int().min(1).max(7),
});
export type ScheduleBlock = z.infer<typeof scheduleBlockSchema>;

export const scheduleSchema = z
  .array(scheduleBlockSchema)
  .min(1)
  .max(12)
  .refine(
    (blocks) => blocks.slice(0, -1).every(({ times }) => times !== null),
    'only the last part may be open-ended',
  )
  .refine((blocks) => blocks[0]?.times !== null, 'the first part needs an end')
  .refine(
    (blocks) => blocks.every(({ every, infusions }) => every === 'week' || infusions === 1),
    'more than one infusion is planned per week only',
  );
/** Parts of a course, one after the other. */
export type Schedule = z.infer<typeof scheduleSchema>;

/** The m of "infusion n of m": what has an end is counted, maintenance is not. */
export function plannedInfusions(schedule: Schedule): number {
  return schedule.reduce((sum, { times, infusions }) => sum + (times ?? 0) * infusions, 0);
}

/** Days of a week, from its first, on which so many infusions fall: spread out (clinic default). */
const SPREAD: readonly (readonly number[])[] = [
  [0],
  [0, 3],
  [0, 2, 4],
  [0, 1, 3, 4],
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 4, 5],
  [0, 1, 2, 3, 4, 5, 6],
];

export interface PlannedInfusion {
  /** 1, 2, 3 ... over the course. */
  readonly number: number;
  /** YYYY-MM-DD on the clinic's calendar. */
  readonly date: string;
  /** Of its part. */
  readonly label: string;
  readonly maintenance: boolean;
}

export interface PlanOptions {
  /** 1 Monday to 7 Sunday: nothing is planned on these. All seven count as none. */
  readonly closedWeekdays?: readonly number[];
  /** How many of an open-ended last part are listed; 0 when absent. */
  readonly maintenance?: number;
}

/**
 * The dates of a course that starts on `startedOn`. A date on which the clinic is closed, or that is taken by the
 * infusion before, moves to the next day that is free; the weeks stay where they are. Months count from the last
 * infusion before them.
 */
export function planDates(
  schedule: Schedule,
  startedOn: string,
  options: PlanOptions = {},
): PlannedInfusion[] {
  const closed = new Set(options.closedWeekdays ?? []);
  const opens = [1, 2, 3, 4, 5, 6, 7].some((day) => !closed.has(day));
  const planned: PlannedInfusion[] = [];
  let begin = startedOn;
  const plan = (wanted: string, block: ScheduleBlock) => {
    const before = planned.at(-1)?.date;
    let date = before !== undefined && wanted <= before ? addDays(before, 1) : wanted;
    while (opens && closed.has(weekday(date))) date = addDays(date, 1);
    const maintenance = block.times === null;
    planned.push({ number: planned.length + 1, date, label: block.label, maintenance });
  };
  for (const block of schedule) {
    const { every, infusions } = block;
    const times = block.times ?? Math.ceil((options.maintenance ?? 0) / infusions);
    const last = planned.at(-1)?.date;
    if (every === 'month') {
      const from = last ?? begin;
      for (let month = 0; month < times; month += 1) {
        plan(addMonths(from, last === undefined ? month : month + 1), block);
      }
      begin = addDays(planned.at(-1)?.date ?? begin, 1);
    } else if (every === 'day') {
      for (let day = 0; day < times; day += 1) plan(addDays(begin, day), block);
      begin = addDays(planned.at(-1)?.date ?? begin, 1);
    } else {
      for (let week = 0; week < times; week += 1) {
        for (const day of SPREAD[infusions - 1] ?? []) plan(addDays(begin, week * 7 + day), block);
      }
      begin = addDays(begin, times * 7);
    }
  }
  return planned;
}

/** "Infusion 3 of 8"; after the planned ones "Infusion 9 (8 planned)". */
export function infusionLabel({ number, planned }: { number: number; planned: number }): string {
  return number <= planned
    ? `Infusion ${number} of ${planned}`
    : `Infusion ${number} (${planned} planned)`;
}
