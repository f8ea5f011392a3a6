import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Course } from '../../alarms/engine/course.fixture.ts';
import { baselineOf, breaches, effectiveLimit } from '../../alarms/limits/conditions.ts';
import { protocolDocumentSchema, type Tier } from '../document/document.ts';
import { defaultGate } from '../document/gate.ts';
import { DEFAULT_PROTOCOL } from './first-edition.ts';
import { defaultAssessments } from './score-limits.ts';

const sources = readFileSync(
  new URL('../../../../docs/clinical-sources.md', import.meta.url),
  'utf8',
);

/**
 * docs/clinical.md 7 by hand: signal, tier, first value that breaches, last one that does not, delay in s, first value that
 * clears, last one that does not, seconds to clear.
 */
const ABSOLUTE: readonly (readonly [
  string,
  Tier,
  number,
  number,
  number,
  number,
  number,
  number,
])[] = [
  ['spo2', 'warning', 93, 94, 15, 95, 94, 10],
  ['spo2', 'critical', 89, 90, 10, 92, 91, 10],
  ['spo2', 'critical', 84, 85, 5, 87, 86, 10],
  ['hr', 'warning', 49, 50, 15, 55, 54, 10],
  ['hr', 'critical', 40, 41, 10, 45, 44, 10],
  ['hr', 'warning', 121, 120, 15, 115, 116, 10],
  ['hr', 'critical', 121, 120, 300, 115, 116, 10],
  ['hr', 'critical', 131, 130, 10, 125, 126, 10],
  ['sys', 'warning', 99, 100, 0, 105, 104, 0],
  ['sys', 'critical', 89, 90, 0, 95, 94, 0],
  ['sys', 'warning', 160, 159, 0, 154, 155, 0],
  ['sys', 'critical', 180, 179, 0, 174, 175, 0],
  ['sys', 'critical', 200, 199, 0, 194, 195, 0],
  ['dia', 'warning', 49, 50, 0, 55, 54, 0],
  ['dia', 'warning', 100, 99, 0, 94, 95, 0],
  ['dia', 'critical', 110, 109, 0, 104, 105, 0],
  ['dia', 'critical', 120, 119, 0, 114, 115, 0],
  ['rr', 'critical', 0, 1, 20, 1, 0, 0],
  ['rr', 'warning', 9, 10, 20, 12, 11, 15],
  ['rr', 'critical', 8, 9, 15, 10, 9, 15],
  ['rr', 'warning', 25, 24, 20, 22, 23, 15],
  ['rr', 'critical', 30, 29, 15, 27, 28, 15],
  ['etco2', 'warning', 29, 30, 15, 33, 32, 15],
  ['etco2', 'critical', 14, 15, 10, 18, 17, 15],
  ['etco2', 'warning', 51, 50, 15, 47, 48, 15],
  ['etco2', 'critical', 61, 60, 10, 57, 58, 15],
  ['temp', 'warning', 36, 36.1, 0, 36.1, 36, 0],
  ['temp', 'critical', 35, 35.1, 0, 35.1, 35, 0],
  ['temp', 'warning', 38.1, 38, 0, 38, 38.1, 0],
  ['temp', 'critical', 39.1, 39, 0, 39, 39.1, 0],
];

function absoluteLimit(signal: string, tier: Tier, inside: number, outside: number, delay: number) {
  const found = DEFAULT_PROTOCOL.limits.filter(
    (limit) =>
      limit.signal === signal &&
      limit.tier === tier &&
      limit.test.kind === 'absolute' &&
      limit.delayMs === delay * 1000 &&
      breaches(limit.test, inside) &&
      !breaches(limit.test, outside),
  );
  expect(found).toHaveLength(1);
  const [limit] = found;
  if (limit === undefined) throw new Error('no such limit');
  return limit;
}

describe('the default protocol', () => {
  it('AL-03 is a valid document, named as one that needs approval', () => {
    expect(protocolDocumentSchema.parse(DEFAULT_PROTOCOL)).toEqual(DEFAULT_PROTOCOL);
    expect(DEFAULT_PROTOCOL.name).toBe('Default v1 - needs clinic approval');
    const ids = DEFAULT_PROTOCOL.limits.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('AL-03 refuses a limit whose test looks away from its direction', () => {
    const [limit] = DEFAULT_PROTOCOL.limits;
    const turned = { ...limit, direction: 'high' };
    const document = { ...DEFAULT_PROTOCOL, limits: [turned] };
    expect(protocolDocumentSchema.safeParse(document).success).toBe(false);
  });

  it('AL-03 has no absolute limit beyond the table', () => {
    const own = DEFAULT_PROTOCOL.limits.filter(({ test }) => test.kind === 'absolute');
    expect(own).toHaveLength(ABSOLUTE.length);
  });

  it('AL-03 cites only sources that are listed, and says which limits have none', () => {
    for (const { source } of DEFAULT_PROTOCOL.limits) {
      for (const id of source.ids) expect(sources).toContain(`| ${id} |`);
    }
    const own = DEFAULT_PROTOCOL.limits.filter(({ source }) => source.ids.length === 0);
    expect(own.map(({ id }) => id)).toEqual(['etco2-low-warning', 'etco2-high-critical']);
  });

  it('AL-03 holds staleness, silence and cuff cadence', () => {
    const { staleness, monitorSilent, cuff } = DEFAULT_PROTOCOL;
    expect(staleness.spo2).toEqual({ hideAfterMs: 10_000, alarmAfterMs: 30_000 });
    expect(staleness.hr).toEqual({ hideAfterMs: 10_000, alarmAfterMs: 30_000 });
    expect(staleness.rr?.hideAfterMs).toBe(30_000);
    expect(staleness.etco2?.hideAfterMs).toBe(30_000);
    expect([monitorSilent.warningAfterMs, monitorSilent.criticalAfterMs]).toEqual([15_000, 60_000]);
    expect([cuff.intervalMs, cuff.intervalUnderWarningMs]).toEqual([600_000, 300_000]);
    expect([cuff.greyAtIntervals, cuff.hideAfterMs, cuff.hideAtIntervals]).toEqual([
      1.5, 900_000, 2,
    ]);
  });

  it('AL-03 cites listed sources in every section, and none for what is a clinic default', () => {
    const sections = { ...DEFAULT_PROTOCOL, gate: defaultGate, assessments: defaultAssessments };
    const cited = [...JSON.stringify(sections).matchAll(/"ids":\[([^\]]*)\]/g)].flatMap(
      ([, ids = '']) => ids.split(',').filter((id) => id !== ''),
    );
    expect(cited.length).toBeGreaterThan(40);
    for (const id of new Set(cited)) expect(sources, id).toContain(`| ${id.slice(1, -1)} |`);
    const own = (DEFAULT_PROTOCOL.scores ?? []).filter(({ source }) => source.ids.length === 0);
    expect(own.map(({ id }) => id)).toEqual(['nausea-high-warning', 'nausea-high-info']);
  });

  it('AL-03 holds the cadence, the observation and the gate of the table', () => {
    const { cuff, observation, quietRoomMs, realarmAfterMs } = DEFAULT_PROTOCOL;
    expect(cuff.cadence?.atMinutes).toEqual([0, 5, 10, 20, 30, 40]);
    expect([observation?.ketamineMinutes, observation?.esketamineMinutes]).toEqual([60, 120]);
    expect([quietRoomMs, realarmAfterMs]).toEqual([10_000, 180_000]);
    const stops = defaultGate.vitals.flatMap(({ level, anyOf, readings }) =>
      anyOf.map(({ signal, op, value }) => `${signal} ${op} ${value} ${level} x${readings}`),
    );
    expect(stops).toEqual([
      'sys > 140 soft x1',
      'dia > 90 soft x1',
      'sys >= 160 hard x2',
      'dia >= 100 hard x2',
      'sys < 90 hard x1',
      'sys > 180 hard x1',
      'dia > 110 hard x1',
      'spo2 < 94 hard x1',
      'hr < 50 hard x1',
      'hr > 120 hard x1',
      'rr < 10 hard x1',
      'rr > 30 hard x1',
    ]);
    const hard = defaultGate.requirements.filter(({ level }) => level === 'hard');
    expect(hard.map(({ item }) => item)).toEqual([
      'identity',
      'weight',
      'order',
      'consent',
      'escort',
      'pregnancy-answer',
      'pump-check',
    ]);
  });

  it.each(ABSOLUTE)(
    'AL-02 %s %s: %d breaches, %d does not; after %d s; %d clears, %d does not',
    (signal, tier, inside, outside, delay, clear, near, clearFor) => {
      const limit = absoluteLimit(signal, tier, inside, outside, delay);
      const only = new Course({ ...DEFAULT_PROTOCOL, limits: [limit] });
      expect(only.hold(0, 400, { [signal]: outside })).toEqual([]);
      const raised = only.hold(1000, 1000 + delay, { [signal]: inside });
      expect(raised.map(({ change, at }) => [change, at])).toEqual([
        ['raised', (1000 + delay) * 1000],
      ]);
      expect(only.hold(1001 + delay, 1600, { [signal]: near })).toEqual([]);
      const over = only.hold(1601, 1601 + clearFor, { [signal]: clear });
      expect(over.map(({ change, at }) => [change, at])).toEqual([
        ['returned', (1601 + clearFor) * 1000],
      ]);
    },
  );

  it.each([
    // signal, baseline, low side: first breach and last not, high side: the same
    ['spo2', 98, [93, 94], null],
    ['hr', 59, [38, 39], [95, 94]],
    ['hr', 60, [34, 35], [101, 100]],
    ['hr', 79, [53, 54], [120, 119]],
    ['hr', 80, [49, 50], [121, 120]],
    ['hr', 104, [73, 74], [145, 144]],
    ['hr', 105, [69, 70], [151, 150]],
    ['etco2', 38, [28, 29], [53, 52]],
    ['dia', 75, null, [100, 99]],
  ] as const)('AL-18 %s relative to %d', (signal, base, low, high) => {
    for (const [direction, pair] of [
      ['low', low],
      ['high', high],
    ] as const) {
      const limits = DEFAULT_PROTOCOL.limits.filter(
        (limit) =>
          limit.signal === signal &&
          limit.direction === direction &&
          limit.test.kind !== 'absolute',
      );
      expect(limits).toHaveLength(pair === null ? 0 : 1);
      for (const limit of limits) {
        const effective = effectiveLimit(limit.test, baselineOf({ [signal]: base }, signal));
        expect(limit.tier).toBe('warning');
        expect(effective !== null && pair !== null && breaches(effective, pair[0])).toBe(true);
        expect(effective !== null && pair !== null && !breaches(effective, pair[1])).toBe(true);
      }
    }
  });

  it.each([
    ['sys-percent-warning', 120, 144, 143],
    ['sys-percent-warning', 110, 140, 139],
    ['sys-rise-warning', 118, 158, 157],
    ['sys-rise-critical', 130, 182, 181],
    ['sys-rise-critical', 110, 160, 159],
  ] as const)('AL-18 %s over %d: %d breaches, %d does not', (id, base, inside, outside) => {
    const limit = DEFAULT_PROTOCOL.limits.find((candidate) => candidate.id === id);
    const effective = limit === undefined ? null : effectiveLimit(limit.test, base);
    expect(effective !== null && breaches(effective, inside)).toBe(true);
    expect(effective !== null && breaches(effective, outside)).toBe(false);
    expect(limit && effectiveLimit(limit.test, undefined)).toBeNull();
  });
});
