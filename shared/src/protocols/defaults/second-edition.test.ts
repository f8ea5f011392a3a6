import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Course, said } from '../../alarms/engine/course.fixture.ts';
import { effectiveLimit } from '../../alarms/limits/conditions.ts';
import { audible } from '../../alarms/sound/audio.ts';
import { dueAt } from '../../alarms/sound/escalation.ts';
import { alarmText } from '../../alarms/words/alarm-line.ts';
import { EFFECT_TERMS } from '../../effects/catalogue.ts';
import type { Severity } from '../../effects/severity.ts';
import { inEnglish } from '../../wording/in-english.ts';
import { protocolDocumentSchema } from '../document/document.ts';
import { DEFAULT_ESCALATION } from '../document/escalation-steps.ts';
import { checkProtocol } from '../rules/document-rules.ts';
import { DEFAULT_PROTOCOL } from './first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from './second-edition.ts';

const sources = readFileSync(
  new URL('../../../../docs/clinical-sources.md', import.meta.url),
  'utf8',
);
const HIGH = 'combination:high-pressure-symptom';
const VERY_HIGH = 'combination:very-high-pressure-symptom';
const DIASTOLIC = 'combination:high-diastolic-symptom';
const ORDINARY = ['blurry-vision', 'double-vision', 'numbness', 'slurred-speech', 'confusion'];

const second = () => new Course(DEFAULT_PROTOCOL_V2);
function watched(phase: 'before' | 'infusing' = 'infusing') {
  const course = second();
  course.attach(0);
  if (phase === 'infusing') course.phase(0, phase);
  return course;
}

describe('the second default', () => {
  it('AL-03 is a valid document that keeps every rule and needs approval', () => {
    expect(protocolDocumentSchema.parse(DEFAULT_PROTOCOL_V2)).toEqual(DEFAULT_PROTOCOL_V2);
    expect(checkProtocol(DEFAULT_PROTOCOL_V2)).toEqual([]);
    expect(DEFAULT_PROTOCOL_V2.name).toBe('Default v2 - needs clinic approval');
  });

  it('AL-03 cites listed sources only, and names terms of the catalogue only', () => {
    const text = JSON.stringify(DEFAULT_PROTOCOL_V2);
    const cited = [...text.matchAll(/"ids":\[([^\]]*)\]/g)].flatMap(([, ids = '']) =>
      ids.split(',').filter((id) => id !== ''),
    );
    for (const id of new Set(cited)) expect(sources, id).toContain(`| ${id.slice(1, -1)} |`);
    const known = new Set(EFFECT_TERMS.map(({ code }) => code));
    const { seriousEffects, combinations = [], firstSteps = [] } = DEFAULT_PROTOCOL_V2;
    const named = [
      ...(seriousEffects?.terms ?? []),
      ...(seriousEffects?.callProvider ?? []),
      ...firstSteps.flatMap(({ terms }) => terms),
      ...combinations.flatMap(({ all }) =>
        all.flatMap((term) => (term.kind === 'effect' ? term.anyOf.map((one) => one.term) : [])),
      ),
    ];
    expect(named.filter((term) => !known.has(term))).toEqual([]);
  });
});

describe('high pressure with symptoms', () => {
  it.each([
    ...ORDINARY.map((term) => [term, 'moderate', 'severe'] as const),
    ['headache', 'moderate', 'severe'] as const,
  ])('AL-200 %s: %s at 160 is no combination, %s is', (term, ordinary, worse) => {
    const course = second();
    course.cuff(0, 160, 80);
    course.effect(60, 7, term, ordinary);
    expect(course.live().map(({ key }) => key)).toEqual(['sys:high']);
    expect(said(course.effect(120, 7, term, worse))).toEqual([`120 raised ${HIGH}#1 critical`]);
  });

  it.each(['vision-loss', 'one-sided-weakness', 'dyspnoea', 'reduced-consciousness'])(
    'AL-200 mild %s is critical at 160, not at 159',
    (term) => {
      const course = second();
      course.effect(0, 7, term, 'mild');
      course.cuff(60, 159, 80);
      expect(course.of(HIGH)).toBeUndefined();
      course.cuff(660, 160, 80);
      expect(course.of(HIGH)?.tier).toBe('critical');
    },
  );

  it.each(ORDINARY)('AL-200 mild %s is critical from 180 systolic or 110 diastolic on', (term) => {
    const course = second();
    course.effect(0, 7, term, 'mild');
    course.cuff(60, 179, 109);
    expect(course.of(VERY_HIGH)).toBeUndefined();
    expect(course.of(DIASTOLIC)).toBeUndefined();
    course.cuff(660, 180, 109);
    expect(course.of(VERY_HIGH)?.tier).toBe('critical');
    course.cuff(1260, 150, 110);
    expect(course.of(DIASTOLIC)?.tier).toBe('critical');
  });

  it.each(['chest-pain', 'seizure', 'syncope'])('AL-200 %s is critical by itself', (term) => {
    expect(said(second().effect(0, 7, term, 'mild'))).toEqual([
      `0 raised effect:${term}#1 critical`,
    ]);
  });
});

describe('effects that are emergencies', () => {
  it.each(['hypoxia', 'supraventricular-tachycardia', 'psychosis', 'mania', 'fall', 'nausea'])(
    'AL-201 %s is critical once it is life-threatening, not before',
    (term) => {
      const course = second();
      expect(course.effect(0, 7, term, 'severe')).toEqual([]);
      expect(said(course.effect(60, 7, term, 'life-threatening'))).toEqual([
        `60 raised effect:${term}#1 critical`,
      ]);
      const first = new Course(DEFAULT_PROTOCOL);
      expect(first.effect(0, 7, term, 'life-threatening')).toEqual([]);
    },
  );

  it.each([
    'laryngospasm',
    'stridor',
    'aspiration',
    'airway-obstruction',
    'bronchospasm',
    'arrhythmia-with-symptoms',
    'anaphylaxis',
    'fall-with-injury',
  ])('AL-201 %s is critical at any severity', (term) => {
    expect(second().effect(0, 7, term, 'mild')[0]?.alarm.tier).toBe('critical');
  });

  it.each(['suicidal-thoughts', 'suicidal-intent'])(
    'AL-202 %s calls the provider at once, whatever the ladder',
    (term) => {
      const [raised] = second().effect(9, 7, term, 'mild');
      const alarm = raised?.alarm;
      if (alarm === undefined) throw new Error('nothing was raised');
      expect(dueAt(alarm, undefined, 'on-call')).toBe(9_000);
      const noProvider = DEFAULT_ESCALATION.filter(({ to }) => to !== 'on-call');
      expect(dueAt(alarm, noProvider, 'on-call')).toBe(9_000);
      expect(dueAt(alarm, undefined, 'clinic')).toBe(69_000);
      const [other] = second().effect(9, 7, 'seizure', 'mild');
      expect(other && dueAt(other.alarm, undefined, 'on-call')).toBe(129_000);
    },
  );

  it.each([
    ['life-threatening', ['effect:mania']],
    ['severe', []],
  ] as const)('AL-201 a term that is corrected to %s', (severity: Severity, keys) => {
    const course = second();
    course.effect(0, 7, 'mania', 'mild');
    course.effect(10, 7, 'mania', severity);
    expect(course.live().map(({ key }) => key)).toEqual(keys);
  });
});

describe('a low end-tidal CO2', () => {
  it('AL-203 alone is info, however low it reads', () => {
    const course = watched();
    course.hold(0, 240, { hr: 70, spo2: 98, rr: 14, etco2: 10 });
    expect(course.transitions.map(({ alarm }) => `${alarm.key} ${alarm.tier}`)).toEqual([
      'etco2:low info',
    ]);
    const first = new Course(DEFAULT_PROTOCOL);
    first.hold(0, 240, { hr: 70, spo2: 98, rr: 14, etco2: 10 });
    expect(first.of('etco2:low')?.tier).toBe('critical');
  });

  it.each([
    ['RR 7', { rr: 7, spo2: 98 }, 'warning'],
    ['RR 8', { rr: 8, spo2: 98 }, 'info'],
    ['no breath', { rr: 0, spo2: 98 }, 'warning'],
    ['SpO2 93', { rr: 14, spo2: 93 }, 'warning'],
    ['SpO2 94', { rr: 14, spo2: 94 }, 'info'],
  ] as const)('AL-203 beside %s after 15 s: %s', (_, beside, tier) => {
    const course = watched();
    course.hold(0, 14, { hr: 70, etco2: 29, ...beside });
    expect(course.of('etco2:low')).toBeUndefined();
    course.hold(15, 20, { hr: 70, etco2: 29, ...beside });
    expect(course.of('etco2:low')?.tier).toBe(tier);
    const inside = watched();
    inside.hold(0, 20, { hr: 70, etco2: 30, ...beside });
    expect(inside.of('etco2:low')).toBeUndefined();
  });

  it('AL-203 is a warning until the other value is 2 inside, then info that says what it was', () => {
    const course = watched();
    course.hold(0, 20, { hr: 70, etco2: 25, rr: 14, spo2: 93 });
    course.hold(21, 40, { hr: 70, etco2: 25, rr: 14, spo2: 94 });
    expect(course.of('etco2:low')?.tier).toBe('warning');
    course.hold(41, 42, { hr: 70, etco2: 25, rr: 14, spo2: 95 });
    expect(course.of('etco2:low')).toMatchObject({ tier: 'info', wasWarning: true });
  });

  it.each([
    ['that never gives a rate', {}, undefined],
    ['that says it has none', {}, { status: { rr: 'no-data' } }],
  ] as const)('AL-204 of a monitor %s is critical below 15 for 15 s', (_, values, more) => {
    const course = watched();
    course.hold(0, 14, { hr: 70, spo2: 98, etco2: 14, ...values }, more as undefined);
    expect(course.of('etco2:low')).toBeUndefined();
    course.hold(15, 15, { hr: 70, spo2: 98, etco2: 14, ...values }, more as undefined);
    expect(course.of('etco2:low')?.tier).toBe('critical');
    const inside = watched();
    inside.hold(0, 60, { hr: 70, spo2: 98, etco2: 15 });
    expect(inside.of('etco2:low')?.tier).toBe('info');
  });

  it('AL-204 counts a rate that has gone stale as none, and one that comes back as one', () => {
    const course = watched();
    course.hold(0, 5, { hr: 70, spo2: 98, rr: 12, etco2: 38 });
    course.hold(6, 34, { hr: 70, spo2: 98, etco2: 10 });
    expect(course.of('etco2:low')?.tier).toBe('info');
    course.hold(35, 50, { hr: 70, spo2: 98, etco2: 10 });
    expect(course.of('etco2:low')?.tier).toBe('critical');
    course.hold(51, 51, { hr: 70, spo2: 98, rr: 12, etco2: 10 });
    expect(course.of('etco2:low')).toMatchObject({ tier: 'info', wasCritical: true });
  });
});

/** What a capnograph sends: a new value with each breath of five seconds, until the last one. */
function breathing(course: Course, from: number, to: number, lastBreath: number): void {
  for (let second = from; second <= to; second++) {
    const breath = Math.floor(Math.min(second, lastBreath) / 5);
    course.read(second, { hr: 70, spo2: 98, rr: 12, etco2: 10 + (breath % 3) });
  }
}

describe('an end-tidal CO2 that stands still', () => {
  it('AL-211 is critical 20 s after the last breath, with the last rate still on the screen', () => {
    const course = watched();
    breathing(course, 0, 99, 75);
    const last = 75;
    const raised = course.transitions.find(({ alarm }) => alarm.tier === 'critical');
    expect(raised?.alarm.key).toBe('etco2:low');
    expect((raised?.at ?? 0) / 1000 - last).toBe(20);
    course.read(100, { hr: 70, spo2: 98, rr: 12, etco2: 28 });
    expect(course.of('etco2:low')).toMatchObject({ tier: 'info', wasCritical: true });
  });

  it('AL-211 is not, while breaths change it, at 15 and above, or where it never moved', () => {
    const shallow = watched();
    breathing(shallow, 0, 200, 200);
    const steady = watched();
    steady.hold(0, 200, { hr: 70, spo2: 98, rr: 12, etco2: 10 });
    const good = watched();
    for (let second = 0; second < 200; second++) {
      const etco2 = second < 60 ? 30 + (Math.floor(second / 5) % 3) : 15;
      good.read(second, { hr: 70, spo2: 98, rr: 12, etco2 });
    }
    for (const course of [shallow, steady, good]) {
      expect(course.transitions.filter(({ alarm }) => alarm.tier !== 'info')).toEqual([]);
    }
  });
});

describe('limits that know the patient at rest', () => {
  it.each([
    [100, 95, false],
    [100, 94, true],
    [98, 93, true],
    [97, 94, false],
  ])('AL-205 SpO2 with a baseline of %d: %d warns: %s', (base, value, warns) => {
    const course = watched();
    course.baseline(0, { spo2: base });
    course.hold(1, 30, { hr: 70, spo2: value });
    expect(course.of('spo2:low')?.tier === 'warning').toBe(warns);
  });

  it.each([
    ['hr-low-warning', undefined, 50],
    ['hr-low-warning', 70, 50],
    ['hr-low-warning', 55, 49.5],
    ['hr-low-warning', 50, 45],
    ['hr-low-warning', 48, 43.2],
    ['hr-low-warning', 44, 43],
    ['sys-low-warning', undefined, 100],
    ['sys-low-warning', 120, 100],
    ['sys-low-warning', 110, 99],
    ['sys-low-warning', 105, 94.5],
    ['sys-low-warning', 97, 93],
    ['dia-low-warning', 52, 46.8],
    ['dia-low-warning', 42, 40],
  ] as const)('AL-206 %s at rest %s: below %d', (id, base, value) => {
    const limit = DEFAULT_PROTOCOL_V2.limits.find((one) => one.id === id);
    const effective = limit && effectiveLimit(limit.test, base);
    expect(effective).toMatchObject({ op: '<', value });
    const absolute = id === 'sys-low-warning' ? 100 : 50;
    expect(effective?.basis !== undefined).toBe(value < absolute);
  });

  it('AL-206 a patient of 48 at rest is left alone; 43 warns, and 40 is critical as ever', () => {
    const course = watched();
    course.baseline(0, { hr: 48, sys: 97 });
    course.hold(1, 60, { hr: 48, spo2: 98 });
    course.cuff(61, 97, 60);
    expect(course.transitions).toEqual([]);
    course.hold(62, 80, { hr: 43, spo2: 98 });
    const [alarm] = course.live();
    expect(alarm && alarmText(alarm, 80_000, inEnglish)).toMatch(
      /^HR 43 < 43.2 \(base 48, gives way\)/,
    );
    course.hold(81, 95, { hr: 40, spo2: 98 });
    expect(course.of('hr:low')?.tier).toBe('critical');
    course.cuff(96, 93, 60);
    expect(course.of('sys:low')).toBeUndefined();
    course.cuff(400, 92, 60);
    expect(course.of('sys:low')?.tier).toBe('warning');
    course.cuff(800, 89, 60);
    expect(course.of('sys:low')?.tier).toBe('critical');
  });
});

describe('a calm session is a quiet one', () => {
  it('AL-207 MOAA/S 4 is shown and not heard; 3 is heard', () => {
    const course = second();
    course.score(0, 1, 'moaas', 5);
    course.phase(10, 'infusing');
    course.score(600, 2, 'moaas', 4);
    expect(course.of('moaas:low')).toMatchObject({ tier: 'info', silent: true });
    expect(audible(course.live(), null, 601_000)).toEqual([]);
    course.score(700, 3, 'moaas', 3);
    expect(course.of('moaas:low')).toMatchObject({ tier: 'warning' });
    expect(course.of('moaas:low')?.silent).toBeUndefined();
    expect(audible(course.live(), null, 701_000)).toHaveLength(1);
    course.score(800, 4, 'moaas', 4);
    expect(course.of('moaas:low')).toMatchObject({ tier: 'info', silent: true, wasWarning: true });
  });

  it.each([
    ['before', 60],
    ['infusing', 30],
  ] as const)(
    'AL-208 %s: a probe that is off is told after %d s, in place of silence',
    (phase, after) => {
      const course = watched(phase);
      course.hold(0, 9, { spo2: 98, pulse: 70 });
      const off = { status: { spo2: 'off', pulse: 'off' } } as const;
      course.hold(10, 9 + after, {}, off);
      expect(course.transitions).toEqual([]);
      course.hold(10 + after, 10 + after, {}, off);
      expect(new Set(course.transitions.map(({ alarm }) => alarm.key))).toEqual(
        new Set(['technical:probe-off:spo2']),
      );
    },
  );

  it('AL-208 says it once where the probe tells of its SpO2 and only leaves the pulse out', () => {
    const course = watched();
    course.hold(0, 9, { spo2: 98, pulse: 70 });
    course.hold(10, 60, {}, { status: { spo2: 'off' } });
    expect(said(course.transitions)).toEqual(['40 raised technical:probe-off:spo2#1 warning']);
  });

  it('AL-208 nothing measured for 60 s while infusing stays critical, whatever the probe says', () => {
    const course = watched();
    course.hold(0, 9, { spo2: 98, pulse: 70 });
    course.hold(10, 68, {}, { status: { spo2: 'off', pulse: 'off' } });
    expect(course.of('technical:monitor-silent')).toBeUndefined();
    course.tick(69);
    expect(course.of('technical:probe-off:spo2')?.tier).toBe('critical');
    const silent = watched();
    silent.hold(0, 9, { spo2: 98, pulse: 70 });
    silent.tick(24);
    expect(silent.of('technical:monitor-silent')?.tier).toBe('warning');
  });

  it('AL-209 what is due is a task: neither a late score nor a late cuff raises anything', () => {
    const course = watched();
    const first = new Course(DEFAULT_PROTOCOL);
    first.attach(0);
    first.phase(0, 'infusing');
    for (const one of [course, first]) {
      one.cuff(10, 120, 80);
      one.hold(11, 599, { hr: 70, spo2: 98 });
    }
    expect(course.transitions).toEqual([]);
    expect(first.transitions.map(({ alarm }) => alarm.key)).toContain('technical:cuff-overdue');
  });

  it('AL-210 no pressure for a whole interval past its time is a warning while infusing, and only then', () => {
    const course = watched();
    course.cuff(1200, 120, 80);
    // Due at 30 min; the one after that at 40 min.
    for (let second = 1201; second < 2400; second += 5) course.read(second, { hr: 70, spo2: 98 });
    expect(course.of('technical:cuff-overdue')).toBeUndefined();
    course.read(2400, { hr: 70, spo2: 98 });
    expect(course.of('technical:cuff-overdue')?.tier).toBe('warning');
    expect(said(course.cuff(2410, 120, 80))).toContain(
      '2410 cleared technical:cuff-overdue#2 warning',
    );
    for (let second = 2411; second < 3600; second += 5) course.read(second, { hr: 70, spo2: 98 });
    course.read(3600, { hr: 70, spo2: 98 });
    expect(course.of('technical:cuff-overdue')?.tier).toBe('warning');
    course.phase(3601, 'recovery');
    expect(course.of('technical:cuff-overdue')).toBeUndefined();
    for (let second = 3605; second < 9000; second += 5) course.read(second, { hr: 70, spo2: 98 });
    expect(course.of('technical:cuff-overdue')).toBeUndefined();
  });
});
