import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { step } from '../alarms/engine/step.ts';
import { breaches } from '../alarms/limits/conditions.ts';
import { effectiveProtocol, limitValue } from '../alarms/limits/limit-changes.ts';
import { initialAlarms } from '../alarms/state/state.ts';
import { DEFAULT_PROTOCOL } from '../protocols/defaults/first-edition.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import { checkProtocol } from '../protocols/rules/document-rules.ts';
import { GUARD_RAILS } from '../protocols/rules/guard-rails.ts';
import { fromNamed } from '../vitals/named-reading.ts';
import { allowedCommands } from './allowed.ts';
import {
  contextAt,
  type Log,
  type LooseCommand,
  NURSE,
  openedLog,
  PROVIDER,
  refusalOf,
  T0,
} from './session.fixture.ts';

const MIN = 60_000;
/** As shipped, with a nurse's allowance of 2 on the SpO2 warning. */
const PROTOCOL: ProtocolDocument = {
  ...DEFAULT_PROTOCOL,
  limits: DEFAULT_PROTOCOL.limits.map((limit) =>
    limit.id === 'spo2-low-warning' ? { ...limit, allowance: 2 } : limit,
  ),
};
const provider = { by: PROVIDER, protocolDocument: PROTOCOL };
const nurse = { by: NURSE, protocolDocument: PROTOCOL };
const move = (limitId: string, value: number | null, reason = 'lives at 91'): LooseCommand => ({
  ...{ type: 'change-limit', limitId, value, reason },
});
const ask = (log: Log, command: LooseCommand, who: typeof provider | typeof nurse) =>
  refusalOf(log.ask(command, MIN, who));

describe('limits of one session', () => {
  it('PR-30 a provider moves a limit with a reason; the log has old and new value', () => {
    const log = openedLog();
    log.must(move('spo2-low-warning', 90.5), MIN, provider);
    expect(log.events.at(-1)?.body).toEqual({
      ...{ type: 'limit-changed', limitId: 'spo2-low-warning', signal: 'spo2', tier: 'warning' },
      ...{ op: '<=', measure: 'value', from: 93, to: 90.5, reset: false, reason: 'lives at 91' },
    });
    expect(log.current().limitChanges).toEqual({
      'spo2-low-warning': { value: 90.5, by: PROVIDER, at: T0 + MIN, reason: 'lives at 91' },
    });
    expect(ask(log, move('spo2-low-warning', 90.5), provider)).toBe('limit-unchanged');
    expect(ask(log, move('none', 90), provider)).toBe('no-such-limit');
    expect(ask(log, move('hr-fall-warning', 90), provider)).toBe('limit-not-movable');
    expect(refusalOf(log.ask(move('spo2-low-warning', 91), MIN, { by: PROVIDER }))).toBe(
      'no-such-limit',
    );
  });

  it('PR-38 a provider moves the limit of a score; a nurse does not, and no guard rail is passed', () => {
    const log = openedLog();
    log.must(move('nausea-high-warning', 8, 'always nauseous'), MIN, provider);
    expect(log.events.at(-1)?.body).toMatchObject({
      ...{ type: 'limit-changed', signal: 'nausea', measure: 'value', from: 7, to: 8 },
    });
    expect(ask(log, move('nausea-high-warning', null), nurse)).toBe('beyond-allowance');
    expect(ask(log, move('moaas-low-critical', 0), provider)).toBe('senseless-limit');
    expect(ask(log, move('moaas-low-critical', 1), provider)).toBe('accepted');
    expect(ask(log, move('nausea-high-warning', 7.5), provider)).toBe('senseless-limit');
    expect(ask(log, move('nausea-high-warning', 11), provider)).toBe('senseless-limit');
    log.must(move('nausea-high-warning', null), MIN, provider);
    expect(log.current().limitChanges).toEqual({});
  });

  it('PR-38 a moved limit of a score counts from the next score on', () => {
    const moved = effectiveProtocol(PROTOCOL, { 'nausea-high-warning': { value: 9 } });
    const scored = (value: number, protocol: ProtocolDocument, from = initialAlarms()) =>
      step(from, { kind: 'score', at: T0 + value, seq: value, scale: 'nausea', value }, protocol);
    expect(scored(8, PROTOCOL).alarms.alarms['nausea:high']?.tier).toBe('warning');
    const { alarms } = scored(8, moved);
    expect(alarms.alarms['nausea:high']?.tier).toBe('info');
    expect(scored(9, moved, alarms).alarms.alarms['nausea:high']).toMatchObject({
      ...{ tier: 'warning', limit: { value: 9 } },
    });
    const tick = step(scored(8, PROTOCOL).alarms, { kind: 'tick', at: T0 + 60_000 }, moved);
    expect(tick.alarms.alarms['nausea:high']?.tier).toBe('warning');
  });

  it('PR-31 a nurse moves a limit within the allowance of the protocol, and no further', () => {
    const log = openedLog();
    expect(ask(log, move('spo2-low-warning', 91), nurse)).toBe('accepted');
    expect(ask(log, move('spo2-low-warning', 90.9), nurse)).toBe('beyond-allowance');
    expect(ask(log, move('spo2-low-warning', 95), nurse)).toBe('accepted');
    expect(ask(log, move('spo2-low-warning', 95.1), nurse)).toBe('beyond-allowance');
    expect(ask(log, move('hr-high-warning', 121), nurse)).toBe('beyond-allowance');
    log.must(move('spo2-low-warning', 90.5), MIN, provider);
    expect(ask(log, move('spo2-low-warning', null), nurse)).toBe('beyond-allowance');
    log.must(move('spo2-low-warning', 92), 2 * MIN, provider);
    expect(ask(log, move('spo2-low-warning', null), nurse)).toBe('accepted');
  });

  it('PR-31 a change is taken back by going back to the protocol', () => {
    const log = openedLog();
    log.must(move('spo2-low-warning', 91), MIN, nurse);
    log.must(move('spo2-low-warning', null, 'probe moved'), 2 * MIN, nurse);
    expect(log.events.at(-1)?.body).toMatchObject({ from: 91, to: 93, reset: true });
    expect(log.current().limitChanges).toEqual({});
    expect(effectiveProtocol(PROTOCOL, log.current().limitChanges ?? {})).toBe(PROTOCOL);
    expect(ask(log, move('spo2-low-warning', null), nurse)).toBe('limit-unchanged');
  });

  it('PR-32 nothing relaxes a guard rail and no change makes nonsense of the limits', () => {
    const log = openedLog();
    expect(ask(log, move('spo2-low-severe', 84), provider)).toBe('guard-rail');
    expect(ask(log, move('spo2-low-severe', 86), provider)).toBe('accepted');
    expect(ask(log, move('spo2-low-critical', 94), provider)).toBe('senseless-limit');
    expect(ask(log, move('spo2-low-warning', 88), provider)).toBe('senseless-limit');
    log.must(move('spo2-low-critical', 87), MIN, provider);
    expect(ask(log, move('spo2-low-warning', 88), provider)).toBe('accepted');
  });

  it('PR-32 whatever is asked in whatever order, the guard rails stand', () => {
    const movable = PROTOCOL.limits.filter((limit) => limitValue(limit) !== null);
    const change = fc.record({
      limit: fc.constantFrom(...movable),
      value: fc.option(fc.integer({ min: -100, max: 300 })),
      byProvider: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const log = openedLog();
        for (const [i, { limit, value, byProvider }] of changes.entries()) {
          log.give(move(limit.id, value), (i + 1) * MIN, byProvider ? provider : nurse);
        }
        const running = effectiveProtocol(PROTOCOL, log.current().limitChanges ?? {});
        expect(checkProtocol(running)).toEqual([]);
        for (const { signal, direction, op, value } of GUARD_RAILS) {
          const beyond = value + (direction === 'low' ? -1 : 1) * (op.endsWith('=') ? 0 : 1);
          const flagged = running.limits.some(
            ({ test, tier, ...limit }) =>
              test.kind === 'absolute' &&
              tier === 'critical' &&
              limit.signal === signal &&
              breaches(test, beyond),
          );
          expect([signal, direction, flagged]).toEqual([signal, direction, true]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('PR-33 an alarm names the limit as it was moved, under the protocol of the session', () => {
    const log = openedLog();
    log.must(move('spo2-low-warning', 91), MIN, provider);
    const running = effectiveProtocol(PROTOCOL, log.current().limitChanges ?? {});
    const raised = (spo2: number) => {
      let alarms = initialAlarms();
      return Array.from({ length: 20 }, (_, second) => {
        const at = T0 + second * 1000;
        const reading = { seq: second, t: at, at, arrivedAt: at, late: false, values: { spo2 } };
        const input = {
          kind: 'reading' as const,
          at,
          reading: fromNamed({ ...reading, status: {} }),
        };
        const result = step(alarms, input, running);
        alarms = result.alarms;
        return result.transitions;
      }).flat();
    };
    expect(raised(92)).toEqual([]);
    expect(raised(91)).toMatchObject([
      { alarm: { protocol: 'default@1', limit: { id: 'spo2-low-warning', op: '<=', value: 91 } } },
    ]);
  });

  it('PR-34 a screen offers it to whom the protocol allows it, and a change ends with the session', () => {
    const log = openedLog();
    const offered = (more: object) =>
      allowedCommands(log.state, contextAt(T0 + MIN, more))['change-limit'].allowed;
    expect(offered(provider)).toBe(true);
    expect(offered(nurse)).toBe(true);
    expect(offered({ by: NURSE, protocolDocument: DEFAULT_PROTOCOL })).toBe(false);
    log.must(move('spo2-low-warning', 91), MIN, nurse);
    expect(offered(nurse)).toBe(true);
    log.must({ type: 'close' }, 2 * MIN);
    expect(offered(provider)).toBe(false);
    expect(openedLog().current().limitChanges).toBeUndefined();
  });
});
