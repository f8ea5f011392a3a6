import type { Actor } from '@chairside/shared/people/roles';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { CuffTaken } from '@chairside/shared/session/decide-context';
import { liveReading } from '@chairside/shared/vitals/live-vitals';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { Health } from '@chairside/shared/wire/station';
import type { ServerClock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type {
  ChairRecord,
  ChannelRecord,
  ClinicRecord,
  RunningSession,
  Store,
} from '../store/ports/store.ts';
import { tellClock } from './clock-watch.ts';
import type { ChannelLink, LiveDirectory } from './directory.ts';
import { EvaluationGuard } from './evaluation-guard.ts';
import { EVALUATION_GAP_MS, EvaluationWatch } from './evaluation-watch.ts';
import type { LivePicture } from './live-picture.ts';
import { LogPublisher } from './log-publisher.ts';
import type { EngineOutput } from './output.ts';
import { withoutCuffBefore } from './own-cuff.ts';
import { Places } from './places.ts';
import { withSource } from './reading-source.ts';
import { rebuild } from './rebuild.ts';
import { RecordWatch } from './record-watch.ts';
import { lastSeat, toldTo } from './replayed-readings.ts';
import { Seating } from './seating.ts';
import { ServerClockWatch } from './server-clock-watch.ts';
import { type ActorDeps, SessionActor } from './session-actor.ts';

export interface EngineDeps {
  readonly store: Pick<
    Store,
    'lane' | 'sessions' | 'readings' | 'devices' | 'clinics' | 'protocols' | 'patients'
  >;
  readonly clock: ServerClock;
  readonly log: Logger;
}

const TICK_MS = 1_000;

/** Everything live: who sits where, what is measured, what alarms, one actor per session. */
export class Engine implements LiveDirectory, LivePicture {
  readonly places = new Places();
  readonly deps: EngineDeps;
  readonly record: RecordWatch;
  readonly #outputs = new Set<EngineOutput>();
  readonly #seating = new Seating(this.places);
  readonly #sessions = new Map<string, SessionActor>();
  readonly #watch = new EvaluationWatch();
  readonly #guard: EvaluationGuard;
  readonly #clockWatch: ServerClockWatch;
  readonly #stops: (() => void)[] = [];
  readonly #actorDeps: ActorDeps;
  #gap = false;

  constructor(deps: EngineDeps) {
    this.deps = deps;
    this.#guard = new EvaluationGuard(deps);
    this.record = new RecordWatch(this.#sessions, this.#guard, deps.clock);
    this.#clockWatch = new ServerClockWatch(deps);
    this.#actorDeps = {
      lane: deps.store.lane,
      publisher: new LogPublisher(),
      alarm: (actor, transition) => {
        const chair = actor.state?.chairId ?? '';
        const message = { chair, session: actor.id, transition };
        for (const output of this.#outputs) output.alarm(actor.clinicId, message);
      },
      durable: (actor, position, events) => this.#durable(actor, position, events),
      lost: (actor, error, events) => this.#lost(actor, error, events.length),
    };
  }

  /** Reads what is registered, continues every running session, and begins to evaluate. */
  async start(): Promise<void> {
    const { store, clock } = this.deps;
    for (const clinic of await store.clinics.all()) {
      this.places.addClinic(clinic, await store.sessions.cursor(clinic.id));
      for (const chair of await store.clinics.chairs(clinic.id)) this.places.addChair(chair);
      for (const channel of await store.devices.channels(clinic.id)) {
        this.places.addChannel(channel);
      }
    }
    for (const session of await store.sessions.runningSessions()) await this.#continue(session);
    this.#stops.push(
      store.lane.onRecordingChange(({ recording }) => this.#recordingChanged(recording)),
      clock.every(TICK_MS, () => this.tick()),
      clock.onMoved((byMs) => {
        this.#watch.moved(byMs);
        this.places.moved(byMs);
      }),
    );
    this.tick();
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }

  /** Evaluates every session at this instant. */
  tick(): void {
    this.#clockWatch.look([...this.#sessions.values()]);
    const now = this.deps.clock.now();
    const gap = this.#watch.evaluated(now) > EVALUATION_GAP_MS;
    if (gap)
      this.deps.log.error({ lagMs: this.#watch.longestMs(now) }, 'alarms were not evaluated');
    this.#each((actor) => {
      actor.tick(now);
      if (gap !== this.#gap) actor.technical('evaluation-gap', gap, now);
      this.#clockWatch.tell(actor, now);
    });
    this.#gap = gap;
  }

  // Readings

  arrival(channelId: string, receivedAt: number): number {
    return Math.max(receivedAt, this.places.channels.get(channelId)?.actor?.notBefore ?? 0);
  }

  place(channelId: string, reading: Reading, again: boolean): number | null | 'ask-the-store' {
    const channel = this.places.channels.get(channelId);
    const actor = channel?.actor ?? null;
    const since = channel?.attachedAt ?? 0;
    // What was live when it came belongs where it was shown, whatever its estimated instant.
    const mine = reading.late ? reading.at >= since : !again || reading.arrivedAt >= since;
    if (actor && mine) return actor.key;
    return reading.late || again ? 'ask-the-store' : null;
  }

  own(channelId: string, reading: Reading): Reading {
    const channel = this.places.channels.get(channelId);
    if (!channel?.actor) return reading;
    return withSource(withoutCuffBefore(reading, channel.cuffsFrom), channelId, channel.actor);
  }

  inflations(channelId: string): readonly CuffTaken[] {
    return this.places.channels.get(channelId)?.actor?.monitorCuffs ?? [];
  }

  apply(channelId: string, reading: Reading): void {
    const channel = this.places.channels.get(channelId);
    if (!channel) return;
    channel.lastSeenAt = reading.arrivedAt;
    const { actor } = channel;
    const chair = (actor && this.#seating.chairOf(actor)) ?? channel.chair;
    if (chair && !reading.late) {
      const live = liveReading(channelId, reading);
      chair.vitals.apply(live);
      const { clinicId, id } = chair.record;
      for (const output of this.#outputs) output.reading(clinicId, id, reading, live);
    }
    if (!actor || (reading.late && reading.at < channel.attachedAt)) return;
    this.#guard.run(actor, () => actor.reading(reading));
  }

  deviceLink(deviceId: string, online: boolean): void {
    this.places.device(deviceId).online = online;
    for (const chair of this.places.chairsOf(deviceId)) this.#show(chair.record);
  }

  skew(deviceId: string, skewMs: number | null): void {
    this.places.device(deviceId).skewMs = skewMs;
    for (const chair of this.places.chairsOf(deviceId)) {
      tellClock(this.places, chair, this.deps.clock.now());
      this.#show(chair.record);
    }
  }

  chairLabel(channelId: string): string | null {
    return this.places.channels.get(channelId)?.chair?.record.label ?? null;
  }

  // Sessions

  session(sessionId: string): SessionActor | undefined {
    return this.#sessions.get(sessionId);
  }

  get runningSessions(): number {
    return this.#sessions.size;
  }

  /** An actor without events: it counts from its first command on. */
  newSession(session: {
    id: string;
    key: number;
    clinicId: number;
    protocol: ProtocolDocument;
  }): SessionActor {
    return new SessionActor(session, this.#actorDeps);
  }

  /** Puts a session where its state says, or takes it away once it is closed. Call after every command. */
  seat(actor: SessionActor): void {
    const { state } = actor;
    const chair = this.#seating.chairOf(actor);
    if (!state || !chair) return;
    if (state.phase === 'closed') {
      this.#seating.leave(actor, state.closedAt);
      return;
    }
    const now = this.deps.clock.now();
    const fresh = !this.#sessions.has(actor.id);
    const moved = chair.actor !== actor;
    this.#sessions.set(actor.id, actor);
    this.#seating.place(actor, fresh ? state.openedAt : now, now, fresh);
    if (fresh && !this.deps.store.lane.recording().recording) {
      actor.technical('not-recording', true, now);
    }
    if (!moved) return;
    chair.vitals.takeOver(actor.monitorCuffs.at(-1) ?? null, fresh ? state.openedAt : now);
    tellClock(this.places, chair, now);
  }

  /** The running session of a patient, if there is one. */
  sessionOf(clinicId: number, patientId: string): SessionActor | undefined {
    for (const actor of this.#sessions.values()) {
      const known = actor.clinicId === clinicId && actor.state?.patient?.id === patientId;
      if (known && actor.running) return actor;
    }
    return undefined;
  }

  // Directory

  clinicAdded(clinic: ClinicRecord): void {
    this.places.addClinic(clinic, 0);
  }

  chairAdded(chair: ChairRecord): void {
    this.places.addChair(chair);
    this.#show(chair);
  }

  channelsAdded(channels: readonly ChannelRecord[]): void {
    for (const channel of channels) {
      this.places.addChannel(channel);
      const chair = this.places.channels.get(channel.id)?.chair;
      if (chair) this.#show(chair.record);
    }
  }

  async channelBound(record: ChannelRecord, by: Actor): Promise<void> {
    this.places.addChannel(record);
    const channel = this.places.channels.get(record.id);
    if (!channel) return;
    const changed = this.places.move(channel, record);
    const actor = channel.chair?.actor;
    if (actor?.running && channel.actor === null) {
      const { id: channelId, deviceId, deviceLabel: label } = record;
      actor.attach({ channelId, deviceId, label }, by, this.deps.clock.now());
      this.seat(actor);
    }
    for (const chair of changed) this.#show(chair.record);
  }

  channelLink(channelId: string): ChannelLink {
    return this.places.link(channelId);
  }

  // Picture

  clinic(clinicId: number): ClinicRecord | null {
    return this.places.clinics.get(clinicId)?.record ?? null;
  }

  cursor(clinicId: number): number {
    return this.places.clinics.get(clinicId)?.cursor ?? 0;
  }

  health(): Health {
    const { recording, since } = this.deps.store.lane.recording();
    const evaluationLagMs = this.#watch.longestMs(this.deps.clock.now());
    return { recording, notRecordingSince: recording ? null : since, evaluationLagMs };
  }

  chairs(clinicId: number): ReturnType<Places['shown']>[] {
    const chairs = this.places.clinics.get(clinicId)?.chairs.values() ?? [];
    return [...chairs]
      .map((chair) => this.places.shown(chair))
      .sort((a, b) => a.position - b.position);
  }

  chair(clinicId: number, chairId: string): ReturnType<Places['shown']> | null {
    const chair = this.places.clinics.get(clinicId)?.chairs.get(chairId);
    return chair ? this.places.shown(chair) : null;
  }

  protocols(clinicId: number): Record<string, ProtocolDocument> {
    const found: Record<string, ProtocolDocument> = {};
    for (const actor of this.#sessions.values()) {
      if (actor.clinicId !== clinicId) continue;
      found[`${actor.protocol.id}@${actor.protocol.version}`] = actor.protocol;
    }
    return found;
  }

  listen(output: EngineOutput): () => void {
    this.#outputs.add(output);
    return () => this.#outputs.delete(output);
  }

  // Inside

  async #continue(session: RunningSession): Promise<void> {
    const { store, clock, log } = this.deps;
    const { id, key, clinicId, events } = session;
    const opened = events[0]?.body;
    const reference = opened?.type === 'session-opened' ? opened.protocol : '';
    const protocol = await store.protocols.get(clinicId, reference);
    if (!protocol) throw new Error(`session ${id} runs under ${reference}, which is not there`);
    const actor = this.newSession({ id, key, clinicId, protocol });
    const { chairId, since } = lastSeat(events);
    const vitals = this.places.chairs.get(chairId)?.vitals;
    const readings = toldTo(actor, vitals, since, store.readings.replay(clinicId, key));
    const rebuilt = await rebuild(events, readings, protocol);
    // A machine whose clock was set back meanwhile must not hold the engine at one instant until it has caught up.
    clock.atLeast(rebuilt.lastAt);
    const now = clock.now();
    actor.resume(rebuilt, events, now);
    this.seat(actor);
    this.#seating.recall(actor, events);
    this.#seating.show(actor);
    actor.tick(now);
    actor.technical('not-evaluated', false, now);
    if (now - rebuilt.lastAt > EVALUATION_GAP_MS) {
      actor.technical('evaluation-gap', true, now);
      this.#gap = true;
    }
    if (store.lane.recording().recording) actor.technical('not-recording', false, now);
    log.info(
      { session: id, events: events.length, found: rebuilt.missing.length },
      'session goes on',
    );
  }

  #durable(actor: SessionActor, position: number, events: LogEvents): void {
    const clinic = this.places.clinics.get(actor.clinicId);
    if (clinic) clinic.cursor = position;
    const message = { cursor: position, events: [...events] };
    for (const output of this.#outputs) output.log(actor.clinicId, message);
    if (actor.durable?.phase === 'closed') this.#sessions.delete(actor.id);
    for (const chair of this.#seating.show(actor)) this.#show(chair.record);
  }

  /** The store refused for good, as when another process holds the chair: what it has is the truth. */
  #lost(actor: SessionActor, error: unknown, count: number): void {
    const { log } = this.deps;
    // The replay at the next start finds these again.
    if (error instanceof AppError && error.code === 'shutting-down') return;
    // Whatever was queued behind the refused events is refused as well: once is enough.
    if (this.#sessions.get(actor.id) !== actor) return;
    this.#seating.leave(actor, null);
    this.#sessions.delete(actor.id);
    if (actor.durable === null) {
      log.warn({ err: error, session: actor.id }, 'a session could not be opened');
      return;
    }
    log.error({ err: error, session: actor.id, count }, 'events were refused: session read anew');
    this.#readAnew(actor).catch((failed: unknown) => {
      log.error({ err: failed, session: actor.id }, 'a session could not be read anew');
    });
  }

  async #readAnew(actor: SessionActor): Promise<void> {
    const running = await this.deps.store.sessions.runningSessions();
    const session = running.find(({ id }) => id === actor.id);
    // Another process may have moved it: nothing of what was shown here counts any more.
    const chairs = this.places.clinics.get(actor.clinicId)?.chairs.values() ?? [];
    const before = [...chairs].filter(({ shown }) => shown === actor);
    for (const chair of before) chair.shown = null;
    if (session) await this.#continue(session);
    const now = session && this.#sessions.get(session.id);
    const after = now ? this.#seating.shownIn(now) : null;
    for (const chair of new Set([...before, after])) if (chair) this.#show(chair.record);
  }

  #recordingChanged(recording: boolean): void {
    const now = this.deps.clock.now();
    this.#each((actor) => actor.technical('not-recording', !recording, now));
  }

  #show({ clinicId, id }: ChairRecord): void {
    for (const output of this.#outputs) output.chair(clinicId, id);
  }

  #each(work: (actor: SessionActor) => void): void {
    for (const actor of this.#sessions.values()) {
      this.#guard.run(actor, () => work(actor));
    }
  }
}

type LogEvents = Parameters<ActorDeps['durable']>[2];
