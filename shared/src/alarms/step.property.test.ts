import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../vitals/reading.ts';
import type { Alarm, AlarmTransition } from './alarm.ts';
import { NURSE, readingAt } from './course.fixture.ts';
import { DEFAULT_PROTOCOL } from './default-protocol.ts';
import { type AlarmInput, type AlarmState, initialAlarms } from './state.ts';
import { liveAlarms, step } from './step.ts';

const spo2 = fc.constantFrom(82, 84, 88, 89, 90, 91, 92, 93, 94, 95, 97);
const rate = fc.constantFrom(38, 40, 44, 47, 52, 70, 100, 118, 122, 126, 133);
const sys = fc.constantFrom(85, 95, 120, 154, 158, 165, 176, 182, 205);
const some = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
const NO_DATA = {
  spo2: 'off',
  hr: 'off',
  pulse: 'searching',
  rr: 'off',
  etco2: 'off',
  nibp: 'failed',
} as const;

/** Leaves out what is undefined. */
function values(given: Readonly<Record<string, number | undefined>>): Reading['values'] {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

type Make = (at: number) => AlarmInput;
const measured: fc.Arbitrary<Make> = fc
  .tuple(
    fc.record({
      spo2: some(spo2),
      hr: some(rate),
      pulse: some(rate),
      rr: some(fc.constantFrom(0, 7, 9, 14, 26, 31)),
    }),
    some(fc.record({ sys, dia: fc.constantFrom(45, 75, 101, 111, 121) })),
    fc.boolean(),
  )
  .map(
    ([given, cuff, late]) =>
      (at: number): AlarmInput => ({
        kind: 'reading',
        at,
        reading: readingAt(
          at,
          { ...values(given), ...(cuff !== undefined && at % 7 === 0 ? cuff : {}) },
          { late: late && at % 5 === 0 },
        ),
      }),
  );
const nothing: fc.Arbitrary<Make> = fc.constant((at) => ({
  kind: 'reading',
  at,
  reading: readingAt(at, {}, { status: NO_DATA }),
}));
const order: fc.Arbitrary<Make> = fc.oneof(
  fc.constantFrom('before' as const, 'infusing' as const, 'recovery' as const).map(
    (phase): Make =>
      (at) => ({ kind: 'phase', at, phase }),
  ),
  fc.boolean().map(
    (attached): Make =>
      (at) => ({ kind: 'attached', at, attached }),
  ),
  fc.constant<Make>((at) => ({
    kind: 'baseline',
    at,
    baseline: { hr: 70, spo2: 98, sys: 120, dia: 75 },
  })),
  fc
    .tuple(
      fc.constantFrom('spo2:low', 'hr:low', 'hr:high', 'sys:high', 'rr:low'),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(
      ([key, n]): Make =>
        (at) => ({ kind: 'acknowledge', at, alarmId: `${key}#${n}`, by: NURSE }),
    ),
  fc.boolean().map(
    (present): Make =>
      (at) => ({ kind: 'technical', at, condition: 'not-recording', present }),
  ),
);
/** Runs of the same thing, so that delays and staleness are reached. */
const course: fc.Arbitrary<AlarmInput[]> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: measured },
        { weight: 2, arbitrary: nothing },
        { weight: 1, arbitrary: order },
      ),
      fc.integer({ min: 1, max: 25 }),
      fc.constantFrom(0, 300, 1000, 1000, 1000, 4000, 11_000, 40_000, 1_300_000),
    ),
    { minLength: 1, maxLength: 25 },
  )
  .map((runs) => {
    let at = 0;
    const inputs: AlarmInput[] = [{ kind: 'attached', at, attached: true }];
    for (const [make, times, gap] of runs) {
      for (let n = 0; n < (gap > 1000 ? 1 : times); n++) {
        at += gap;
        inputs.push(make(at));
      }
    }
    return inputs;
  });

function run(inputs: readonly AlarmInput[], from: AlarmState = initialAlarms()) {
  let state = from;
  const transitions: AlarmTransition[] = [];
  for (const input of inputs) {
    const result = step(state, input, DEFAULT_PROTOCOL);
    state = result.alarms;
    transitions.push(...result.transitions);
  }
  return { state, transitions };
}

const last = (inputs: readonly AlarmInput[]) => inputs.at(-1)?.at ?? 0;
const isMissing = (input: AlarmInput) =>
  input.kind === 'tick' ||
  (input.kind === 'reading' && Object.keys(input.reading.values).length === 0);

describe('step, for any course', () => {
  it('AL-01 gives the same transitions whatever ticks lie between', () => {
    const ticks = fc.array(fc.integer({ min: 0, max: 30_000_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(course, ticks, (inputs, extra) => {
        const end = last(inputs);
        const between: AlarmInput[] = extra
          .filter((at) => at <= end)
          .map((at) => ({ kind: 'tick', at }));
        // A tick at the instant of an input comes first: it stands for the clock reaching that instant.
        const dense = [...between, ...inputs].sort((a, b) => a.at - b.at);
        expect(run(dense).transitions).toEqual(run(inputs).transitions);
      }),
    );
  });

  it('AL-01 dates transitions in order, never after the input that carried them', () => {
    fc.assert(
      fc.property(course, (inputs) => {
        let state = initialAlarms();
        let before = 0;
        for (const input of inputs) {
          const result = step(state, input, DEFAULT_PROTOCOL);
          state = result.alarms;
          for (const { at } of result.transitions) {
            expect(at).toBeGreaterThanOrEqual(before);
            expect(at).toBeLessThanOrEqual(input.at);
            before = at;
          }
        }
      }),
    );
  });

  it('AL-07 clears, returns or eases no alarm of the patient on missing data', () => {
    fc.assert(
      fc.property(course, (inputs) => {
        let state = initialAlarms();
        for (const input of inputs) {
          const result = step(state, input, DEFAULT_PROTOCOL);
          state = result.alarms;
          if (!isMissing(input)) continue;
          const ended = result.transitions.filter(
            ({ change, alarm }) =>
              alarm.kind === 'physiological' &&
              ['cleared', 'returned', 'de-escalated'].includes(change),
          );
          expect(ended).toEqual([]);
        }
      }),
    );
  });

  it('AL-06 raises no alarm of the patient while it is told that there is no data', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 2, max: 900 }), (inputs, seconds) => {
        const { state } = run(inputs);
        const start = last(inputs);
        const zeros = Array.from({ length: seconds }, (_, n): AlarmInput => {
          const at = start + n * 1000;
          return { kind: 'reading', at, reading: readingAt(at, {}, { status: NO_DATA }) };
        });
        // What ripened at the very instant of the last value is not of the zeros.
        const [first, ...rest] = zeros;
        const settled = run(first === undefined ? [] : [first], state).state;
        const raised = run(rest, settled).transitions.filter(
          ({ change, alarm }) =>
            alarm.kind === 'physiological' && (change === 'raised' || change === 'escalated'),
        );
        expect(raised).toEqual([]);
      }),
    );
  });

  it('AL-23 is the same without its late readings', () => {
    fc.assert(
      fc.property(course, (inputs) => {
        const onTime = inputs.filter((input) => input.kind !== 'reading' || !input.reading.late);
        const end: AlarmInput = { kind: 'tick', at: last(inputs) };
        expect(run([...inputs, end]).transitions).toEqual(run([...onTime, end]).transitions);
      }),
    );
  });

  it('AL-11 numbers the occurrences of a key 1, 2, 3, each new and unacknowledged', () => {
    fc.assert(
      fc.property(course, (inputs) => {
        const numbers = new Map<string, number>();
        for (const { change, alarm } of run(inputs).transitions) {
          const known = numbers.get(alarm.key) ?? 0;
          const fresh = change === 'raised' || change === 'escalated';
          expect(alarm.occurrence).toBe(fresh ? known + 1 : known);
          if (fresh) expect(alarm.acknowledged).toBeNull();
          numbers.set(alarm.key, alarm.occurrence);
        }
      }),
    );
  });

  it('AL-24 goes on the same from stored JSON', () => {
    fc.assert(
      fc.property(course, fc.nat(), (inputs, cut) => {
        const at = cut % inputs.length;
        const { state } = run(inputs.slice(0, at));
        const restored: AlarmState = JSON.parse(JSON.stringify(state));
        expect(restored).toEqual(state);
        expect(run(inputs.slice(at), restored)).toEqual(run(inputs.slice(at), state));
      }),
    );
  });

  it('AL-25 folds to its live alarms', () => {
    // Between transitions the newest and the worst value move on without one.
    const still = ({ value: _value, worst: _worst, parts: _parts, ...rest }: Alarm) => rest;
    fc.assert(
      fc.property(course, (inputs) => {
        const { state, transitions } = run(inputs);
        const folded = new Map<string, Alarm>();
        for (const { alarm } of transitions) {
          if (alarm.state === 'cleared') folded.delete(alarm.key);
          else folded.set(alarm.key, alarm);
        }
        const live = liveAlarms(state);
        expect(new Map(live.map((alarm) => [alarm.key, still(alarm)]))).toEqual(
          new Map([...folded].map(([key, alarm]) => [key, still(alarm)])),
        );
      }),
    );
  });

  it('AL-19 raises with a baseline whatever it raises without one', () => {
    fc.assert(
      fc.property(course, (inputs) => {
        const bare = inputs.filter(({ kind }) => kind !== 'baseline' && kind !== 'acknowledge');
        const based: AlarmInput[] = [
          { kind: 'baseline', at: 0, baseline: { hr: 70, spo2: 98, sys: 120, dia: 75 } },
          ...bare,
        ];
        const rank = { critical: 0, warning: 1, info: 2 };
        const plain = run(bare).state;
        const relative = run(based).state;
        for (const alarm of liveAlarms(plain).filter(({ state }) => state === 'active')) {
          const other = relative.alarms[alarm.key];
          expect(other?.state).toBe('active');
          expect(other && rank[other.tier]).toBeLessThanOrEqual(rank[alarm.tier]);
        }
      }),
    );
  });
});
