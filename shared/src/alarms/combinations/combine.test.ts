import { describe, expect, it } from 'vitest';
import type { Severity } from '../../effects/severity.ts';
import { protocolDocumentSchema } from '../../protocols/document/document.ts';
import { inEnglish } from '../../wording/in-english.ts';
import { Course, said } from '../engine/course.fixture.ts';
import { alarmText } from '../words/alarm-line.ts';

const SLOW = 'combination:low-oxygen-slow-breathing';
const FAST = 'combination:fast-rate-low-oxygen';
const HIGH = 'combination:high-pressure-symptom';
const ofKey = (key: string, lines: string[]) => lines.filter((line) => line.includes(key));

describe('combinations', () => {
  it.each([
    [
      SLOW,
      { spo2: 89, rr: 9 },
      [
        { spo2: 90, rr: 9 },
        { spo2: 89, rr: 10 },
      ],
    ],
    [
      FAST,
      { spo2: 93, hr: 121 },
      [
        { spo2: 94, hr: 121 },
        { spo2: 93, hr: 120 },
      ],
    ],
  ] as const)('AL-28 raises %s at once, and not one step inside', (key, both, inside) => {
    for (const values of inside) {
      const course = new Course();
      course.read(0, values);
      expect(course.of(key)).toBeUndefined();
    }
    const course = new Course();
    expect(ofKey(key, said(course.read(0, both)))).toEqual([`0 raised ${key}#1 critical`]);
  });

  it('AL-28 raises high pressure with a symptom, whichever comes last', () => {
    const pressureFirst = new Course();
    pressureFirst.cuff(0, 160, 80);
    expect(said(pressureFirst.effect(300, 7, 'blurry-vision'))).toEqual([
      `300 raised ${HIGH}#1 critical`,
    ]);
    const symptomFirst = new Course();
    expect(symptomFirst.effect(0, 7, 'double-vision', 'mild')).toEqual([]);
    symptomFirst.cuff(60, 159, 80);
    expect(symptomFirst.of(HIGH)).toBeUndefined();
    expect(ofKey(HIGH, said(symptomFirst.cuff(120, 160, 80)))).toEqual([
      `120 raised ${HIGH}#1 critical`,
    ]);
    const calm = new Course();
    calm.effect(0, 7, 'nausea', 'severe');
    calm.cuff(60, 175, 80);
    expect(calm.of(HIGH)).toBeUndefined();
  });

  it('AL-28 counts an effect that is asked to be severe from that severity on', () => {
    for (const [severity, counts] of [
      ['moderate', false],
      ['severe', true],
      ['life-threatening', true],
    ] as const) {
      const course = new Course();
      course.cuff(0, 165, 80);
      course.effect(60, 3, 'headache', severity);
      expect(course.of(HIGH) !== undefined).toBe(counts);
    }
  });

  it('AL-28 begins only on values that may still be shown', () => {
    const fresh = new Course();
    fresh.read(0, { spo2: 89 });
    expect(ofKey(SLOW, said(fresh.read(9.999, { rr: 9 })))).toHaveLength(1);
    const stale = new Course();
    stale.read(0, { spo2: 89 });
    stale.read(10, { rr: 9 });
    expect(stale.of(SLOW)).toBeUndefined();
    const oldCuff = new Course();
    oldCuff.cuff(0, 165, 80);
    oldCuff.effect(1200, 3, 'chest-pain');
    expect(oldCuff.of(HIGH)).toBeUndefined();
    const cuff = new Course();
    cuff.cuff(0, 165, 80);
    cuff.effect(1199.999, 3, 'chest-pain');
    expect(cuff.of(HIGH)).toBeDefined();
  });

  it('AL-29 ends when one of its values has left the hysteresis, by the rule of every alarm', () => {
    const course = new Course();
    course.hold(0, 5, { spo2: 89, rr: 9 });
    course.hold(6, 30, { spo2: 91, rr: 11 });
    expect(course.of(SLOW)?.state).toBe('active');
    course.hold(31, 40, { spo2: 92, rr: 11 });
    expect(course.of(SLOW)?.state).toBe('active');
    expect(ofKey(SLOW, said(course.read(41, { spo2: 92, rr: 11 })))).toEqual([
      `41 returned ${SLOW}#1 critical`,
    ]);
    expect(ofKey(SLOW, said(course.read(42, { spo2: 89, rr: 9 })))).toEqual([
      `42 raised ${SLOW}#2 critical`,
    ]);
    course.acknowledge(43, `${SLOW}#2`);
    course.hold(44, 58, { spo2: 89, rr: 12 });
    expect(ofKey(SLOW, said(course.read(59, { spo2: 89, rr: 12 })))).toEqual([
      `59 cleared ${SLOW}#2 critical`,
    ]);
  });

  it('AL-29 ends with the symptom withdrawn, and keeps going while another stands', () => {
    const course = new Course();
    course.cuff(0, 165, 80);
    course.effect(10, 3, 'blurry-vision');
    course.effect(20, 4, 'confusion');
    expect(course.withdraw(30, 3, 'blurry-vision')).toEqual([]);
    expect(said(course.withdraw(40, 4, 'confusion'))).toEqual([`40 returned ${HIGH}#1 critical`]);
  });

  it('AL-29 ends with a pressure below the limit less 5', () => {
    const course = new Course();
    course.effect(0, 3, 'blurry-vision');
    course.cuff(10, 165, 80);
    course.cuff(310, 155, 80);
    expect(course.of(HIGH)?.state).toBe('active');
    course.cuff(610, 154, 80);
    expect(course.of(HIGH)?.state).toBe('returned');
  });

  it('AL-29 is never ended by missing data: signal lost, then regained', () => {
    const course = new Course();
    course.hold(0, 5, { spo2: 89, rr: 9 });
    const lost = course.hold(6, 400, { rr: 9 }, { status: { spo2: 'off' } });
    expect(ofKey(SLOW, said(lost))).toEqual([`15 signal-lost ${SLOW}#1 critical`]);
    expect(course.of(SLOW)).toMatchObject({ state: 'active', signalLost: true });
    expect(ofKey(SLOW, said(course.read(401, { spo2: 88, rr: 9 })))).toEqual([
      `401 signal-regained ${SLOW}#1 critical`,
    ]);
  });

  it('AL-29 is unresolved when its cuff reading is stale', () => {
    const course = new Course();
    course.effect(0, 3, 'blurry-vision');
    course.cuff(10, 165, 80);
    expect(ofKey(HIGH, said(course.tick(1209.999)))).toEqual([]);
    expect(ofKey(HIGH, said(course.tick(1210)))).toEqual([`1210 unresolved ${HIGH}#1 critical`]);
    expect(ofKey(HIGH, said(course.cuff(1300, 170, 80)))).toEqual([
      `1300 signal-regained ${HIGH}#1 critical`,
    ]);
  });

  it('AL-29 goes idle in a phase that it does not name', () => {
    const { protocol } = new Course();
    const combinations = protocol.combinations?.map((one) => ({
      ...one,
      phases: ['infusing' as const],
    }));
    const course = new Course({ ...protocol, combinations });
    course.read(0, { spo2: 89, rr: 9 });
    expect(course.of(SLOW)).toBeUndefined();
    expect(said(course.phase(1, 'infusing'))).toEqual([`1 raised ${SLOW}#1 critical`]);
    expect(said(course.phase(2, 'recovery'))).toEqual([`2 returned ${SLOW}#1 critical`]);
  });

  it('AL-28 says what holds together, with the newest values beyond their limits', () => {
    const course = new Course();
    course.read(0, { spo2: 89, rr: 9 });
    course.read(1, { spo2: 86, rr: 11 });
    const alarm = course.of(SLOW);
    expect(alarm && alarmText(alarm, 12_000, inEnglish)).toBe(
      'SpO2 86 < 90 and RR 9 < 10 for 12 s',
    );
    const symptom = new Course();
    symptom.effect(0, 3, 'blurry-vision');
    symptom.cuff(10, 165, 80);
    const high = symptom.of(HIGH);
    expect(high && alarmText(high, 70_000, inEnglish)).toBe(
      'SBP 165 ≥ 160 and Blurry vision for 60 s',
    );
  });

  it('AL-28 needs a value: effects alone are listed as serious', () => {
    const { protocol } = new Course();
    const effect = { kind: 'effect', anyOf: [{ term: 'nausea' }] };
    const [first] = protocol.combinations ?? [];
    const combinations = [{ ...first, all: [effect, effect] }];
    expect(protocolDocumentSchema.safeParse({ ...protocol, combinations }).success).toBe(false);
    expect(protocolDocumentSchema.safeParse(protocol).success).toBe(true);
  });
});

describe('serious effects', () => {
  it('AL-30 raises a critical alarm as soon as one is logged, whatever its severity', () => {
    for (const term of [
      'seizure',
      'respiratory-depression',
      'allergic-reaction',
      'chest-pain',
      'syncope',
      'anaphylaxis',
      'apnoea',
    ]) {
      const course = new Course();
      expect(said(course.effect(5, 9, term, 'mild'))).toEqual([
        `5 raised effect:${term}#1 critical`,
      ]);
      expect(course.of(`effect:${term}`)).toMatchObject({ entry: 9, state: 'active' });
    }
    expect(new Course().effect(5, 9, 'nausea', 'severe')).toEqual([]);
  });

  it('AL-31 is cleared by its acknowledgement; a later entry is a new occurrence', () => {
    const course = new Course();
    course.effect(0, 9, 'seizure');
    expect(said(course.acknowledge(10, 'effect:seizure#1'))).toEqual([
      '10 acknowledged effect:seizure#1 critical',
      '10 cleared effect:seizure#1 critical',
    ]);
    expect(said(course.effect(20, 12, 'seizure'))).toEqual(['20 raised effect:seizure#2 critical']);
  });

  it('AL-31 joins a second entry to the alarm that nobody has acknowledged', () => {
    const course = new Course();
    course.effect(0, 9, 'seizure');
    expect(course.effect(5, 10, 'seizure')).toEqual([]);
    expect(course.withdraw(6, 9, 'seizure')).toEqual([]);
    expect(said(course.withdraw(7, 10, 'seizure'))).toEqual([
      '7 cleared effect:seizure#1 critical',
    ]);
  });

  it('AL-31 ends with its entry withdrawn, not with an older one', () => {
    const course = new Course();
    course.effect(0, 9, 'seizure');
    course.acknowledge(1, 'effect:seizure#1');
    course.effect(2, 10, 'seizure');
    expect(course.withdraw(3, 9, 'seizure')).toEqual([]);
    course.effect(4, 11, 'seizure');
    expect(course.withdraw(5, 11, 'seizure')).toEqual([]);
    expect(said(course.withdraw(6, 10, 'seizure'))).toEqual([
      '6 cleared effect:seizure#2 critical',
    ]);
  });

  it('AL-31 is told once, and ended by nothing else', () => {
    const course = new Course();
    course.attach(0);
    course.effect(0, 9, 'seizure');
    expect(course.effect(1, 9, 'seizure')).toEqual([]);
    expect(course.withdraw(1, 77, 'seizure')).toEqual([]);
    course.phase(2, 'infusing');
    course.phase(3, 'recovery');
    course.hold(4, 30, { spo2: 97, hr: 70 });
    course.attach(31, false);
    course.tick(4000);
    expect(course.of('effect:seizure')).toMatchObject({ state: 'active', signalLost: false });
    const alarm = course.of('effect:seizure');
    expect(alarm && alarmText(alarm, 5_000_000, inEnglish)).toBe('Seizure logged');
  });

  it('AL-30 raises nothing under a protocol that lists none', () => {
    const { seriousEffects: _none, combinations: _neither, ...rest } = new Course().protocol;
    const course = new Course(rest);
    course.cuff(0, 165, 80);
    expect(course.effect(1, 9, 'seizure')).toEqual([]);
  });

  it('AL-29 ends when its effect is over, and AL-28 counts an effect that worsens', () => {
    const key = 'combination:high-pressure-symptom';
    const course = new Course();
    course.cuff(1, 165, 80);
    const tell = (second: number, severity: Severity, resolved = false) =>
      said(
        course.give({
          ...{ kind: 'effect', at: second * 1000, seq: 5, term: 'headache' },
          ...{ severity, withdrawn: false, resolved },
        }),
      );
    expect(tell(2, 'moderate')).toEqual([]);
    expect(tell(3, 'severe')).toEqual([`3 raised ${key}#1 critical`]);
    expect(tell(4, 'severe')).toEqual([]);
    expect(tell(5, 'severe', true)).toEqual([`5 returned ${key}#1 critical`]);
    expect(tell(6, 'severe')).toEqual([`6 raised ${key}#2 critical`]);
  });

  it('AL-31 calls again when an answered effect worsens, and follows a corrected term', () => {
    const course = new Course();
    const tell = (second: number, term: string, severity: Severity, resolved = false) =>
      said(
        course.give({
          ...{ kind: 'effect', at: second * 1000, seq: 5, term },
          ...{ severity, withdrawn: false, resolved },
        }),
      );
    expect(tell(1, 'chest-pain', 'mild')).toEqual(['1 raised effect:chest-pain#1 critical']);
    expect(tell(2, 'chest-pain', 'moderate')).toEqual([]);
    course.acknowledge(3, 'effect:chest-pain#1');
    expect(tell(4, 'chest-pain', 'mild')).toEqual([]);
    expect(tell(5, 'chest-pain', 'mild', true)).toEqual([]);
    expect(tell(6, 'chest-pain', 'severe')).toEqual(['6 raised effect:chest-pain#2 critical']);
    expect(tell(7, 'nausea', 'severe')).toEqual(['7 cleared effect:chest-pain#2 critical']);
    expect(tell(8, 'seizure', 'severe')).toEqual(['8 raised effect:seizure#1 critical']);
  });
});
