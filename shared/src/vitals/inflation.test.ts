import { describe, expect, it } from 'vitest';
import { NO_CUFF, rememberedCuffs, tellCuff, withInflations } from './inflation.ts';
import { type NamedValues, valuesByNumber } from './named-reading.ts';
import { NO_STATUSES, type VitalStatus } from './reading.ts';

const T0 = 1_700_000_000_000;
const SECOND = 1000;

interface Sent {
  readonly second: number;
  readonly cuff?: readonly [sys: number, dia: number, map?: number];
  /** Second of measurement as the device says. */
  readonly said?: number;
  readonly status?: VitalStatus;
}

const stored = (second: number, values: NamedValues) => ({
  ...{ at: T0 + second * SECOND, nibpAt: null },
  ...{ values: valuesByNumber(values), statuses: NO_STATUSES },
});

/** Seconds of the inflations that were counted. */
function counted(sent: readonly Sent[]): number[] {
  let memory = NO_CUFF;
  const found = new Set<number>();
  for (const { second, cuff, said, status } of sent) {
    const [sys = null, dia = null, map = null] = cuff ?? [];
    const told = tellCuff(memory, {
      t: T0 + second * SECOND,
      pressures: { sys, dia, map },
      status: status ?? null,
      saidAt: said === undefined ? null : T0 + said * SECOND,
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
      'whose mean is not always told',
      [
        { second: 0, cuff: CALM },
        { second: 20, cuff: [120, 80] },
        { second: 40, cuff: CALM },
      ],
      [0],
    ],
    [
      'measuring and told again within ten seconds',
      [
        { second: 0, cuff: CALM },
        { second: 3, status: 'measuring' },
        { second: 10, cuff: CALM },
      ],
      [0],
    ],
    [
      'of a monitor whose next one failed a while ago',
      [
        { second: 0, cuff: [131, 84] },
        { second: 20, cuff: CALM },
        ...each(21, 50, {}),
        { second: 51, status: 'failed' },
        ...each(52, 110, {}),
        { second: 111, cuff: CALM },
      ],
      [0, 20],
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
      'measuring and told again after more than ten seconds',
      [
        { second: 0, cuff: CALM },
        { second: 3, status: 'measuring' },
        { second: 11, cuff: CALM },
      ],
      [0, 11],
    ],
    [
      'with another mean than the one that came with it later',
      [
        { second: 0, cuff: [120, 80] },
        { second: 20, cuff: CALM },
        { second: 40, cuff: [120, 80, 94] },
      ],
      [0, 40],
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

  /** Told with an instant of the device's clock, whose skew may have become another meanwhile. */
  const toldAt = (
    memory: typeof NO_CUFF,
    t: number,
    saidAt: number | undefined,
    takenAt: number,
  ) => {
    const [sys, dia, map] = CALM;
    const said = saidAt === undefined ? null : T0 + saidAt;
    const cuff = { pressures: { sys, dia, map }, status: null, saidAt: said };
    const told = tellCuff(memory, { ...cuff, t: T0 + t, takenAt: T0 + takenAt });
    return { memory: told.memory, at: (told.takenAt ?? Number.NaN) - T0 };
  };

  it('VI-165 the instant that the device gives counts, whatever its skew has become', () => {
    const first = toldAt(NO_CUFF, 0, 0, 0);
    expect(toldAt(first.memory, 60_000, 10_000, 40_000).at).toBe(0);
    expect(toldAt(first.memory, 60_000, 10_001, 40_000).at).toBe(40_000);
  });

  it('VI-164 an instant that comes later is that of the first telling, or of another inflation', () => {
    const first = toldAt(NO_CUFF, 0, undefined, 0);
    expect(toldAt(first.memory, 60_000, 10_000, 30_000).at).toBe(0);
    expect(toldAt(first.memory, 60_000, 10_001, 30_000).at).toBe(30_000);
    // Once it has said so, only what it says counts.
    const said = toldAt(first.memory, 60_000, 5_000, 30_000);
    expect(toldAt(said.memory, 70_000, 5_000, 50_000).at).toBe(0);
    expect(toldAt(said.memory, 70_000, -6_000, 50_000).at).toBe(50_000);
  });

  it('VI-164 two that a monitor tells in turn keep their instants, whatever its skew has become', () => {
    const tell = (memory: typeof NO_CUFF, sys: number, saidAt: number, skewMs: number) =>
      tellCuff(memory, {
        ...{ t: T0, pressures: { sys, dia: 80, map: null }, status: null, saidAt: T0 + saidAt },
        takenAt: T0 + saidAt - skewMs,
      });
    const a = tell(NO_CUFF, 120, -300_000, 0);
    const b = tell(a.memory, 131, -5_000, 0);
    const again = tell(b.memory, 120, -300_000, 30);
    expect(again.takenAt).toBe(T0 - 300_000);
    expect(tell(again.memory, 131, -5_000, 30).takenAt).toBe(T0 - 5_000);
  });

  it('VI-164 what the record knows is remembered on the clock of the device', () => {
    const cuffs = Array.from({ length: 9 }, (_, n) => ({
      sys: 120 + n,
      dia: 80,
      at: T0 + n * 60_000,
    }));
    const t = T0 + 700_000;
    const memory = rememberedCuffs(cuffs, { t, skewMs: 5_000, said: true });
    expect(memory).toMatchObject({ measuring: false, absentSince: null });
    expect(memory.known).toHaveLength(8);
    expect(memory.known[0]).toEqual({
      ...{ sys: 121, dia: 80, map: null, takenAt: T0 + 60_000 },
      ...{ firstT: T0 + 65_000, lastT: t, saidAt: T0 + 65_000 },
    });
    const silent = rememberedCuffs([{ sys: 120, dia: 80, map: 93, at: T0 }], {
      ...{ t, skewMs: 5_000, said: false },
    });
    expect(silent.known[0]).toMatchObject({ map: 93, saidAt: null });
  });

  it('VI-166 stored readings are counted in their order, and those without a cuff stay as they are', () => {
    const cuff = (second: number) => stored(second, { sys: 120, dia: 80 });
    const none = stored(15, { hr: 70 });
    const later = cuff(60);
    const given = withInflations([later, cuff(30), none, cuff(0)]);
    expect(given.map(({ at }) => at)).toEqual(
      [0, 15, 30, 60].map((second) => T0 + second * SECOND),
    );
    expect(given.map(({ nibpAt }) => nibpAt)).toEqual([T0, null, T0, T0]);
    expect(given[1]).toBe(none);
    const known = { ...later, nibpAt: T0 };
    expect(withInflations([known])[0]).toBe(known);
  });

  it('VI-166 stored readings of an earlier release get their inflations, and others stay as they are', () => {
    const readings = Array.from({ length: 600 }, (_, second) =>
      stored(second, { hr: 70, sys: 120, dia: 80 }),
    );
    const once = withInflations(readings);
    expect(new Set(once.map(({ nibpAt }) => nibpAt))).toEqual(new Set([T0]));
    expect(withInflations(once)).toEqual(once);
    expect(withInflations(once)[9]).toBe(once[9]);
  });
});
