/** Any course of a session, as a generator for property tests. */
import fc from 'fast-check';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import type { ProtocolDocument } from '../../protocols/document/document.ts';
import type { NamedValues } from '../../vitals/named-reading.ts';
import type { AlarmTransition } from '../alarm.ts';
import { type AlarmInput, type AlarmState, initialAlarms } from '../state/state.ts';
import { NURSE, readingAt } from './course.fixture.ts';
import { step } from './step.ts';

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
function values(given: Readonly<Record<string, number | undefined>>): NamedValues {
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
      fc.constantFrom(
        ...['spo2:low', 'hr:low', 'hr:high', 'sys:high', 'rr:low', 'effect:seizure', 'moaas:low'],
      ),
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
  fc
    .tuple(
      fc.constantFrom('seizure', 'blurry-vision', 'nausea', 'chest-pain'),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      fc.boolean(),
    )
    .map(
      ([term, seq, withdrawn, resolved]): Make =>
        (at) => ({ kind: 'effect', at, seq, term, severity: 'moderate', withdrawn, resolved }),
    ),
);
const charted: fc.Arbitrary<Make> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'moaas' as const,
        'rass' as const,
        'nausea' as const,
        'dissociation' as const,
      ),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: -5, max: 9 }),
      fc.boolean(),
      fc.constantFrom(0, 5_000, 2_000_000),
    )
    .map(
      ([scale, seq, value, withdrawn, before]): Make =>
        (at) => ({ kind: 'score', at, seq, scale, value, withdrawn, takenAt: at - before }),
    ),
  fc
    .tuple(
      fc.record({ spo2: some(spo2), hr: some(rate), rr: some(fc.constantFrom(0, 7, 9, 14, 26)) }),
      some(fc.record({ sys, dia: fc.constantFrom(45, 75, 101, 121) })),
      fc.constantFrom(0, 60_000, 1_000_000),
      fc.record(
        { seq: fc.integer({ min: 10, max: 20 }), withdrawn: fc.boolean() },
        { requiredKeys: ['seq'] },
      ),
    )
    .map(
      ([given, cuff, before, entry]): Make =>
        (at) => ({
          ...{ kind: 'manual', at, takenAt: at - before, ...entry },
          values: { ...values(given), ...cuff },
        }),
    ),
);
/** Runs of the same thing, so that delays and staleness are reached. */
export const course: fc.Arbitrary<AlarmInput[]> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: measured },
        { weight: 2, arbitrary: nothing },
        { weight: 1, arbitrary: order },
        { weight: 1, arbitrary: charted },
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

/** The state after all of the inputs, and all that happened. */
export function run(
  inputs: readonly AlarmInput[],
  from: AlarmState = initialAlarms(),
  protocol: ProtocolDocument = DEFAULT_PROTOCOL,
) {
  let state = from;
  const transitions: AlarmTransition[] = [];
  for (const input of inputs) {
    const result = step(state, input, protocol);
    state = result.alarms;
    transitions.push(...result.transitions);
  }
  return { state, transitions };
}
