import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCivilDate, weekday } from '../time/calendar.ts';
import {
  infusionLabel,
  planDates,
  plannedInfusions,
  type Schedule,
  scheduleSchema,
} from './schedule.ts';
import { DEFAULT_SCHEDULE_TEMPLATES, scheduleTemplatesSchema } from './schedule-templates.ts';

function template(id: string): Schedule {
  const found = DEFAULT_SCHEDULE_TEMPLATES.templates.find((each) => each.id === id);
  if (!found) throw new Error(`there is no template ${id}`);
  return found.schedule;
}
const dates = (...args: Parameters<typeof planDates>) => planDates(...args).map(({ date }) => date);

describe('planned schedule', () => {
  it('PT-12 plans three infusions in week 1, two in week 2, one in weeks 3 to 5, then one a month', () => {
    const schedule = template('five-weeks-and-maintenance');
    expect(plannedInfusions(schedule)).toBe(8);
    // 5 January 2026 is a Monday.
    const plan = planDates(schedule, '2026-01-05', { closedWeekdays: [6, 7], maintenance: 3 });
    expect(plan.map(({ date }) => date)).toEqual([
      ...['2026-01-05', '2026-01-07', '2026-01-09'],
      ...['2026-01-12', '2026-01-15'],
      ...['2026-01-19', '2026-01-26', '2026-02-02'],
      ...['2026-03-02', '2026-04-02', '2026-05-04'],
    ]);
    expect(plan.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(plan.filter(({ maintenance }) => maintenance)).toHaveLength(3);
    expect(plan[5]).toMatchObject({ label: 'Weeks 3 to 5', maintenance: false });
    expect(planDates(schedule, '2026-01-05')).toHaveLength(8);
  });

  it('PT-12 moves what falls on a closed day to the next that is free, and never plans one day twice', () => {
    // From a Thursday: 0, +2 and +4 days would be Thursday, Saturday, Monday.
    expect(dates(template('six-infusions'), '2026-01-08', { closedWeekdays: [6, 7] })).toEqual([
      ...['2026-01-08', '2026-01-12', '2026-01-13', '2026-01-15', '2026-01-19', '2026-01-20'],
    ]);
    expect(dates(template('pain-ten-days'), '2026-01-05', { closedWeekdays: [6, 7] })).toEqual([
      ...['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09'],
      ...['2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16'],
    ]);
  });

  it('PT-12 goes through the weeks of clock changes day by day', () => {
    expect(dates(template('six-infusions'), '2026-03-25')).toEqual([
      ...['2026-03-25', '2026-03-27', '2026-03-29', '2026-04-01', '2026-04-03', '2026-04-05'],
    ]);
  });

  const block = fc.oneof(
    fc.record({
      label: fc.constant('Weeks'),
      every: fc.constant('week' as const),
      times: fc.integer({ min: 1, max: 8 }),
      infusions: fc.integer({ min: 1, max: 7 }),
    }),
    fc.record({
      label: fc.constant('Days or months'),
      every: fc.constantFrom('day' as const, 'month' as const),
      times: fc.integer({ min: 1, max: 8 }),
      infusions: fc.constant(1),
    }),
  );
  const open = fc.record({
    label: fc.constant('Maintenance'),
    every: fc.constantFrom('week' as const, 'month' as const),
    times: fc.constant(null),
    infusions: fc.constant(1),
  });

  it('PT-12 plans every infusion once, in order, on open days, whatever the template', () => {
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 5 }),
        fc.option(open),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 6 }),
        (blocks, last, closedWeekdays, day, maintenance) => {
          const schedule = scheduleSchema.parse(last ? [...blocks, last] : blocks);
          const start = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
          const plan = planDates(schedule, start, { closedWeekdays, maintenance });
          expect(plan).toHaveLength(plannedInfusions(schedule) + (last ? maintenance : 0));
          for (const [at, { date, number }] of plan.entries()) {
            expect(isCivilDate(date) && !closedWeekdays.includes(weekday(date))).toBe(true);
            expect(number).toBe(at + 1);
            expect(date >= start && date > (plan[at - 1]?.date ?? '')).toBe(true);
          }
        },
      ),
    );
  });

  it('PT-12 takes an open end only at the end, and more than one infusion only per week', () => {
    const week = { label: 'Week', every: 'week', times: 1, infusions: 3 };
    const tries = [
      [[week], true],
      [[week, { ...week, times: null }], true],
      [[{ ...week, times: null }, week], false],
      [[{ ...week, times: null }], false],
      [[{ ...week, every: 'day' }], false],
      [[{ ...week, every: 'month', infusions: 1 }], true],
      [[], false],
    ] as const;
    for (const [schedule, good] of tries) {
      expect([schedule, scheduleSchema.safeParse(schedule).success]).toEqual([schedule, good]);
    }
  });

  it('PT-13 says "infusion n of m", and after the planned ones how many were planned', () => {
    expect(infusionLabel({ number: 3, planned: 8 })).toBe('Infusion 3 of 8');
    expect(infusionLabel({ number: 8, planned: 8 })).toBe('Infusion 8 of 8');
    expect(infusionLabel({ number: 9, planned: 8 })).toBe('Infusion 9 (8 planned)');
  });

  it('PT-15 ships templates that are whole and say where they come from', () => {
    expect(scheduleTemplatesSchema.parse(DEFAULT_SCHEDULE_TEMPLATES)).toEqual(
      DEFAULT_SCHEDULE_TEMPLATES,
    );
    for (const { source } of DEFAULT_SCHEDULE_TEMPLATES.templates) {
      expect(source.ids.length > 0 || source.note.includes('not from a published source')).toBe(
        true,
      );
    }
    const totals = DEFAULT_SCHEDULE_TEMPLATES.templates.map(({ id, schedule }) => [
      id,
      plannedInfusions(schedule),
    ]);
    expect(Object.fromEntries(totals)).toEqual({
      ...{ 'five-weeks-and-maintenance': 8, 'six-infusions': 6, esketamine: 12 },
      ...{ 'pain-ten-days': 10, single: 1 },
    });
  });
});
