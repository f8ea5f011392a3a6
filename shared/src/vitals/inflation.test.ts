import { describe, expect, it } from 'vitest';
import { NO_CUFF, tellCuff, withInflations } from './inflation.ts';
import type { VitalStatus } from './reading.ts';

const T0 = 1_700_000_000_000;
const SECOND = 1000;

interface Sent {
  readonly second: number;
  readonly cuff?: readonly [sys: number, dia: number, map?: number];
  /** Second of measurement as the device says. */
  readonly said?: number;
  readonly status?: VitalStatus;
}

type Stored = Parameters<typeof withInflations>[0][number];

/** Seconds of the inflations that were counted. */
function counted(sent: readonly Sent[]): number[] {
  let memory = NO_CUFF;
  const found = new Set<number>();
  for (const { second, cuff, said, status } of sent) {
    const [sys, dia, map] = cuff ?? [0, 0];
    const told = tellCuff(memory, {
      t: T0 + second * SECOND,
      values: cuff === undefined ? {} : { sys, dia, ...(map === undefined ? {} : { map }) },
      status,
      saidAt: said === undefined ? undefined : T0 + said * SECOND,
      takenAt: T0 + (said ?? second) * SECOND,
    });
    memory = told.memory;
    if (told.takenAt !== null) found.add((told.takenAt - T0) / SECOND);
  }
  return [...found];
}

const each = (from: number, to: number, sent: Omit<Sent, 'second'>) =>
  Array.from({ length: to - from + 1 }, (_, index): Sent => ({ second: from + index, ...sent }));
const CALM = [120, 80, 93] as const;

describe('one inflation', () => {
  it.each<[string, Sent[], number[]]>([
    ['sent at 1 Hz for 10 minutes', each(0, 600, { cuff: CALM }), [0]],
    ['sent at 1 Hz for an hour', each(0, 3600, { cuff: CALM }), [0]],
    ['told with its instant', each(0, 600, { cuff: CALM, said: -30 }), [-30]],
    [
      'with the instant of each reading',
      each(0, 600, { cuff: CALM }).map((one) => ({ ...one, said: one.second })),
      [0],
    ],
    ['sent each half minute', [0, 30, 60, 90].map((second) => ({ second, cuff: CALM })), [0]],
    [
      'repeated after a failed one',
      [
        ...each(0, 30, { cuff: CALM }),
        ...each(31, 50, { status: 'measuring' }),
        ...each(51, 200, { status: 'failed' }),
        ...each(201, 300, { cuff: CALM }),
      ],
      [0],
    ],
    [
      'repeated after a link that was down',
      [
        { second: 0, cuff: CALM },
        { second: 400, cuff: CALM },
      ],
      [0],
    ],
    [
      'whose mean comes later',
      [{ second: 0, cuff: [120, 80] }, ...each(1, 9, { cuff: CALM })],
      [0],
    ],
    [
      'whose instant comes later',
      [...each(0, 9, { cuff: CALM }), ...each(10, 20, { cuff: CALM, said: -20 })],
      [0],
    ],
  ])('VI-164 %s counts once', (_case, sent, seconds) => {
    expect(counted(sent)).toEqual(seconds);
  });

  it.each<[string, Sent[], number[]]>([
    [
      'with another instant',
      [...each(0, 60, { cuff: CALM, said: 0 }), ...each(61, 90, { cuff: CALM, said: 58 })],
      [0, 58],
    ],
    [
      'after the cuff was measuring',
      [
        ...each(0, 30, { cuff: CALM }),
        ...each(31, 50, { status: 'measuring' }),
        ...each(51, 90, { cuff: CALM }),
      ],
      [0, 51],
    ],
    [
      'after its values were absent',
      [{ second: 0, cuff: CALM }, ...each(1, 90, {}), { second: 91, cuff: CALM }],
      [0, 91],
    ],
    [
      'after another one in between',
      [
        { second: 0, cuff: CALM },
        { second: 40, cuff: [131, 84] },
        { second: 80, cuff: CALM },
      ],
      [0, 40, 80],
    ],
    [
      'with other pressures at one instant',
      [
        { second: 9, cuff: CALM, said: 0 },
        { second: 10, cuff: [131, 84], said: 0 },
      ],
      [0, 0.001],
    ],
  ])('VI-165 the same pressures %s are another inflation', (_case, sent, seconds) => {
    expect(counted(sent)).toEqual(seconds);
  });

  it('VI-164 an absence of less than a minute is a monitor that sends its cuff now and then', () => {
    const sent = [{ second: 0, cuff: CALM }, ...each(1, 59, {}), { second: 60, cuff: CALM }];
    expect(counted(sent)).toEqual([0]);
  });

  it('VI-164 two that a monitor tells in turn stay two', () => {
    const sent = each(0, 60, {}).map(
      (one): Sent =>
        one.second % 2 === 0
          ? { ...one, cuff: CALM, said: -300 }
          : { ...one, cuff: [131, 84], said: -5 },
    );
    expect(counted(sent)).toEqual([-300, -5]);
  });

  it('VI-166 stored readings of an earlier release get their inflations, and others stay as they are', () => {
    const stored = Array.from(
      { length: 600 },
      (_, second): Stored => ({
        at: T0 + second * SECOND,
        values: { hr: 70, sys: 120, dia: 80 },
        status: {},
      }),
    );
    const once = withInflations(stored);
    expect(new Set(once.map(({ nibpAt }) => nibpAt))).toEqual(new Set([T0]));
    expect(withInflations(once)).toEqual(once);
    expect(withInflations(once)[9]).toBe(once[9]);
  });
});
