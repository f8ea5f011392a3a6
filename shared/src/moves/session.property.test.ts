import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EFFECT_TERMS } from '../effects/catalogue.ts';
import { infusedMs } from '../session/phases.ts';
import { type SessionPhase, type SessionState, sessionStateSchema } from '../session/state.ts';
import { allowedCommands } from './allowed.ts';
import { sessionEventSchema } from './events.ts';
import { fold } from './evolve.ts';
import {
  alarmAt,
  contextAt,
  Log,
  type LooseCommand,
  NURSE,
  PROVIDER,
  T0,
} from './session.fixture.ts';

const MIN = 60_000;

interface Step {
  readonly command: LooseCommand;
  /** Time since the step before, ms; the clock of a server may even be set back a little. */
  readonly later: number;
  /** How far in the past the command says that it happened; absent: no `at`. */
  readonly back: number | undefined;
  readonly alarm: boolean;
  readonly provider: boolean;
}

const command: fc.Arbitrary<LooseCommand> = fc.oneof(
  fc.constant<LooseCommand>({ type: 'open', chairId: 'c1', patientRef: '0412' }),
  fc.constant<LooseCommand>({ type: 'attach-monitor', channelId: 'ch2' }),
  fc.record({ hr: fc.integer({ min: 10, max: 320 }) }).map<LooseCommand>((baseline) => ({
    type: 'set-baseline',
    baseline,
  })),
  fc.constant<LooseCommand>({ type: 'start-infusion', plannedMinutes: 40 }),
  fc.constant<LooseCommand>({ type: 'pause-infusion', reason: 'restless' }),
  fc.constant<LooseCommand>({ type: 'resume-infusion' }),
  fc.constant<LooseCommand>({ type: 'stop-infusion', reason: 'completed' }),
  fc.constantFrom(...EFFECT_TERMS).map<LooseCommand>(({ code }) => ({
    type: 'observe-effect',
    term: code,
    severity: 'mild',
  })),
  fc.constant<LooseCommand>({ type: 'acknowledge-alarm', alarmId: 'spo2:low#1' }),
  fc.constant<LooseCommand>({ type: 'add-note', text: 'calm' }),
  fc.integer({ min: 1, max: 20 }).map<LooseCommand>((seq) => ({
    type: 'withdraw-entry',
    seq,
    reason: 'wrong chair',
  })),
  { weight: 1, arbitrary: fc.constant<LooseCommand>({ type: 'close' }) },
);

const step: fc.Arbitrary<Step> = fc.record({
  command,
  later: fc.integer({ min: -2000, max: 10 * MIN }),
  back: fc.option(fc.integer({ min: -6000, max: 20 * MIN }), { nil: undefined }),
  alarm: fc.boolean(),
  provider: fc.boolean(),
});
// Most logs should get somewhere: half of them begin with an opened session.
const steps = fc
  .tuple(fc.boolean(), fc.array(step, { maxLength: 40 }))
  .map(([open, rest]): Step[] =>
    open
      ? [
          {
            command: { type: 'open', chairId: 'c1', patientRef: '0412' },
            later: 0,
            back: undefined,
            alarm: false,
            provider: false,
          },
          ...rest,
        ]
      : rest,
  );

const FOLLOWS: Readonly<Record<SessionPhase, readonly SessionPhase[]>> = {
  before: ['before', 'infusing', 'closed'],
  infusing: ['infusing', 'paused', 'recovery'],
  paused: ['paused', 'infusing', 'recovery'],
  recovery: ['recovery', 'closed'],
  closed: ['closed'],
};

function run(all: readonly Step[], after: (log: Log, before: SessionState | null) => void): Log {
  const log = new Log();
  let now = 0;
  for (const { command: given, later, back, alarm, provider } of all) {
    now += later;
    const before = log.state;
    const timed = back === undefined ? given : { ...given, at: T0 + now - back };
    log.give(timed, now, {
      by: provider ? PROVIDER : NURSE,
      channel: { channelId: 'ch2', deviceId: 'd2', label: 'Monitor 2', heldBy: null },
      liveAlarms: alarm ? [alarmAt(T0)] : [],
    });
    after(log, before);
  }
  return log;
}

describe('any order of commands', () => {
  it('SE-21 keeps the phases legal, the log contiguous and what was charted', () => {
    fc.assert(
      fc.property(steps, (all) => {
        run(all, (log, before) => {
          expect(log.events.map((e) => e.seq)).toEqual(log.events.map((_, i) => i + 1));
          const { state } = log;
          if (state === null) return;
          sessionStateSchema.parse(state);
          for (const event of log.events) sessionEventSchema.parse(event);
          if (before !== null) {
            expect(FOLLOWS[before.phase]).toContain(state.phase);
            if (before.phase === 'closed') expect(state).toBe(before);
            const entries = state.effects.flatMap((effect) => [effect, ...effect.course]);
            for (const effect of before.effects) {
              for (const { seq, at, by, withdrawn } of [effect, ...effect.course]) {
                const kept = entries.find((entry) => entry.seq === seq);
                expect(kept).toMatchObject({ seq, at, by });
                if (withdrawn) expect(kept?.withdrawn).toBe(true);
              }
            }
          }
          const open = state.infusion?.pauses.filter((pause) => pause.to === null) ?? [];
          expect(open.length).toBe(state.phase === 'paused' ? 1 : 0);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('SE-21 never lets time run backwards within the infusion', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const session = run(all, () => {}).state;
        if (session?.infusion == null) return;
        const { startedAt, stoppedAt, pauses } = session.infusion;
        const marks = [
          session.openedAt,
          startedAt,
          ...pauses.flatMap((p) => (p.to === null ? [p.from] : [p.from, p.to])),
          ...(stoppedAt === null ? [] : [stoppedAt]),
          ...(session.closedAt === null ? [] : [session.closedAt]),
        ];
        expect(marks).toEqual([...marks].sort((a, b) => a - b));
        let last = 0;
        for (let t = startedAt; t < startedAt + 100 * MIN; t += 3 * MIN) {
          const infused = infusedMs(session, t) ?? Number.NaN;
          expect(infused).toBeGreaterThanOrEqual(last);
          expect(infused).toBeLessThanOrEqual(t - startedAt);
          last = infused;
        }
      }),
    );
  });

  it('SE-22 folds the same state from the log as it was stored', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const log = run(all, () => {});
        const stored = sessionEventSchema.array().parse(JSON.parse(JSON.stringify(log.events)));
        expect(fold(stored)).toEqual(log.state);
        expect(fold(stored)).toEqual(fold(stored));
      }),
    );
  });

  it('SE-23 offers exactly what would be accepted', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const log = run(all, () => {});
        const now = log.events.reduce((latest, e) => Math.max(latest, e.at), T0) + 1000;
        const context = contextAt(now);
        const answers = allowedCommands(log.state, context);
        const simple: LooseCommand[] = [
          { type: 'start-infusion', plannedMinutes: 40 },
          { type: 'pause-infusion', reason: 'restless' },
          { type: 'resume-infusion' },
          { type: 'stop-infusion', reason: 'other' },
          { type: 'add-note', text: 'calm' },
          { type: 'close' },
        ];
        for (const one of simple) {
          const decision = log.ask(one, now - T0);
          expect([one.type, answers[one.type]]).toEqual([
            one.type,
            decision.ok ? { allowed: true } : { allowed: false, why: decision.refusal },
          ]);
        }
      }),
    );
  });
});
