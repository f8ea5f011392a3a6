import { createHash, randomUUID } from 'node:crypto';
import type { Alarm, AlarmTransition, ServerCondition } from '@chairside/shared/alarms/alarm';
import { SessionAlarms, type SessionInput } from '@chairside/shared/alarms/engine/session-alarms';
import type { AlarmInput } from '@chairside/shared/alarms/state/state';
import type { Command } from '@chairside/shared/moves/commands';
import { decide } from '@chairside/shared/moves/decide';
import type { DecidedEvent } from '@chairside/shared/moves/decision';
import type { EventBody, SessionEvent } from '@chairside/shared/moves/events';
import { evolve, fold } from '@chairside/shared/moves/evolve';
import type { Actor } from '@chairside/shared/people/roles';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { sessionInputsOf } from '@chairside/shared/replay/inputs-of-log';
import { chainInput, GENESIS } from '@chairside/shared/session/chain';
import { cuffsOf, withCuffOf } from '@chairside/shared/session/cuffs';
import type { CuffTaken, DecideContext } from '@chairside/shared/session/decide-context';
import type { SessionState } from '@chairside/shared/session/state';
import type { Reading } from '@chairside/shared/vitals/reading';
import { commandRefused } from '../platform/errors.ts';
import type { CommitLane } from '../store/ports/store.ts';
import type { LogPublisher } from './log-publisher.ts';

const ENGINE: Actor = { kind: 'engine' };

export interface ActorDeps {
  readonly lane: Pick<CommitLane, 'events'>;
  readonly publisher: LogPublisher;
  /** At once, before the record is durable. */
  readonly alarm: (actor: SessionActor, transition: AlarmTransition) => void;
  /** After the commit, in the order of the log. */
  readonly durable: (
    actor: SessionActor,
    position: number,
    events: readonly SessionEvent[],
  ) => void;
  /** The lane gave these events up for good: never for a database that is away. */
  readonly lost: (actor: SessionActor, error: unknown, events: readonly SessionEvent[]) => void;
}

/** A command that was carried out, on its way to the log or there already. */
export interface CommandRecord {
  readonly events: readonly SessionEvent[];
  readonly committed: Promise<unknown>;
}

/** One running session: orders what happens to it, holds its state and its alarms. Synchronous throughout. */
export class SessionActor {
  readonly id: string;
  readonly key: number;
  readonly clinicId: number;
  /** As approved; limits that were moved in this session run on top of it. */
  readonly protocol: ProtocolDocument;
  readonly #deps: ActorDeps;
  readonly #commands = new Map<string, CommandRecord>();
  #state: SessionState | null = null;
  #durable: SessionState | null = null;
  #alarms: SessionAlarms;
  #cuffs: readonly CuffTaken[] = [];
  /** Latest instant of any input: the alarm engine's clock never goes back. */
  #at = 0;
  #notBefore = 0;

  constructor(
    session: { id: string; key: number; clinicId: number; protocol: ProtocolDocument },
    deps: ActorDeps,
  ) {
    this.id = session.id;
    this.key = session.key;
    this.clinicId = session.clinicId;
    this.protocol = session.protocol;
    this.#alarms = new SessionAlarms(session.protocol);
    this.#deps = deps;
  }

  /** Everything that was queued for the log; null before the first event. */
  get state(): SessionState | null {
    return this.#state;
  }

  /** What the log holds: what screens are told. */
  get durable(): SessionState | null {
    return this.#durable;
  }

  get running(): boolean {
    return this.#state !== null && this.#state.phase !== 'closed';
  }

  /** Readings get no earlier instant than this, so that a replay finds the order in which things came. */
  get notBefore(): number {
    return this.#notBefore;
  }

  /** Alarms that are not cleared, worst first. */
  get alarms(): Alarm[] {
    return this.#alarms.live;
  }

  /** Inflations that its monitors measured, oldest first. */
  get monitorCuffs(): readonly CuffTaken[] {
    return this.#cuffs;
  }

  /** Every pressure of the session, by monitor and by hand, oldest first. */
  get cuffs(): CuffTaken[] {
    return cuffsOf(this.#state, this.#cuffs);
  }

  /** Continues a session after a start. */
  resume(
    from: { state: SessionState; alarms: SessionAlarms; missing: readonly AlarmTransition[] },
    events: readonly SessionEvent[],
    now: number,
  ): void {
    this.#state = from.state;
    this.#durable = from.state;
    this.#alarms = from.alarms;
    this.#at = now;
    const byCommand = Map.groupBy(events, (event) => event.commandId);
    for (const [id, caused] of byCommand) {
      if (id !== null) this.#commands.set(id, { events: caused, committed: Promise.resolve() });
    }
    this.#record(from.missing, now);
  }

  reading(reading: Reading): void {
    if (!this.running) return;
    this.measured(reading);
    this.#input({ kind: 'reading', at: this.#moved(reading.arrivedAt), reading });
  }

  /** Keeps what the rules of the session ask for later; the alarms are told by `reading`. */
  measured(reading: Reading): void {
    this.#cuffs = withCuffOf(this.#cuffs, reading);
  }

  tick(now: number): void {
    if (this.running) this.#input({ kind: 'tick', at: this.#moved(now) });
  }

  /** `offMs`: of `server-clock` alone. */
  technical(condition: ServerCondition, present: boolean, now: number, offMs?: number): void {
    if (!this.running) return;
    const at = this.#ordered(now);
    const more = offMs === undefined ? {} : { offMs };
    this.#input({ kind: 'technical', at, condition, present, ...more });
  }

  /** What should have watched the patient has failed: told without it. */
  notEvaluated(now: number): void {
    if (!this.running) return;
    const at = this.#ordered(now);
    this.#told(this.#alarms.notEvaluated(at), at);
  }

  /**
   * Carries a command out, each id once.
   * @throws AppError `command-refused` with the code of the rule
   */
  command(
    command: Command,
    by: Actor,
    now: number,
    context: (at: number) => DecideContext,
  ): CommandRecord {
    const known = this.#commands.get(command.id);
    if (known) return known;
    // Alarms that fell due before the command stand before it in the log.
    this.tick(now);
    const at = this.#ordered(now);
    const decision = decide(this.#state, command, context(at));
    if (!decision.ok) {
      throw commandRefused(decision.refusal);
    }
    const record = this.#append(decision.bodies, by, command.id, at);
    this.#commands.set(command.id, record);
    return record;
  }

  /** The registry bound a monitor to the chair: its readings belong here from now on. */
  attach(
    channel: { channelId: string; deviceId: string; label: string },
    by: Actor,
    now: number,
  ): CommandRecord {
    this.tick(now);
    const at = this.#ordered(now);
    return this.#append([{ at, body: { type: 'monitor-attached', ...channel } }], by, null, at);
  }

  #moved(at: number): number {
    this.#at = Math.max(this.#at, at);
    return this.#at;
  }

  #ordered(now: number): number {
    const at = this.#moved(now);
    this.#notBefore = at + 1;
    return at;
  }

  #input(input: AlarmInput): void {
    this.#take({ at: input.at, input });
  }

  #take(given: SessionInput): void {
    this.#told(this.#alarms.take(given), given.at);
  }

  #told(transitions: readonly AlarmTransition[], at: number): void {
    if (transitions.length === 0) return;
    for (const transition of transitions) this.#deps.alarm(this, transition);
    this.#record(transitions, at);
  }

  /** An acknowledgement is in the log as the command that gave it. */
  #record(transitions: readonly AlarmTransition[], at: number): void {
    const bodies = transitions
      .filter(({ change }) => change !== 'acknowledged')
      .map(
        (transition): DecidedEvent<EventBody> => ({
          at: transition.at,
          body: { type: 'alarm-changed', transition },
        }),
      );
    this.#append(bodies, ENGINE, null, at);
  }

  #append(
    bodies: readonly DecidedEvent<EventBody>[],
    by: Actor,
    commandId: string | null,
    recordedAt: number,
  ): CommandRecord {
    if (bodies.length === 0) return { events: [], committed: Promise.resolve() };
    const inputs: SessionInput[] = [];
    const events = bodies.map(({ at, body }) => {
      const before = this.#state;
      const event = this.#chained({
        sessionId: this.id,
        seq: (before?.seq ?? 0) + 1,
        id: randomUUID(),
        at,
        recordedAt,
        by,
        commandId,
        body,
      });
      const after = evolve(before, event);
      this.#state = after;
      inputs.push(...sessionInputsOf({ event, before, after }));
      return event;
    });
    const { lane, publisher } = this.#deps;
    const committed = lane.events({ clinicId: this.clinicId, sessionKey: this.key, events });
    committed.catch((error: unknown) => this.#deps.lost(this, error, events));
    publisher.publish(events, committed, (position) => {
      this.#durable = fold(events, this.#durable);
      this.#deps.durable(this, position, events);
    });
    for (const given of inputs) this.#take(given);
    return { events, committed };
  }

  #chained(event: Omit<SessionEvent, 'hash'>): SessionEvent {
    const text = chainInput(this.#state?.hash ?? GENESIS, event);
    return { ...event, hash: createHash('sha256').update(text).digest('hex') };
  }
}
