import type { Course } from '@chairside/shared/patients/course';
import { DEFAULT_SCHEDULE_TEMPLATES } from '@chairside/shared/patients/schedule-templates';
import { describe, expect, it } from 'vitest';
import { courseProgress } from './course-progress.ts';
import { scheduleProblems } from './schedule-problems.ts';

const schedule = DEFAULT_SCHEDULE_TEMPLATES.templates[0]?.schedule ?? [];
const SERIES: Pick<Course, 'schedule' | 'startedOn' | 'planned' | 'status'> = {
  ...{ schedule, startedOn: '2026-11-02', planned: 8, status: 'active' },
};
const on = (date: string, id = date) => ({ id, startedAt: Date.parse(`${date}T15:00:00Z`) });
const options = (today: string) => ({
  ...{ today, zone: 'America/New_York', closedWeekdays: [6, 7] },
});

describe('planned against given', () => {
  it('PW-06 the next infusion is the first planned one that was not given', () => {
    const { rows, next, missed } = courseProgress(
      SERIES,
      [on('2026-11-04'), on('2026-11-02'), { id: 'never', startedAt: null }],
      options('2026-11-05'),
    );
    expect(rows.slice(0, 3).map(({ state }) => state)).toEqual(['given', 'given', 'to-come']);
    expect(rows[0]?.given?.sessionId).toBe('2026-11-02');
    expect(next?.planned).toMatchObject({ number: 3, date: '2026-11-06' });
    expect(missed).toBe(0);
  });

  it('PW-06 due on its day, missed from the next one on', () => {
    const given = [on('2026-11-02'), on('2026-11-04')];
    expect(courseProgress(SERIES, given, options('2026-11-06')).next?.state).toBe('today');
    const late = courseProgress(SERIES, given, options('2026-11-07'));
    expect(late.next?.state).toBe('missed');
    expect(late.missed).toBe(1);
  });

  it('PW-06 the day of an infusion is the day of the clinic', () => {
    const lateEvening = { id: 'a', startedAt: Date.parse('2026-11-03T03:00:00Z') };
    const { rows } = courseProgress(SERIES, [lateEvening], options('2026-11-03'));
    expect(rows[0]?.given?.date).toBe('2026-11-02');
  });

  it('PW-06 maintenance goes on after the last one given; what is over has no next', () => {
    const given = Array.from({ length: 9 }, (_, index) => on('2026-11-02', String(index)));
    const { rows, next } = courseProgress(SERIES, given, options('2026-11-02'));
    expect(rows).toHaveLength(12);
    expect(next?.planned).toMatchObject({ number: 10, maintenance: true });
    const over = courseProgress({ ...SERIES, status: 'ended' }, given, options('2027-11-02'));
    expect(over).toMatchObject({ next: null, missed: 0 });
  });

  it('PW-07 a schedule that makes no sense is told at its part', () => {
    expect(scheduleProblems(schedule)).toEqual({});
    const [first] = schedule;
    if (!first) throw new Error('no part');
    expect(scheduleProblems([{ ...first, label: ' ' }])).toHaveProperty(['0.label']);
    expect(scheduleProblems([{ ...first, infusions: 9 }])).toHaveProperty(['0.infusions']);
    expect(scheduleProblems([{ ...first, times: null }])).toHaveProperty(['']);
  });
});
