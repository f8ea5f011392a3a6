import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../defaults/first-edition.ts';
import { defaultAssessments } from '../defaults/score-limits.ts';
import { type ProtocolDocument, protocolDocumentSchema } from '../document/document.ts';
import { defaultGate } from '../document/gate.ts';
import { DEFAULT_PRN } from '../document/prn.ts';
import { checkProtocol } from './document-rules.ts';
import type { ProtocolSection } from './problem.ts';

const FULL: ProtocolDocument = {
  ...DEFAULT_PROTOCOL,
  assessments: defaultAssessments,
  gate: defaultGate,
};
const need = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the default has this section');
  return value;
};
const found = (section: ProtocolSection, value: unknown): string[] => {
  const document = { ...FULL, [section]: value } as ProtocolDocument;
  const problems = checkProtocol(document);
  expect(problems.every((problem) => problem.section === section)).toBe(true);
  expect(problems.every((problem) => problem.limitId === null)).toBe(true);
  return problems.map(({ code, entry }) => (entry === undefined ? code : `${code} ${entry}`));
};

const { cuff, monitorSilent } = DEFAULT_PROTOCOL;
const equipment = need(DEFAULT_PROTOCOL.equipment);
const observation = need(DEFAULT_PROTOCOL.observation);
const discharge = need(observation.discharge);
const cadence = need(cuff.cadence);
const scores = need(DEFAULT_PROTOCOL.scores);
const combinations = need(DEFAULT_PROTOCOL.combinations);
const serious = need(DEFAULT_PROTOCOL.seriousEffects);

const withCadence = (more: object) => ({ ...cuff, cadence: { ...cadence, ...more } });
const withDischarge = (more: object) => ({
  ...observation,
  discharge: { ...discharge, ...more },
});
const scoreAt = (id: string, value: number) =>
  scores.map((limit) =>
    limit.id === id && limit.test.kind === 'absolute'
      ? { ...limit, test: { ...limit.test, value } }
      : limit,
  );
const stops = (signal: string, from: number, to: number) => ({
  ...defaultGate,
  vitals: defaultGate.vitals.map((rule) => ({
    ...rule,
    anyOf: rule.anyOf.map((one) =>
      one.signal === signal && one.value === from ? { ...one, value: to } : one,
    ),
  })),
});
const pressureAt = (sys: number) =>
  combinations.map((one) =>
    one.id === 'high-pressure-symptom'
      ? {
          ...one,
          all: one.all.map((term) => (term.kind === 'value' ? { ...term, value: sys } : term)),
        }
      : one,
  );

/** Section, what still may be said, what may not, and what is found then. */
const ROWS: readonly [ProtocolSection, unknown, unknown, string][] = [
  ['scores', scoreAt('moaas-low-critical', 1), scoreAt('moaas-low-critical', 0), 'guard-rail'],
  ['scores', scoreAt('rass-low-critical', -4), scoreAt('rass-low-critical', -5), 'guard-rail'],
  [
    'scores',
    scoreAt('moaas-low-warning', 3),
    scoreAt('moaas-low-warning', 2),
    'critical-inside-warning moaas-low-critical',
  ],
  [
    'scores',
    scoreAt('nausea-high-warning', 10),
    scoreAt('nausea-high-warning', 11),
    'implausible nausea-high-warning',
  ],
  ['scores', scores, [...scores, scores[8]], 'twice nausea-high-info'],
  ['scores', scores, undefined, 'guard-rail'],
  ['combinations', pressureAt(180), pressureAt(181), 'guard-rail'],
  ['combinations', combinations, [], 'guard-rail'],
  [
    'combinations',
    combinations.map((one, n) => (n === 0 ? { ...one, tier: 'warning' } : one)),
    combinations.map((one, n) => (n === 0 ? { ...one, tier: 'info' } : one)),
    'combination-too-mild low-oxygen-slow-breathing',
  ],
  ['seriousEffects', serious, { ...serious, terms: serious.terms.slice(1) }, 'guard-rail seizure'],
  ['seriousEffects', serious, { ...serious, tier: 'warning' }, 'guard-rail'],
  ['seriousEffects', serious, undefined, 'guard-rail seizure'],
  [
    'equipment',
    { ...equipment, probeOffAfterMs: 30_000 },
    { ...equipment, probeOffAfterMs: 30_001 },
    'guard-rail probeOffAfterMs',
  ],
  [
    'equipment',
    { ...equipment, probeOffBeforeMs: 60_000 },
    { ...equipment, probeOffBeforeMs: 60_001 },
    'guard-rail probeOffBeforeMs',
  ],
  [
    'equipment',
    { ...equipment, lowSignalAfterMs: 60_000 },
    { ...equipment, lowSignalAfterMs: 60_001 },
    'guard-rail lowSignalAfterMs',
  ],
  [
    'equipment',
    { ...equipment, batteryLowBelow: 10 },
    { ...equipment, batteryLowBelow: 9 },
    'guard-rail batteryLowBelow',
  ],
  [
    'equipment',
    { ...equipment, batteryGoodFrom: 20 },
    { ...equipment, batteryGoodFrom: 19 },
    'implausible batteryGoodFrom',
  ],
  ['equipment', equipment, undefined, 'guard-rail'],
  [
    'cuff',
    { ...cuff, intervalMs: 900_000 },
    { ...cuff, intervalMs: 900_001 },
    'guard-rail intervalMs',
  ],
  [
    'cuff',
    { ...cuff, intervalUnderWarningMs: 600_000 },
    { ...cuff, intervalUnderWarningMs: 600_001 },
    'guard-rail intervalUnderWarningMs',
  ],
  [
    'cuff',
    { ...cuff, hideAfterMs: 3_600_000 },
    { ...cuff, hideAfterMs: 3_600_001 },
    'guard-rail hideAfterMs',
  ],
  [
    'cuff',
    { ...cuff, greyAtIntervals: 2 },
    { ...cuff, greyAtIntervals: 2.1 },
    'implausible greyAtIntervals',
  ],
  ['cuff', withCadence({}), { ...cuff, cadence: undefined }, 'guard-rail'],
  [
    'cuff',
    withCadence({ recoveryIntervalMs: 1_800_000 }),
    withCadence({ recoveryIntervalMs: 1_800_001 }),
    'guard-rail recoveryIntervalMs',
  ],
  [
    'cuff',
    withCadence({ repeatWithinMs: 300_000 }),
    withCadence({ repeatWithinMs: 300_001 }),
    'guard-rail repeatWithinMs',
  ],
  [
    'cuff',
    withCadence({ overdueAfterMs: 300_000 }),
    withCadence({ overdueAfterMs: 300_001 }),
    'guard-rail overdueAfterMs',
  ],
  [
    'cuff',
    withCadence({ atMinutes: [0, 15, 30, 40] }),
    withCadence({ atMinutes: [0, 16, 30, 40] }),
    'guard-rail atMinutes',
  ],
  [
    'cuff',
    withCadence({ atMinutes: [0, 5, 10, 20] }),
    withCadence({ atMinutes: [0, 5, 10, 20, 31, 40] }),
    'guard-rail atMinutes',
  ],
  [
    'monitorSilent',
    { ...monitorSilent, warningAfterMs: 30_000 },
    { ...monitorSilent, warningAfterMs: 30_001 },
    'guard-rail warningAfterMs',
  ],
  [
    'monitorSilent',
    { ...monitorSilent, criticalAfterMs: 120_000 },
    { ...monitorSilent, criticalAfterMs: 120_001 },
    'guard-rail criticalAfterMs',
  ],
  [
    'monitorSilent',
    { ...monitorSilent, criticalAfterMs: 15_000 },
    { ...monitorSilent, criticalAfterMs: 14_999 },
    'implausible criticalAfterMs',
  ],
  [
    'escalation',
    [
      { afterMs: 0, to: 'station' },
      { afterMs: 120_000, to: 'on-call' },
    ],
    [
      { afterMs: 0, to: 'station' },
      { afterMs: 120_001, to: 'on-call' },
    ],
    'guard-rail clinic',
  ],
  ['escalation', undefined, [{ afterMs: 60_000, to: 'clinic' }], 'guard-rail station'],
  [
    'assessments',
    { ...defaultAssessments, overdueAfterMs: 600_000 },
    { ...defaultAssessments, overdueAfterMs: 600_001 },
    'guard-rail',
  ],
  ['quietRoomMs', 30_000, 30_001, 'guard-rail'],
  ['realarmAfterMs', 180_000, 180_001, 'guard-rail'],
  ['realarmAfterMs', 30_000, 29_999, 'implausible'],
  [
    'gate',
    defaultGate,
    { ...defaultGate, requirements: defaultGate.requirements.slice(0, 1) },
    'guard-rail weight',
  ],
  [
    'gate',
    defaultGate,
    {
      ...defaultGate,
      requirements: defaultGate.requirements.map((one) => ({ ...one, level: 'soft' })),
    },
    'guard-rail consent',
  ],
  ['gate', stops('sys', 90, 91), stops('sys', 90, 89), 'guard-rail sys'],
  ['gate', stops('sys', 180, 179), stops('sys', 180, 181), 'guard-rail sys'],
  ['gate', stops('dia', 110, 110), stops('dia', 110, 111), 'guard-rail dia'],
  ['gate', stops('spo2', 94, 90), stops('spo2', 94, 89), 'guard-rail spo2'],
  ['gate', stops('hr', 50, 50), stops('hr', 50, 49), 'guard-rail hr'],
  ['gate', stops('hr', 120, 150), stops('hr', 120, 151), 'guard-rail hr'],
  ['gate', stops('rr', 10, 10), stops('rr', 10, 9), 'guard-rail rr'],
  ['gate', stops('rr', 30, 30), stops('rr', 30, 31), 'guard-rail rr'],
  ['gate', stops('sys', 140, 141), stops('sys', 140, 300), 'implausible pressure-raised'],
  [
    'observation',
    { ...observation, ketamineMinutes: 30 },
    { ...observation, ketamineMinutes: 29 },
    'guard-rail ketamineMinutes',
  ],
  [
    'observation',
    { ...observation, esketamineMinutes: 120 },
    { ...observation, esketamineMinutes: 119 },
    'guard-rail esketamineMinutes',
  ],
  [
    'observation',
    withDischarge({ padssAtLeast: 9 }),
    withDischarge({ padssAtLeast: 8 }),
    'guard-rail padssAtLeast',
  ],
  [
    'observation',
    withDischarge({ moaasAtLeast: 5 }),
    withDischarge({ moaasAtLeast: 4 }),
    'guard-rail moaasAtLeast',
  ],
  [
    'observation',
    observation,
    withDischarge({ moaasAtLeast: undefined }),
    'guard-rail moaasAtLeast',
  ],
  [
    'observation',
    withDischarge({ dissociationAtMost: 1 }),
    withDischarge({ dissociationAtMost: 2 }),
    'guard-rail dissociationAtMost',
  ],
  [
    'observation',
    withDischarge({ pressureWithinPercent: 40 }),
    withDischarge({ pressureWithinPercent: 41 }),
    'guard-rail pressureWithinPercent',
  ],
  [
    'observation',
    withDischarge({ spo2PointsBelowBaseline: 4 }),
    withDischarge({ spo2PointsBelowBaseline: 5 }),
    'guard-rail spo2PointsBelowBaseline',
  ],
  [
    'observation',
    withDischarge({ pressureBelow: { sys: 160, dia: 100 } }),
    withDischarge({ pressureBelow: { sys: 160, dia: 101 } }),
    'guard-rail pressureBelow',
  ],
  [
    'observation',
    observation,
    withDischarge({ noOpenCritical: false }),
    'guard-rail noOpenCritical',
  ],
  ['prn', DEFAULT_PRN, [...DEFAULT_PRN, DEFAULT_PRN[0]], 'twice ondansetron'],
];

describe('what no protocol may say, in any section', () => {
  it('AL-56 finds nothing in what ships, with and without the gate', () => {
    expect(checkProtocol(DEFAULT_PROTOCOL)).toEqual([]);
    expect(checkProtocol(FULL)).toEqual([]);
  });

  it.each(ROWS)('AL-56 %s: up to the rail, not beyond', (section, allowed, refused, problem) => {
    expect(found(section, allowed)).toEqual([]);
    expect(found(section, refused)).toContain(problem);
  });

  it.each([
    ['hr', 'hideAfterMs', 30_000],
    ['hr', 'alarmAfterMs', 60_000],
    ['spo2', 'hideAfterMs', 30_000],
    ['spo2', 'alarmAfterMs', 60_000],
    ['rr', 'hideAfterMs', 120_000],
    ['etco2', 'hideAfterMs', 120_000],
  ] as const)('AL-56 staleness of %s: %s at most %d', (signal, field, most) => {
    const at = (value: number | null) => {
      const { staleness } = DEFAULT_PROTOCOL;
      return found('staleness', {
        ...staleness,
        [signal]: { ...staleness[signal], [field]: value },
      });
    };
    expect(at(most)).toEqual([]);
    expect(at(most + 1)).toEqual([`guard-rail ${signal}`]);
    if (field === 'alarmAfterMs') expect(at(null)).toEqual([`guard-rail ${signal}`]);
  });

  it('AL-55 reads a document of before these sections, which then has none of them', () => {
    const { scores: _scores, observation: _observation, prn: _prn, ...some } = DEFAULT_PROTOCOL;
    const { quietRoomMs: _quiet, realarmAfterMs: _realarm, ...before } = some;
    const { atMinutes: _grid, ...intervals } = cadence;
    const old = { ...before, cuff: { ...cuff, cadence: intervals } };
    expect(protocolDocumentSchema.parse(JSON.parse(JSON.stringify(old)))).toEqual(old);
  });

  it('AL-55 keeps every section as it was written', () => {
    expect(protocolDocumentSchema.parse(JSON.parse(JSON.stringify(FULL)))).toEqual(FULL);
  });

  it.each([
    ['a score limit that looks to the wrong side', 'scores', [{ ...scores[0], direction: 'high' }]],
    ['a grid that does not rise', 'cuff', withCadence({ atMinutes: [0, 5, 5] })],
    ['a dose without a unit', 'prn', [{ ...DEFAULT_PRN[0], dose: 4 }]],
    ['an assessment of no kind', 'assessments', { ...defaultAssessments, withCuff: [] }],
    ['a gate rule without a vital sign', 'gate', { ...defaultGate, vitals: [{ anyOf: [] }] }],
  ])('AL-55 refuses %s', (_, section, value) => {
    expect(protocolDocumentSchema.safeParse({ ...FULL, [section]: value }).success).toBe(false);
  });
});
