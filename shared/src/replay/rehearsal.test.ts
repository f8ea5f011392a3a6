import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionInput } from '../alarms/engine/session-alarms.ts';
import { step } from '../alarms/engine/step.ts';
import { withLimitValue } from '../alarms/limits/limit-changes.ts';
import { initialAlarms } from '../alarms/state/state.ts';
import { DEFAULT_PROTOCOL } from '../protocols/defaults/first-edition.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { fromNamed } from '../vitals/named-reading.ts';
import { compareAlarms, Rehearsal, type RehearsedSession, ratesByLimit } from './rehearsal.ts';

const T0 = 1_780_000_000_000;
const SECOND = 1000;

/** SpO2 and a heart rate of 70 at 1 Hz. */
function course(spo2: readonly number[]): SessionInput[] {
  return spo2.map((value, second) => {
    const at = T0 + second * SECOND;
    const values = { spo2: value, hr: 70 };
    const reading = { seq: second + 1, t: at, at, arrivedAt: at, late: false, values, status: {} };
    return { at, input: { kind: 'reading', at, reading: fromNamed(reading) } };
  });
}

function dips(seconds: number, ...planted: { at: number; for: number; to: number }[]): number[] {
  return Array.from(
    { length: seconds },
    (_, s) => planted.find((dip) => s >= dip.at && s < dip.at + dip.for)?.to ?? 98,
  );
}

function under(protocol: ProtocolDocument, inputs: readonly SessionInput[]): RehearsedSession {
  const rehearsal = new Rehearsal(protocol);
  for (const given of inputs) rehearsal.take(given);
  return rehearsal.end();
}

const changed = (
  id: string,
  change: (limit: ProtocolDocument['limits'][number]) => ProtocolDocument['limits'][number],
): ProtocolDocument => ({
  ...DEFAULT_PROTOCOL,
  version: 2,
  limits: DEFAULT_PROTOCOL.limits.map((limit) => (limit.id === id ? change(limit) : limit)),
});

function compared(protocol: ProtocolDocument, inputs: readonly SessionInput[]) {
  const before = under(DEFAULT_PROTOCOL, inputs);
  const after = under(protocol, inputs);
  return { before, after, ...compareAlarms(before.alarms, after.alarms) };
}

describe('rehearsal', () => {
  it('PR-50 is the live engine: the same alarms at the same instants', () => {
    const value = fc.constantFrom(98, 93, 92, 89, 84, 97);
    fc.assert(
      fc.property(fc.array(value, { maxLength: 120 }), (spo2) => {
        const inputs = course(spo2);
        let alarms = initialAlarms();
        const live = inputs.flatMap((given) => {
          if (!('input' in given)) return [];
          const result = step(alarms, given.input, DEFAULT_PROTOCOL);
          alarms = result.alarms;
          return result.transitions;
        });
        const raised = live.filter(({ change }) => ['raised', 'escalated'].includes(change));
        const { alarms: found } = under(DEFAULT_PROTOCOL, inputs);
        expect(found.map(({ key, tier, raisedAt }) => [key, tier, raisedAt])).toEqual(
          raised.map(({ alarm, at }) => [alarm.key, alarm.tier, at]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('PR-51 finds every planted alarm that goes: 92 % no longer warns below 92', () => {
    const planted = Array.from({ length: 10 }, (_, i) => ({ at: 60 + i * 120, for: 40, to: 92 }));
    const milder = changed('spo2-low-warning', (limit) => withLimitValue(limit, 91));
    const { removed, added, moved, before } = compared(milder, course(dips(1400, ...planted)));
    expect(before.alarms).toHaveLength(planted.length);
    expect(removed.map(({ since }) => (since - T0) / SECOND)).toEqual(planted.map(({ at }) => at));
    expect([added, moved]).toEqual([[], []]);
    expect(removed[0]).toMatchObject({
      ...{ limitId: 'spo2-low-warning', limit: { op: '<=', value: 93 }, worst: 92 },
      trace: [{ change: 'raised' }, { change: 'returned' }],
    });
  });

  it('PR-51 finds every planted alarm that comes', () => {
    const planted = Array.from({ length: 10 }, (_, i) => ({ at: 60 + i * 120, for: 40, to: 94 }));
    const stricter = changed('spo2-low-warning', (limit) => withLimitValue(limit, 94));
    const { removed, added, moved } = compared(stricter, course(dips(1400, ...planted)));
    expect(added).toHaveLength(planted.length);
    expect([removed, moved]).toEqual([[], []]);
  });

  it('PR-52 says by how many seconds an alarm moves, earlier and later', () => {
    const inputs = course(dips(300, { at: 60, for: 60, to: 92 }, { at: 200, for: 60, to: 92 }));
    const later = compared(
      changed('spo2-low-warning', (limit) => ({ ...limit, delayMs: 25_000 })),
      inputs,
    );
    expect(later.moved.map(({ seconds }) => seconds)).toEqual([10, 10]);
    const sooner = compared(
      changed('spo2-low-warning', (limit) => ({ ...limit, delayMs: 5_000 })),
      inputs,
    );
    expect(sooner.moved.map(({ seconds }) => seconds)).toEqual([-10, -10]);
    expect([sooner.added, sooner.removed, sooner.same]).toEqual([[], [], 0]);
    expect(compared(DEFAULT_PROTOCOL, inputs).same).toBe(2);
  });

  it('PR-53 counts alarms per hour by limit, over the time of all sessions', () => {
    const session = under(DEFAULT_PROTOCOL, course(dips(1801, { at: 60, for: 60, to: 92 })));
    expect(ratesByLimit([session])).toEqual({ 'spo2-low-warning': 2 });
    expect(ratesByLimit([session, session])).toEqual({ 'spo2-low-warning': 2 });
    expect(ratesByLimit([])).toEqual({});
  });

  it('PR-54 keeps the limits that were moved then, and leaves acknowledgements out', () => {
    const dip = course(dips(200, { at: 60, for: 60, to: 92 }));
    const changes: SessionInput = { at: T0 - 1, changes: { 'spo2-low-warning': { value: 91 } } };
    expect(under(DEFAULT_PROTOCOL, [changes, ...dip]).alarms).toEqual([]);
    const acknowledge: SessionInput = {
      at: T0 + 80_500,
      input: {
        ...{ kind: 'acknowledge', at: T0 + 80_500, alarmId: 'spo2:low#1' },
        by: { kind: 'user', id: 'n', name: 'Nurse', role: 'nurse' },
      },
    };
    const seen = [...dip.slice(0, 81), acknowledge, ...dip.slice(81)];
    expect(under(DEFAULT_PROTOCOL, seen).alarms).toEqual(under(DEFAULT_PROTOCOL, dip).alarms);
  });
});
