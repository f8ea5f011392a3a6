import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import type { Alarm } from '../alarm.ts';
import { type AlarmInput, type AlarmState, initialAlarms } from '../state/state.ts';
import { course, run } from './any-course.fixture.ts';
import { readingAt } from './course.fixture.ts';
import { liveAlarms, step } from './step.ts';

const NO_DATA = {
  spo2: 'off',
  hr: 'off',
  pulse: 'searching',
  rr: 'off',
  etco2: 'off',
  nibp: 'failed',
} as const;

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
      fc.property(course, fc.integer({ min: 2, max: 900 }), (all, seconds) => {
        // A value by hand stands, whatever the probe says.
        const inputs = all.filter(({ kind }) => kind !== 'manual');
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
