import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import type { ProtocolDocument } from '../../protocols/document/document.ts';
import { inEnglish } from '../../wording/in-english.ts';
import { Course, said } from '../engine/course.fixture.ts';
import { alarmText } from '../words/alarm-line.ts';

const OVERDUE = 'technical:cuff-overdue';
const MINUTE = 60;

/** Infusing from second 0 with a cuff then, all signals well. */
function infusing(protocol?: ProtocolDocument): Course {
  const course = new Course(protocol);
  course.attach(0);
  course.cuff(0, 120, 75);
  course.phase(0, 'infusing');
  return course;
}

/** As documents were before they had a grid. */
function withoutGrid(): ProtocolDocument {
  const { cadence, ...cuff } = DEFAULT_PROTOCOL.cuff;
  if (cadence === undefined) throw new Error('the default protocol has a cadence');
  const { atMinutes: _grid, ...intervals } = cadence;
  return { ...DEFAULT_PROTOCOL, cuff: { ...cuff, cadence: intervals } };
}

const overdue = (lines: string[]) => lines.filter((line) => line.includes(OVERDUE));

describe('the cuff cadence without a grid', () => {
  it.each([
    ['without a grid', withoutGrid()],
    ['with one', DEFAULT_PROTOCOL],
  ])(
    'AL-39 asks for 0, 5, 10, 20, 30, 40 min and every 10 min on, %s; overdue 2 min later',
    (_, protocol) => {
      const course = infusing(protocol);
      let last = 0;
      for (const minute of [5, 10, 20, 30, 40, 50, 60]) {
        const almost = minute * MINUTE + 119.999;
        expect(overdue(said(course.tick(almost)))).toEqual([]);
        expect(overdue(said(course.tick(minute * MINUTE + 120)))).toEqual([
          `${minute * MINUTE + 120} raised ${OVERDUE}#${course.of(OVERDUE)?.occurrence} info`,
        ]);
        expect(course.of(OVERDUE)?.since).toBe(minute * MINUTE * 1000);
        last = minute * MINUTE + 121;
        const cleared = overdue(
          said(course.read(last, { sys: 120, dia: 75 }, { nibpAt: minute * MINUTE * 1000 })),
        );
        expect(cleared).toHaveLength(1);
      }
    },
  );

  it('AL-39 is overdue 2 min after the start where none was taken within 5 min before it', () => {
    const none = new Course(withoutGrid());
    none.attach(0);
    none.phase(600, 'infusing');
    expect(overdue(said(none.tick(719.999)))).toEqual([]);
    expect(overdue(said(none.tick(720)))).toEqual([`720 raised ${OVERDUE}#1 info`]);
    for (const [taken, first] of [
      [200, 720],
      [301, 721],
      [400, 820],
    ] as const) {
      const course = new Course(withoutGrid());
      course.attach(0);
      course.cuff(taken, 120, 75);
      course.phase(600, 'infusing');
      expect(overdue(said(course.tick(3000)))).toEqual([`${first} raised ${OVERDUE}#1 info`]);
    }
  });

  it('AL-39 asks every 5 min under a pressure alarm, and then as a warning', () => {
    const course = infusing();
    course.cuff(20 * MINUTE, 165, 80);
    expect(overdue(said(course.tick(26 * MINUTE + 59)))).toEqual([]);
    expect(overdue(said(course.tick(27 * MINUTE)))).toEqual([`1620 raised ${OVERDUE}#2 warning`]);
  });

  it('AL-39 goes back to its interval when the alarm has returned', () => {
    const course = infusing(withoutGrid());
    course.cuff(20 * MINUTE, 165, 80);
    course.cuff(21 * MINUTE, 120, 80);
    expect(overdue(said(course.tick(33 * MINUTE - 1)))).toEqual([]);
    expect(overdue(said(course.tick(33 * MINUTE)))).toEqual([`1980 raised ${OVERDUE}#2 info`]);
  });

  it('AL-39 asks every 15 min in recovery, and for nothing before the infusion', () => {
    const before = new Course();
    before.attach(0);
    before.cuff(0, 120, 75);
    expect(overdue(said(before.tick(86_400)))).toEqual([]);
    const course = infusing();
    course.cuff(40 * MINUTE, 120, 75);
    course.phase(41 * MINUTE, 'recovery');
    expect(overdue(said(course.tick(57 * MINUTE - 0.001)))).toEqual([]);
    expect(overdue(said(course.tick(57 * MINUTE)))).toEqual([`3420 raised ${OVERDUE}#2 info`]);
  });

  it('AL-39 is ended by a new inflation or by no monitor, not by an old one sent again', () => {
    const course = infusing();
    course.tick(8 * MINUTE);
    const again = course.read(8 * MINUTE + 1, { sys: 120, dia: 75 }, { nibpAt: 0 });
    expect(overdue(said(again))).toEqual([]);
    const alarm = course.of(OVERDUE);
    expect(alarm && alarmText(alarm, 9 * MINUTE * 1000, inEnglish)).toBe(
      'Cuff reading overdue for 4 min',
    );
    expect(overdue(said(course.attach(9 * MINUTE, false)))).toEqual([
      `540 cleared ${OVERDUE}#1 info`,
    ]);
    expect(course.tick(3 * 3600)).toEqual([]);
  });

  it('AL-39 is not watched under a protocol without a cadence', () => {
    const { protocol } = new Course();
    const { cadence: _none, ...cuff } = protocol.cuff;
    const course = new Course({ ...protocol, cuff });
    course.attach(0);
    course.phase(0, 'infusing');
    expect(overdue(said(course.tick(7200)))).toEqual([]);
  });
});

describe('the repeat of a first critical pressure', () => {
  it('AL-40 is asked for within 5 min, and the cuff is overdue 2 min after that', () => {
    const course = infusing();
    course.cuff(300, 182, 90);
    expect(course.of('sys:high')).toMatchObject({ unconfirmed: true, repeatBy: 600_000 });
    expect(overdue(said(course.tick(719.999)))).toEqual([]);
    expect(overdue(said(course.tick(720)))).toEqual([`720 raised ${OVERDUE}#1 warning`]);
  });

  it.each([60, 299, 300, 301, 900])(
    'AL-40 is confirmed by the next critical reading, %d s later: late is no reason to doubt it',
    (later) => {
      const course = infusing();
      course.cuff(300, 182, 90);
      const lines = said(course.cuff(300 + later, 181, 90));
      expect(lines).toContain(`${300 + later} confirmed sys:high#1 critical`);
      expect(course.of('sys:high')).toMatchObject({ unconfirmed: false });
      expect(course.of('sys:high')?.repeatBy).toBeUndefined();
    },
  );

  it('AL-40 is not asked for at 200 or 120, when the pressure falls, or once it is back', () => {
    const severe = infusing();
    severe.cuff(300, 200, 120);
    expect(severe.of('sys:high')?.repeatBy).toBeUndefined();
    expect(severe.of('dia:high')?.repeatBy).toBeUndefined();
    const falls = infusing();
    falls.cuff(300, 182, 90);
    falls.cuff(400, 170, 90);
    expect(falls.of('sys:high')).toMatchObject({ tier: 'warning', unconfirmed: false });
    expect(falls.of('sys:high')?.repeatBy).toBeUndefined();
    const back = infusing();
    back.cuff(300, 182, 90);
    back.cuff(400, 120, 90);
    expect(back.of('sys:high')).toMatchObject({ state: 'returned', unconfirmed: false });
    expect(back.of('sys:high')?.repeatBy).toBeUndefined();
  });
});
