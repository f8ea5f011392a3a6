import { describe, expect, it } from 'vitest';
import { contextAt, openedLog, PROVIDER, refusalOf, T0 } from '../moves/session.fixture.ts';
import {
  ANSWERS,
  answer,
  BASELINE,
  BEGIN,
  CHECK,
  GATED,
  MIN,
  NURSE_TWO,
  ORDER,
  PATIENT,
  PROGRAM,
  prepared,
  seated,
  Visit,
} from '../moves/visit.fixture.ts';
import { inEnglish } from '../wording/in-english.ts';
import { message } from '../wording/message.ts';
import { gate, gateSentence } from './gate.ts';

const START_AT = 10 * MIN;

describe('the gate before the start', () => {
  it('VT-01 lets start what has everything, from the signed order', () => {
    const visit = prepared();
    expect(visit.open(START_AT)).toEqual([]);
    visit.do(BEGIN, START_AT);
    expect(visit.current()).toMatchObject({
      phase: 'infusing',
      infusion: {
        ...{ drug: 'ketamine', doseMg: 35, plannedMinutes: 40, regimen: 'depression' },
        ...{ route: 'iv-infusion', volumeMl: 35, pump: 'Pump 1', lot: 'L1' },
        rates: [{ at: T0 + START_AT, mlPerH: 52.5 }],
      },
    });
  });

  it('VT-01 asks nothing of a session whose protocol has no gate', () => {
    const visit = new Visit();
    visit.document = null;
    visit.do({ type: 'open', chairId: 'c1', patientRef: '0412' }, 0);
    expect(gate(visit.current(), visit.context(1), T0)).toEqual([]);
    visit.do({ type: 'start-infusion', plannedMinutes: 40 }, 1);
  });

  it('VT-02 names everything that is missing for a session of a reference alone, hard stops first', () => {
    const log = openedLog();
    const context = contextAt(T0 + MIN, { protocolDocument: GATED });
    const open = gate(log.current(), context, T0 + MIN).filter(({ met }) => !met);
    expect(open.map(({ code, level }) => `${code} ${level}`)).toEqual([
      'identity hard',
      'weight hard',
      'order hard',
      'consent hard',
      'escort hard',
      'pregnancy-answer hard',
      'pump-check hard',
      'baseline soft',
      'baseline-sedation soft',
      'baseline-dissociation soft',
      'baseline-nausea soft',
      'allergies soft',
      'fasting soft',
      'checklist soft',
      'checklist:iv-line-patent hard',
      'emergency-equipment soft',
      'no-sys soft',
      'no-spo2 soft',
      'no-hr soft',
      'no-rr soft',
    ]);
    const decision = log.ask(BEGIN, MIN, { protocolDocument: GATED });
    expect(refusalOf(decision)).toBe('gate-not-passed');
    const said = decision.ok ? '' : inEnglish.text(decision.refusal.message);
    for (const { message } of open) expect(said).toContain(inEnglish.text(message));
    expect(said.indexOf('The order is missing')).toBeLessThan(
      said.indexOf('Needs 1 value of SpO2; 0 so far'),
    );
    expect(gateSentence([])).toBeNull();
  });

  it('VT-252 says how many readings a baseline has and needs, also when one was typed in', () => {
    const visit = seated();
    const found = () =>
      gate(visit.current(), visit.context(5 * MIN), T0 + 5 * MIN).find(
        ({ code }) => code === 'baseline',
      );
    const said = () => inEnglish.text(found()?.message ?? message('gate.within'));
    visit.cuffs = [];
    expect(said()).toMatch(/^Needs 2 rested cuff readings of the last hour; 0 so far\./);
    visit.do({ type: 'set-baseline', baseline: { sys: 122, dia: 78 }, from: 'entered' }, 2 * MIN);
    visit.cuffs = [{ sys: 122, dia: 78, at: T0 + 3 * MIN, source: 'monitor' }];
    expect(said()).toBe(
      'The baseline 122/78 was typed in. Needs 2 rested cuff readings of the last hour; 1 so far. Take one with the monitor, or enter it by hand.',
    );
    visit.cuffs.push({ sys: 126, dia: 78, at: T0 + 4 * MIN, source: 'monitor' });
    expect(found()).toMatchObject({ met: false });
    expect(said()).toContain('2 rested cuff readings so far. Set the baseline from them.');
  });

  it.each([
    ['answers', ['consent', 'escort', 'allergies', 'fasting', 'checklist', 'emergency-equipment']],
    ['weight', ['weight']],
    ['baseline', ['baseline']],
    ['scores', ['baseline-sedation', 'baseline-dissociation', 'baseline-nausea']],
    ['order', ['order', 'pump-check']],
    ['pump', ['pump-check']],
  ] as const)('VT-02 misses the %s and nothing else', (step, codes) => {
    const open = prepared(step).open(START_AT);
    expect(open).toEqual(expect.arrayContaining([...codes]));
    expect(open.filter((code) => !code.startsWith('checklist:'))).toHaveLength(codes.length);
    expect(refusalOf(prepared(step).try(BEGIN, START_AT))).toBe('gate-not-passed');
  });

  it('VT-03 stops on pregnancy, on what is not known of it, and asks no man', () => {
    const visit = prepared('answers');
    visit.document = GATED;
    visit.do(ANSWERS, 4 * MIN);
    expect(visit.open(START_AT)).toEqual([]);
    const woman = { ...PATIENT, sex: 'female' as const };
    for (const [said, stops] of [
      ['unknown', true],
      ['yes', true],
      ['no', false],
    ] as const) {
      visit.do(answer('pregnancy', said), 8 * MIN);
      const session = { ...visit.current(), patient: woman };
      const item = gate(session, visit.context(START_AT), T0 + START_AT).find(
        ({ code }) => code === 'pregnancy-answer',
      );
      expect([said, item?.met]).toEqual([said, !stops]);
    }
  });

  it('VT-03 an answer that stops stands by itself; no consent is not a missing one', () => {
    const visit = prepared();
    visit.do(answer('psychosis', 'yes'), 8 * MIN);
    visit.do(answer('consent-signed', 'no'), 8 * MIN);
    expect(visit.open(START_AT)).toEqual(['consent', 'checklist:psychosis']);
    const decision = visit.try(BEGIN, START_AT);
    expect(decision.ok ? '' : inEnglish.text(decision.refusal.message)).toContain(
      'Psychosis or mania now: yes.',
    );
  });

  it('VT-03 keeps the newer of two answers, in whatever order they come in', () => {
    const visit = prepared();
    visit.do({ ...answer('psychosis', 'yes'), at: T0 + 8 * MIN }, 8 * MIN);
    visit.do({ ...answer('psychosis', 'no'), at: T0 + 7 * MIN }, 9 * MIN, NURSE_TWO);
    expect(visit.current().checklist.psychosis).toMatchObject({ answer: 'yes' });
    expect(visit.open(START_AT)).toEqual(['checklist:psychosis']);
  });

  it.each([
    [140, 90, []],
    [141, 90, ['pressure-raised']],
    [140, 91, ['pressure-raised']],
    [180, 90, ['pressure-raised']],
    [181, 90, ['pressure-raised', 'sys-high']],
    [140, 111, ['pressure-raised', 'dia-high']],
    [90, 60, []],
    [89, 60, ['sys-low']],
  ])('VT-04 judges a pressure of %d/%d', (sys, dia, codes) => {
    const visit = prepared();
    visit.cuff(9 * MIN, sys, dia);
    expect(visit.open(START_AT)).toEqual(codes);
  });

  it.each([
    [{ spo2: 94 }, []],
    [{ spo2: 93 }, ['spo2-low']],
    [{ hr: 50 }, []],
    [{ hr: 49 }, ['hr-low']],
    [{ hr: 120 }, []],
    [{ hr: 121 }, ['hr-high']],
    [{ rr: 10 }, []],
    [{ rr: 9 }, ['rr-low']],
    [{ rr: 30 }, []],
    [{ rr: 31 }, ['rr-high']],
  ])('VT-04 judges %o', (values, codes) => {
    const visit = prepared();
    visit.live(9 * MIN, { spo2: 98, hr: 70, rr: 14, ...values });
    expect(visit.open(START_AT)).toEqual(codes);
  });

  it('VT-04 two high pressures in a row are a hard stop, one is not', () => {
    const visit = prepared();
    visit.cuff(8 * MIN, 160, 85);
    expect(visit.open(START_AT)).toEqual(['pressure-raised']);
    visit.cuff(9 * MIN + 31_000, 161, 85);
    expect(visit.open(START_AT)).toEqual(['pressure-raised', 'pressure-high-twice']);
    visit.cuff(9 * MIN + 50_000, 159, 99);
    expect(visit.open(START_AT)).toEqual(['pressure-raised']);
  });

  it('VT-04 takes no value for a normal one: older than an hour is none', () => {
    const visit = prepared();
    const last = 3 * MIN + 60 * MIN;
    expect(visit.open(last)).toEqual([]);
    expect(visit.open(last + 1)).toEqual(['no-sys']);
    visit.live(62 * MIN, { hr: 70 });
    expect(visit.open(last)).toEqual(['no-spo2', 'no-rr']);
    visit.do({ type: 'record-vitals', values: { spo2: 93, rr: 14 } }, 62 * MIN);
    expect(visit.open(last)).toEqual(['spo2-low']);
    visit.do({ type: 'withdraw-entry', seq: visit.current().seq, reason: 'probe off' }, last);
    expect(visit.open(last)).toEqual(['no-spo2', 'no-rr']);
  });

  it('VT-05 takes an order worked out with another weight for no order', () => {
    const visit = prepared();
    for (const [kg, codes] of [
      [73.5, []],
      [73.6, ['order']],
      [66.5, []],
      [66.4, ['order']],
    ] as const) {
      visit.do({ type: 'record-weight', kg, method: 'measured' }, 8 * MIN);
      expect([kg, visit.open(START_AT)]).toEqual([kg, codes]);
    }
    const { seq } = visit.current().weight ?? { seq: 0 };
    visit.do(
      { type: 'amend-entry', seq, reason: 'misread', entry: { kind: 'weight', kg: 70 } },
      9 * MIN,
    );
    expect(visit.open(START_AT)).toEqual([]);
    visit.do({ type: 'withdraw-entry', seq, reason: 'of another patient' }, 9 * MIN);
    expect(visit.open(START_AT)).toEqual(['weight']);
  });

  it('VT-05 an order that is changed takes its signature and the pump with it', () => {
    const visit = prepared();
    visit.do({ type: 'write-order', order: { ...ORDER, note: 'changed' } }, 8 * MIN);
    expect(visit.open(START_AT)).toEqual(['order', 'pump-check']);
    expect(visit.current().pump).toBeNull();
    visit.do({ type: 'sign-order', order: visit.current().seq }, 8 * MIN, PROVIDER);
    expect(visit.open(START_AT)).toEqual(['pump-check']);
    expect(refusalOf(visit.try(CHECK, 9 * MIN, NURSE_TWO))).toBe('pump-not-programmed');
    visit.do({ type: 'program-pump', program: PROGRAM }, 9 * MIN);
    visit.do(CHECK, 9 * MIN, NURSE_TWO);
    expect(visit.open(START_AT)).toEqual([]);
  });

  it('VT-06 a baseline stands on the rested readings that it was made of', () => {
    const entered = seated();
    entered.do({ type: 'set-baseline', baseline: BASELINE, from: 'entered' }, 4 * MIN);
    expect(entered.open(START_AT)).toContain('baseline');

    const visit = seated();
    visit.cuffs = visit.cuffs.slice(0, 1);
    visit.do({ type: 'record-vitals', values: { sys: 122, dia: 76 } }, 3 * MIN);
    const { seq } = visit.current();
    visit.cuffs = [...visit.cuffs, { sys: 122, dia: 76, at: T0 + 3 * MIN, source: 'manual' }];
    visit.do({ type: 'set-baseline', baseline: BASELINE, from: 'cuffs' }, 4 * MIN);
    expect(visit.open(START_AT)).not.toContain('baseline');
    visit.do({ type: 'withdraw-entry', seq, reason: 'talked' }, 5 * MIN);
    expect(visit.open(START_AT)).toContain('baseline');
  });
});
