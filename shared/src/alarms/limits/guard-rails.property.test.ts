import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../../protocols/defaults/first-edition.ts';
import type { ProtocolDocument } from '../../protocols/document/document.ts';
import type { AlarmTransition } from '../alarm.ts';
import { course, run } from '../engine/any-course.fixture.ts';
import { liveAlarms } from '../engine/step.ts';
import type { AlarmInput } from '../state/state.ts';
import { initialAlarms } from '../state/state.ts';
import { effectiveProtocol, limitValue, relaxes } from './limit-changes.ts';

const RAILS = DEFAULT_PROTOCOL.limits.filter(({ guardRail }) => guardRail === true);
const MOVABLE = DEFAULT_PROTOCOL.limits.filter((limit) => limitValue(limit) !== null);

/** Any limits moved anywhere, by whoever. */
const moved: fc.Arbitrary<ProtocolDocument> = fc
  .array(
    fc.tuple(fc.constantFrom(...MOVABLE.map(({ id }) => id)), fc.integer({ min: -300, max: 300 })),
    { maxLength: MOVABLE.length },
  )
  .map((changes) =>
    effectiveProtocol(
      DEFAULT_PROTOCOL,
      Object.fromEntries(changes.map(([id, value]) => [id, { value }])),
    ),
  );

const onlyRails: ProtocolDocument = {
  ...DEFAULT_PROTOCOL,
  limits: RAILS,
  scores: [],
};

const isAbout = ({ alarm }: AlarmTransition) => alarm.kind === 'physiological';
const set = (inputs: readonly AlarmInput[]) =>
  run(inputs).transitions.map(({ at, change, alarm }) => `${at} ${change} ${alarm.id}`);

describe('guard rails', () => {
  it('AL-33 are the outermost limits, and no change for a session relaxes one', () => {
    expect(RAILS.map(({ id }) => id).toSorted()).toEqual([
      'dia-high-severe',
      'hr-low-critical',
      'rr-apnoea',
      'rr-high-critical',
      'rr-low-critical',
      'spo2-low-severe',
      'sys-high-severe',
      'sys-low-critical',
    ]);
    for (const rail of RAILS) {
      const own = limitValue(rail);
      if (own === null) throw new Error(`${rail.id} has no value`);
      for (const value of [own - 1, own + 1]) {
        const { limits } = effectiveProtocol(DEFAULT_PROTOCOL, { [rail.id]: { value } });
        const found = limits.find(({ id }) => id === rail.id);
        const kept = relaxes(rail, own, value) ? own : value;
        expect(found && limitValue(found)).toBe(kept);
      }
    }
  });

  it('AL-33 win over any change: what a rail flags is flagged as critical whatever is moved', () => {
    fc.assert(
      fc.property(course, moved, (inputs, protocol) => {
        const rails = run(inputs, initialAlarms(), onlyRails).state;
        const changed = run(inputs, initialAlarms(), protocol).state;
        for (const alarm of liveAlarms(rails)) {
          if (alarm.state !== 'active' || alarm.limit === null) continue;
          expect(changed.alarms[alarm.key]).toMatchObject({ state: 'active', tier: 'critical' });
        }
      }),
    );
  });
});

describe('how the readings came', () => {
  it('AL-46 is the same when readings come twice', () => {
    fc.assert(
      fc.property(course, (inputs) => {
        const twice = inputs.flatMap((input): AlarmInput[] =>
          input.kind === 'reading' ? [input, input] : [input],
        );
        expect(set(twice)).toEqual(set(inputs));
      }),
    );
  });

  it('AL-46 is the same in one batch or many, with the engine stored in between', () => {
    fc.assert(
      fc.property(course, fc.nat(), (inputs, cut) => {
        const at = cut % (inputs.length + 1);
        const first = run(inputs.slice(0, at));
        const second = run(inputs.slice(at), first.state);
        expect([...first.transitions, ...second.transitions]).toEqual(run(inputs).transitions);
      }),
    );
  });

  it('AL-46 is the same when late readings come in another order, or not at all', () => {
    fc.assert(
      fc.property(course, (inputs) => {
        const late = inputs.flatMap((input) =>
          input.kind === 'reading' ? [{ ...input, reading: { ...input.reading, late: true } }] : [],
        );
        const reversed = late.map(({ reading }) => reading).toReversed();
        const mixed = inputs.flatMap((input): AlarmInput[] => {
          const reading = input.kind === 'reading' ? reversed.pop() : undefined;
          return reading === undefined
            ? [input]
            : [input, { kind: 'reading', at: input.at, reading }];
        });
        // A late reading advances the clock like a tick: what fell due by its instant is told with it.
        const end: AlarmInput = { kind: 'tick', at: inputs.at(-1)?.at ?? 0 };
        expect(set([...mixed, end])).toEqual(set([...inputs, end]));
      }),
    );
  });

  it('AL-45 ends no alarm but by a listed cause', () => {
    const ends = ({ change }: AlarmTransition) => change === 'returned' || change === 'cleared';
    fc.assert(
      fc.property(course, (inputs) => {
        let state = initialAlarms();
        for (const input of inputs) {
          const { state: next, transitions } = run([input], state);
          state = next;
          for (const one of transitions.filter(ends).filter(isAbout)) {
            const { alarm } = one;
            const causes: Record<AlarmInput['kind'], boolean> = {
              reading: input.kind === 'reading' && Object.keys(input.reading.values).length > 0,
              tick: false,
              phase: alarm.entry === undefined,
              baseline: false,
              grid: false,
              attached: false,
              standby: false,
              acknowledge: one.change === 'cleared',
              technical: false,
              effect: /^(effect|combination):/.test(alarm.key),
              // A score ends alarms of scores, a value by hand those of what was measured.
              score: /^(moaas|rass|nausea|combination):/.test(alarm.key),
              // A correction and a withdrawal end what the entry had made, whatever they say now.
              manual: alarm.entry === undefined,
            };
            expect(causes[input.kind], `${input.kind} ${alarm.id}`).toBe(true);
          }
        }
      }),
    );
  });
});
