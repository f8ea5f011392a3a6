import { effectTerm } from '@chairside/shared/effects/catalogue';
import { project } from '@chairside/shared/moves/project';
import { noChange, type SessionChange } from '@chairside/shared/moves/session-change';
import { AppError } from '../../platform/errors.ts';
import { noSuchSession } from '../database/database-error.ts';
import type { Committer, Outcome } from '../lane/lane-item.ts';
import { behindRefused, sessionFull, stored } from '../lane/reading-plan.ts';
import { READINGS_PER_SESSION } from '../lane/readings-limit.ts';
import type { EventBatch, ReadingBatch } from '../ports/store.ts';
import { packReading } from '../readings/packing.ts';
import type { FakeData, FakeSession } from './fake-data.ts';

/** How many readings a session may hold, and how many each does. */
interface Room {
  readonly limit: number;
  readonly held: Map<number, number>;
}

export interface FakeCommitter extends Committer {
  /** While true every commit fails, as with the database away. */
  away: boolean;
}

export function createFakeCommitter(
  data: FakeData,
  readingsPerSession: number = READINGS_PER_SESSION,
): FakeCommitter {
  const room: Room = { limit: readingsPerSession, held: new Map() };
  const committer: FakeCommitter = {
    away: false,
    async commit(items) {
      if (committer.away) throw new Error('the database is away');
      const stopped = new Set<string>();
      return items.map((item) => {
        if (item.kind === 'events') return store(() => storeEvents(data, item.batch));
        const stream = `${item.batch.channelId}/${item.batch.stream}`;
        if (stopped.has(stream)) return { kind: 'refused', error: behindRefused() };
        const outcome = store(() => storeReadings(data, item.batch, room));
        if (outcome.kind === 'refused') stopped.add(stream);
        return outcome;
      });
    },
    isDataError: () => false,
    close: async () => undefined,
  };
  return committer;
}

function store(work: () => Outcome): Outcome {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', error };
    throw error;
  }
}

function storeReadings(data: FakeData, batch: ReadingBatch, room: Room): Outcome {
  const { clinicId, channelId, stream } = batch;
  if (!data.channels.some((each) => each.id === channelId && each.clinicId === clinicId)) {
    throw new AppError('unknown-channel', 'The clinic has no such channel.');
  }
  let place = data.streams.find((each) => each.channelId === channelId && each.stream === stream);
  if (!place) {
    place = { key: data.streams.length + 1, channelId, stream, seq: 0, newestT: null, known: null };
    data.streams.push(place);
  }
  const before = place.seq;
  const fresh = batch.readings.filter(({ reading }) => reading.seq > before);
  const held = new Map<number, number>();
  for (const { sessionKey: key } of fresh) {
    if (key === null) continue;
    held.set(key, (held.get(key) ?? room.held.get(key) ?? 0) + 1);
  }
  if ([...held.values()].some((count) => count > room.limit)) throw sessionFull(room.limit);
  for (const [key, count] of held) room.held.set(key, count);
  if (fresh.length > 0) place.known = batch.known ?? place.known;
  for (const { sessionKey, reading } of fresh) {
    place.seq = reading.seq;
    place.newestT = Math.max(place.newestT ?? 0, reading.t);
    if (sessionKey === null) continue;
    data.rows.push({ clinicId, sessionKey, row: packReading(place.key, reading, batch.skewMs) });
  }
  return stored(held, room.limit);
}

function storeEvents(data: FakeData, batch: EventBatch): Outcome {
  const { clinicId, sessionKey } = batch;
  const sessionId = batch.events[0]?.sessionId;
  const log = data.log.filter(({ event }) => event.sessionId === sessionId);
  let next = log.length + 1;
  for (const event of batch.events) {
    if (event.seq > next) {
      throw new AppError('internal', `Event ${event.seq} does not follow on ${next - 1}.`);
    }
    if (event.seq < next && log[event.seq - 1]?.event.id !== event.id) {
      if (event.seq === 1) throw noSuchSession();
      throw new AppError(
        'internal',
        `Event ${event.seq} of this session is another one in the log.`,
      );
    }
    if (event.seq === next) next++;
  }
  const fresh = batch.events.slice(batch.events.findIndex((event) => event.seq > log.length));
  const change = noChange();
  if (batch.events.some((event) => event.seq > log.length)) {
    for (const event of fresh) project(change, event);
    applyChange(data, batch, change);
    for (const event of fresh) {
      data.lastPosition++;
      data.log.push({
        clinicId,
        sessionKey,
        position: data.lastPosition,
        event: structuredClone(event),
      });
    }
    if (change.weighed || change.withdrawn.length > 0) keepWeights(data, batch);
    if (change.withdrawn.length > 0) countEffects(data, batch);
  }
  const positions = batch.events.map(
    (event) => data.log.find((entry) => entry.event.id === event.id)?.position ?? 0,
  );
  return { kind: 'stored', positions };
}

function applyChange(data: FakeData, batch: EventBatch, change: SessionChange): void {
  const { clinicId, sessionKey } = batch;
  const session = data.sessions.find((each) => each.key === sessionKey);
  refuseTaken(data, batch, change);
  const fromOrder = change.signedAt === undefined || change.phase !== null;
  const open = (): FakeSession => {
    const { opened } = change;
    if (!opened) throw new AppError('internal', 'The session is not open.');
    const made = {
      key: sessionKey,
      clinicId,
      summary: {
        ...{ id: batch.events[0]?.sessionId ?? '', chairId: opened.chairId },
        ...{ chairLabel: opened.chairLabel, patientRef: opened.patientRef },
        ...{ phase: 'before' as const, openedAt: opened.openedAt },
        ...{ startedAt: null, stoppedAt: null, closedAt: null },
        ...{ outcome: null, providerName: null, signedAt: null, patientName: null },
        ...{ effects: 0, seriousEffects: 0, criticalAlarms: 0, warningAlarms: 0 },
        ...{ patientId: opened.patientId, courseId: opened.courseId },
      },
      ...{ patientId: opened.patientId, courseId: opened.courseId },
    };
    data.sessions.push(made);
    return made;
  };
  const target = session ?? open();
  const before = target.summary;
  const { identified, moved } = change;
  if (identified) {
    target.patientId = identified.patientId;
    target.courseId = identified.courseId;
  }
  target.providerId = fromOrder
    ? (change.provider?.id ?? target.providerId ?? null)
    : (target.providerId ?? change.provider?.id ?? null);
  target.summary = {
    ...before,
    chairId: moved?.chairId ?? before.chairId,
    chairLabel: moved?.chairLabel ?? before.chairLabel,
    patientRef: identified?.patientRef ?? before.patientRef,
    phase: change.phase ?? before.phase,
    startedAt: before.startedAt ?? change.startedAt,
    stoppedAt: change.stoppedAt ?? before.stoppedAt,
    closedAt: before.closedAt ?? change.closedAt,
    effects: before.effects + change.effects,
    seriousEffects: before.seriousEffects + change.seriousEffects,
    providerName: fromOrder
      ? (change.provider?.name ?? before.providerName)
      : (before.providerName ?? change.provider?.name ?? null),
    outcome: change.outcome ?? before.outcome,
    signedAt: change.signedAt === undefined ? before.signedAt : change.signedAt,
    criticalAlarms: before.criticalAlarms + change.criticalAlarms,
    warningAlarms: before.warningAlarms + change.warningAlarms,
  };
  for (const binding of data.bindings) {
    if (binding.sessionKey !== sessionKey || binding.to !== null) continue;
    const left = change.detached.find(({ channelId }) => channelId === binding.channelId);
    binding.to = left?.at ?? change.closedAt;
  }
  for (const { channelId, at, until } of change.attached) {
    data.bindings.push({ clinicId, sessionKey, channelId, from: at, to: until });
  }
}

function refuseTaken(data: FakeData, batch: EventBatch, change: SessionChange): void {
  const chairId = change.moved?.chairId ?? change.opened?.chairId;
  const patientId = change.identified?.patientId ?? change.opened?.patientId ?? null;
  const others = data.sessions.filter(
    ({ key, summary }) => key !== batch.sessionKey && summary.closedAt === null,
  );
  if (others.some(({ summary }) => summary.chairId === chairId)) {
    throw new AppError('chair-occupied', 'another session is running in this chair');
  }
  if (patientId !== null && others.some((each) => each.patientId === patientId)) {
    throw new AppError(
      'patient-in-another-chair',
      'this patient has a running session in another chair',
    );
  }
  for (const { channelId } of change.attached) {
    const taken = data.bindings.some(
      (each) =>
        each.channelId === channelId && each.to === null && each.sessionKey !== batch.sessionKey,
    );
    if (taken) throw new AppError('channel-taken', 'another running session holds this channel');
  }
}

/** After a withdrawal: an effect counts while the entry that began it stands, or one that charted it again. */
function countEffects(data: FakeData, { sessionKey }: EventBatch): void {
  const log = data.log.filter((entry) => entry.sessionKey === sessionKey);
  const withdrawn = new Set(
    log.flatMap(({ event: { body } }) => (body.type === 'entry-withdrawn' ? [body.amends] : [])),
  );
  const standing = log.flatMap(({ event: { seq, body } }) => {
    if (withdrawn.has(seq)) return [];
    if (body.type === 'effect-observed') return [{ effect: seq, term: body.term }];
    if (body.type !== 'effect-changed' || body.seen === undefined) return [];
    return [{ effect: body.effect, term: body.seen.term }];
  });
  const serious = standing.filter(({ term }) => effectTerm(term)?.serious);
  const session = data.sessions.find(({ key }) => key === sessionKey);
  if (session === undefined) return;
  session.summary = {
    ...session.summary,
    effects: new Set(standing.map(({ effect }) => effect)).size,
    seriousEffects: new Set(serious.map(({ effect }) => effect)).size,
  };
}

/** What the session's log says of its patient's weight, in place of what it said before. */
function keepWeights(data: FakeData, { clinicId, sessionKey }: EventBatch): void {
  const session = data.sessions.find((each) => each.key === sessionKey);
  const patientId = session?.patientId;
  if (!session || !patientId) return;
  const sessionId = session.summary.id;
  const log = data.log.filter((entry) => entry.sessionKey === sessionKey);
  const own = new Set(log.map(({ event }) => event.id));
  data.weights = data.weights.filter(({ id }) => !own.has(id));
  for (const { event } of log) {
    const { body, id, by } = event;
    if (body.type !== 'weight-recorded') continue;
    const later = log.findLast(
      ({ event: { body: other } }) => 'amends' in other && other.amends === event.seq,
    )?.event;
    if (later?.body.type === 'entry-withdrawn') continue;
    const corrected = later?.body.type === 'entry-amended' ? later.body.entry : null;
    const kg = corrected?.kind === 'weight' ? corrected.kg : body.kg;
    const who = { id: later?.id ?? id, by: later?.by ?? by };
    data.weights.push({ clinicId, patientId, ...who, kg, at: event.at, sessionId });
  }
}
