import { describe, expect, it } from 'vitest';
import type { Amendment } from '../session/entries.ts';
import { fold } from './evolve.ts';
import { alarmAt, type LooseCommand, refusalOf, STOP, T0 } from './session.fixture.ts';
import { infusing, MIN, NURSE_TWO, prepared, type Visit } from './visit.fixture.ts';

const OXYGEN: LooseCommand = {
  type: 'intervene',
  kind: 'oxygen',
  oxygen: { lPerMin: 2, device: 'nasal cannula' },
};
const amend = (seq: number, entry: Amendment): LooseCommand => ({
  type: 'amend-entry',
  seq,
  reason: 'misread',
  entry,
});
const withdraw = (seq: number): LooseCommand => ({
  type: 'withdraw-entry',
  seq,
  reason: 'other chair',
});

function raise(visit: Visit, occurrence: number, now: number): void {
  const alarm = alarmAt(T0 + now, { occurrence });
  const transition = { change: 'raised' as const, at: T0 + now, alarm };
  visit.record([{ at: T0 + now, body: { type: 'alarm-changed', transition } }], T0 + now);
}

describe('scores', () => {
  it('VT-23 are kept with their total, and refused where the scale has no such score', () => {
    const visit = infusing();
    const parts = { 'vital-signs': 2, ambulation: 1, 'nausea-vomiting': 2, pain: 2, bleeding: 2 };
    visit.do({ type: 'assess', assessment: { scale: 'padss', parts } }, 20 * MIN);
    expect(visit.current().assessments.at(-1)?.assessment).toEqual({
      scale: 'padss',
      parts,
      score: 9,
    });
    const wrong: LooseCommand = { type: 'assess', assessment: { scale: 'moaas', score: 6 } };
    expect(refusalOf(visit.try(wrong, 20 * MIN))).toBe('score-impossible');
  });
});

describe('interventions', () => {
  it('VT-24 say what was done', () => {
    const visit = infusing();
    const done = (entry: Omit<Extract<LooseCommand, { type: 'intervene' }>, 'type'>) =>
      refusalOf(visit.try({ type: 'intervene', ...entry }, 20 * MIN));
    const drug = { name: 'ondansetron', dose: 4, unit: 'mg', route: 'iv' } as const;
    expect(done({ kind: 'drug' })).toBe('drug-missing');
    expect(done({ kind: 'position', drug })).toBe('drug-missing');
    expect(done({ kind: 'drug', drug })).toBe('accepted');
    expect(done({ kind: 'oxygen' })).toBe('oxygen-missing');
    expect(done({ kind: 'other' })).toBe('note-missing');
    expect(done({ kind: 'other', note: 'dimmed the light' })).toBe('accepted');
  });

  it('VT-24 answer effects of this session that stand', () => {
    const visit = infusing();
    visit.do({ type: 'observe-effect', term: 'nausea', severity: 'mild' }, 20 * MIN);
    const { seq } = visit.current();
    const answering: LooseCommand = {
      type: 'intervene',
      kind: 'reassurance',
      answers: { effects: [seq] },
    };
    visit.do(answering, 21 * MIN);
    visit.do(withdraw(seq), 22 * MIN);
    expect(refusalOf(visit.try(answering, 23 * MIN))).toBe('no-such-effect');
  });

  it('VT-25 answer alarms that came up in this session, over or not', () => {
    const visit = infusing();
    raise(visit, 1, 20 * MIN);
    raise(visit, 2, 25 * MIN);
    const answering = (id: string): LooseCommand => ({
      type: 'intervene',
      kind: 'reassurance',
      answers: { alarms: [id] },
    });
    for (const [id, code] of [
      ['spo2:low#1', 'accepted'],
      ['spo2:low#2', 'accepted'],
      ['spo2:low#3', 'unknown-alarm'],
      ['spo2:low#0', 'unknown-alarm'],
      ['spo2:low#01', 'unknown-alarm'],
      ['spo2:low', 'unknown-alarm'],
      ['hr:high#1', 'unknown-alarm'],
      ['made-up#1', 'unknown-alarm'],
    ] as const) {
      expect([id, refusalOf(visit.try(answering(id), 30 * MIN))]).toEqual([id, code]);
    }
    // The engine may be ahead of the log.
    const liveAlarms = [alarmAt(T0 + 30 * MIN, { occurrence: 3 })];
    const ahead = visit.give(answering('spo2:low#3'), 30 * MIN, { ...visit.more(), liveAlarms });
    expect(refusalOf(ahead)).toBe('accepted');
  });

  it('VT-25 get a response, after they were made and while they stand', () => {
    const visit = infusing();
    visit.do(OXYGEN, 20 * MIN);
    const { seq } = visit.current();
    const response: LooseCommand = { type: 'note-response', intervention: seq, response: '97 %' };
    expect(refusalOf(visit.try({ ...response, at: T0 + 19 * MIN }, 21 * MIN))).toBe(
      'before-last-entry',
    );
    visit.do(response, 21 * MIN, NURSE_TWO);
    expect(visit.current().interventions.at(-1)?.responses).toMatchObject([{ text: '97 %' }]);
    visit.do(withdraw(seq), 22 * MIN);
    expect(refusalOf(visit.try(response, 23 * MIN))).toBe('no-such-entry');
  });
});

describe('corrections', () => {
  /** One entry of each kind that can be corrected, with a correction of it. */
  function charted(): { visit: Visit; corrections: [number, Amendment][] } {
    const visit = infusing();
    const corrections: [number, Amendment][] = [];
    const chart = (command: LooseCommand, entry: Amendment) => {
      visit.do(command, 20 * MIN);
      corrections.push([visit.current().seq, entry]);
    };
    chart(
      { type: 'observe-effect', term: 'nausea', severity: 'mild', note: 'bowl' },
      { kind: 'effect', severity: 'severe' },
    );
    chart(
      { type: 'assess', assessment: { scale: 'pain', score: 7 } },
      { kind: 'assessment', assessment: { scale: 'pain', score: 1 } },
    );
    chart(OXYGEN, {
      kind: 'intervention',
      intervention: { kind: 'oxygen', oxygen: { lPerMin: 4, device: 'mask' } },
    });
    chart(
      { type: 'record-vitals', values: { spo2: 79 } },
      { kind: 'vitals', values: { spo2: 97 } },
    );
    chart({ type: 'add-note', text: 'clam' }, { kind: 'note', text: 'calm' });
    corrections.push([visit.current().weight?.seq ?? 0, { kind: 'weight', kg: 71 }]);
    return { visit, corrections };
  }

  it('VT-26 change what is shown; the original stays in the log', () => {
    const { visit, corrections } = charted();
    const before = visit.events.map((event) => structuredClone(event));
    for (const [seq, entry] of corrections) visit.do(amend(seq, entry), 21 * MIN, NURSE_TWO);
    const session = visit.current();
    expect(session.effects).toMatchObject([{ severity: 'severe', note: 'bowl', amended: true }]);
    expect(session.assessments.at(-1)).toMatchObject({ assessment: { score: 1 }, amended: true });
    expect(session.interventions).toMatchObject([{ entry: { oxygen: { lPerMin: 4 } } }]);
    expect(session.manualVitals).toMatchObject([{ values: { spo2: 97 }, amended: true }]);
    expect(session.notes).toMatchObject([{ text: 'calm', amended: true }]);
    expect(session.weight).toMatchObject({ kg: 71, amended: true });
    expect(visit.events.slice(0, before.length)).toEqual(before);
    expect(fold(visit.events)).toEqual(session);
  });

  it('VT-26 may follow corrections, but nothing follows a withdrawal', () => {
    const { visit, corrections } = charted();
    const [[first] = [0]] = corrections;
    const early = { ...withdraw(first), at: T0 + 20 * MIN - 1 };
    expect(refusalOf(visit.try(early, 21 * MIN))).toBe('before-last-entry');
    for (const [seq, entry] of corrections) {
      visit.do(amend(seq, entry), 21 * MIN);
      visit.do(amend(seq, entry), 22 * MIN);
      visit.do(withdraw(seq), 23 * MIN);
      const again = refusalOf(visit.try(amend(seq, entry), 24 * MIN));
      // A withdrawn weight is no weight.
      expect(again).toBe(entry.kind === 'weight' ? 'not-withdrawable' : 'already-withdrawn');
    }
  });

  it('VT-27 are of the kind of the entry, and as possible as the entry itself', () => {
    const { visit, corrections } = charted();
    for (const [seq, own] of corrections) {
      for (const [, entry] of corrections) {
        const answer = refusalOf(visit.ask(amend(seq, entry), 21 * MIN, visit.more()));
        expect(answer).toBe(entry.kind === own.kind ? 'accepted' : 'other-kind');
      }
    }
    const wrong: [number, Amendment, string][] = [
      [0, { kind: 'effect', term: 'no-such-term' }, 'unknown-effect'],
      [0, { kind: 'effect', onset: T0 + 20 * MIN + 1 }, 'onset-after-entry'],
      [0, { kind: 'effect', onset: T0 - 1 }, 'onset-before-opening'],
      [1, { kind: 'assessment', assessment: { scale: 'pain', score: 11 } }, 'score-impossible'],
      [2, { kind: 'intervention', intervention: { kind: 'drug' } }, 'drug-missing'],
      [3, { kind: 'vitals', values: { spo2: 101 } }, 'vitals-implausible'],
      [3, { kind: 'vitals', values: { sys: 120 } }, 'half-a-pressure'],
      [5, { kind: 'weight', kg: 700 }, 'weight-implausible'],
    ];
    for (const [index, entry, code] of wrong) {
      const seq = corrections[index]?.[0] ?? 0;
      expect([entry, refusalOf(visit.try(amend(seq, entry), 21 * MIN))]).toEqual([entry, code]);
    }
  });

  it('VT-27 of an onset keep it before everything that followed', () => {
    const visit = infusing();
    visit.do(
      { type: 'observe-effect', term: 'nausea', severity: 'mild', onset: T0 + 15 * MIN },
      20 * MIN,
    );
    const { seq } = visit.current();
    visit.do({ type: 'update-effect', effect: seq, change: 'eased', at: T0 + 17 * MIN }, 20 * MIN);
    const moved = (minute: number) => amend(seq, { kind: 'effect', onset: T0 + minute * MIN });
    expect(refusalOf(visit.try(moved(18), 21 * MIN))).toBe('onset-after-entry');
    visit.do(moved(17), 21 * MIN);
  });

  it('VT-27 reach what a person charted: not the engine, not the steps of the infusion', () => {
    const visit = infusing();
    visit.do(STOP, 30 * MIN);
    for (const seq of [1, 2, visit.current().seq]) {
      expect(refusalOf(visit.try(withdraw(seq), 31 * MIN))).toBe('not-withdrawable');
    }
    expect(refusalOf(visit.try(withdraw(999), 31 * MIN))).toBe('no-such-entry');
  });

  it('VT-28 vital signs by hand are whole, plausible, and not nothing', () => {
    const visit = prepared();
    for (const [values, code] of [
      [{}, 'nothing-measured'],
      [{ onAir: true }, 'nothing-measured'],
      [{ sys: 120 }, 'half-a-pressure'],
      [{ sys: 80, dia: 80 }, 'vitals-implausible'],
      [{ spo2: 29 }, 'vitals-implausible'],
      [{ spo2: 30 }, 'accepted'],
      [{ sys: 120, dia: 80, map: 93, temp: 36.6 }, 'accepted'],
    ] as const) {
      expect(refusalOf(visit.try({ type: 'record-vitals', values }, 9 * MIN))).toBe(code);
    }
  });
});
