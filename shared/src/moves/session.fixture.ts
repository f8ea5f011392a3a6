/** Builders for tests of the session's rules: a log kept in memory, driven through `decide` and `evolve`. */

import type { Alarm } from '../alarms/alarm.ts';
import type { Actor } from '../people/roles.ts';
import { decideContext } from '../session/build-context.ts';
import type { DecideContext } from '../session/decide-context.ts';
import type { RefusalCode } from '../session/refusals.ts';
import type { SessionState } from '../session/state.ts';
import { inEnglish } from '../wording/in-english.ts';
import { type CommandInput, commandSchema } from './commands.ts';
import { decide } from './decide.ts';
import type { DecidedEvent, Decision } from './decision.ts';
import type { EventBody, SessionEvent } from './events.ts';
import { evolve } from './evolve.ts';

export const T0 = 1_780_000_000_000;
export const SESSION_ID = '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0001';
export const NURSE: Actor = { kind: 'user', id: 'u1', name: 'Nurse', role: 'nurse' };
export const PROVIDER: Actor = { kind: 'user', id: 'u2', name: 'Provider', role: 'provider' };
export const CHANNEL = { channelId: 'ch1', deviceId: 'd1', label: 'Monitor 1' };

let ids = 0;
const nextId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;

export type LooseCommand = CommandInput extends infer C
  ? C extends CommandInput
    ? Omit<C, 'id'>
    : never
  : never;

export function contextAt(now: number, more: Partial<DecideContext> = {}): DecideContext {
  return decideContext({
    ...{ now, by: NURSE, sessionId: SESSION_ID, clinicId: 1, protocol: 'default@1' },
    chair: { id: 'c1', label: '1', occupiedBy: null },
    boundChannels: [CHANNEL],
    ...more,
  });
}

export function alarmAt(at: number, more: Partial<Alarm> = {}): Alarm {
  const key = more.key ?? 'spo2:low';
  const occurrence = more.occurrence ?? 1;
  return {
    id: `${key}#${occurrence}`,
    key,
    occurrence,
    kind: 'physiological',
    tier: 'critical',
    state: 'active',
    since: at - 10_000,
    raisedAt: at,
    value: 86,
    worst: 85,
    limit: { id: 'spo2-low-critical', op: '<', value: 90, unit: '%' },
    protocol: 'default@1',
    acknowledged: null,
    signalLost: false,
    unresolved: false,
    unconfirmed: false,
    ...more,
  };
}

/** A session's log in memory. */
export class Log {
  state: SessionState | null = null;
  readonly events: SessionEvent[] = [];

  record(decided: readonly DecidedEvent<EventBody>[], now: number, by: Actor = NURSE): void {
    for (const { at, body } of decided) {
      const seq = this.events.length + 1;
      const event: SessionEvent = {
        sessionId: SESSION_ID,
        seq,
        id: nextId(),
        at,
        recordedAt: now,
        by,
        commandId: null,
        body,
        hash: `hash-${seq}`,
      };
      this.state = evolve(this.state, event);
      this.events.push(event);
    }
  }

  /** What a command at `T0 + now` would give; nothing is recorded. */
  ask(command: LooseCommand, now: number, more: Partial<DecideContext> = {}): Decision<EventBody> {
    const parsed = commandSchema.parse({ ...command, id: nextId() });
    return decide(this.state, parsed, contextAt(T0 + now, more));
  }

  /** Gives a command at `T0 + now` and records what it decides. */
  give(command: LooseCommand, now: number, more: Partial<DecideContext> = {}): Decision<EventBody> {
    const decision = this.ask(command, now, more);
    if (decision.ok) this.record(decision.bodies, T0 + now, more.by);
    return decision;
  }

  /** As `give`, for steps that a test takes for granted. */
  must(command: LooseCommand, now: number, more: Partial<DecideContext> = {}): SessionState {
    const decision = this.give(command, now, more);
    if (!decision.ok)
      throw new Error(`${command.type}: ${inEnglish.text(decision.refusal.message)}`);
    return this.current();
  }

  current(): SessionState {
    if (this.state === null) throw new Error('nothing opened yet');
    return this.state;
  }
}

export function refusalOf(decision: Decision<EventBody>): RefusalCode | 'accepted' {
  return decision.ok ? 'accepted' : decision.refusal.code;
}

export const OPEN: LooseCommand = { type: 'open', chairId: 'c1', patientRef: '0412' };
export const START: LooseCommand = { type: 'start-infusion', doseMg: 35, plannedMinutes: 40 };
export const PAUSE: LooseCommand = { type: 'pause-infusion', reason: 'restless' };
export const STOP: LooseCommand = { type: 'stop-infusion', reason: 'completed' };

/** A log with an open session at T0. */
export function openedLog(): Log {
  const log = new Log();
  log.must(OPEN, 0);
  return log;
}
