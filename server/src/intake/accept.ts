import { LATE_AFTER_MS, type Reading } from '@chairside/shared/vitals/reading';
import { type Sending, sendingOf } from '@chairside/shared/vitals/wire-values';
import type { DeviceNote } from '@chairside/shared/wire/http';
import type { Ack, ReadingsMessage } from '@chairside/shared/wire/monitor';
import type { ReadingBatch, StoredReadings } from '../store/ports/store.ts';
import type { ChannelState } from './channel-state.ts';
import type { DeviceClock } from './device-clock.ts';
import type { IntakeDeps, IntakeFigures } from './intake-deps.ts';
import { isFinal, mayPass, neverStored, ofNoSession } from './not-stored.ts';
import { markOf } from './reading-mark.ts';
import { type Refused, refuse, refuseError } from './refusals.ts';
import { judge, prove, repeatsOf, streamUsed } from './repeats.ts';
import { type Placement, sessionsOf } from './sink.ts';
import type { StreamState } from './stream-state.ts';
import { toReading } from './to-reading.ts';

/** Answers that may wait at once on one connection: a device that repeats itself while the database is away must not pile up. */
const MOST_WAITING = 1_024;

interface Intake {
  readonly deps: IntakeDeps;
  readonly figures: IntakeFigures;
}

interface Link {
  readonly clock: DeviceClock;
  /** How the device sends, where its messages do not say. */
  readonly sending: Sending;
  /** Messages whose answer waits for a commit. */
  waiting: number;
  note(channelId: string | null, note: Pick<DeviceNote, 'kind' | 'text'>): void;
}

interface Placed {
  readonly reading: Reading;
  readonly placement: Placement;
}

/**
 * One message of readings, after its schema. What repeats numbers of its stream has to be what was taken under
 * them, or the whole message is refused: an acknowledgement never covers what is not stored.
 */
export function accept(
  intake: Intake,
  link: Link,
  channel: ChannelState,
  message: ReadingsMessage,
  receivedAt: number,
): Promise<Ack> {
  const { deps } = intake;
  const stream = channel.stream(message.stream, receivedAt);
  if (stream === null) {
    const text =
      'Begins a new stream for every message or few; a stream lasts as long as the device runs.';
    link.note(channel.record.id, { kind: 'too-many-streams', text });
    return Promise.resolve(
      refuse('too-many-streams', 'Too many new streams. Keep one while the device runs.'),
    );
  }
  const repeats = repeatsOf(message, stream, link.sending);
  const judged = judge(stream, repeats);
  if (typeof judged === 'object') {
    return Promise.resolve(used(intake, link, channel, message, stream, streamUsed(judged.used)));
  }
  const answer = take(intake, link, channel, stream, message, receivedAt);
  if (judged === 'same') return answer;
  const skew = link.clock.skewMs ?? 0;
  return prove(deps, channel, message.stream, stream, repeats, skew).then((refused) => {
    if (refused === null) return answer;
    return refused.error.code === 'stream-used'
      ? used(intake, link, channel, message, stream, refused)
      : refused;
  });
}

/** Told to the device each time, to the log once for a stream, and on the page of the device. */
function used(
  intake: Intake,
  link: Link,
  channel: ChannelState,
  message: ReadingsMessage,
  stream: StreamState,
  refused: Refused,
): Refused {
  intake.figures.streamsUsed += 1;
  const text = `Goes on with a stream that was used before: nothing of it is taken until it begins a new one (number ${message.seq} on).`;
  link.note(channel.record.id, { kind: 'stream-used', text });
  if (!stream.toldUsed) {
    stream.toldUsed = true;
    const { seq } = message;
    intake.deps.log.error(
      { channel: channel.record.id, stream: message.stream, seq },
      'stream used before',
    );
  }
  return refused;
}

/**
 * In this turn: live values and alarms, which never wait for the database. Then the commit, then the answer.
 * Sending a message any number of times changes nothing.
 */
function take(
  intake: Intake,
  link: Link,
  channel: ChannelState,
  stream: StreamState,
  message: ReadingsMessage,
  receivedAt: number,
): Promise<Ack> {
  const last = message.seq + message.readings.length - 1;
  const first = Math.max(message.seq, stream.taken + 1);
  if (last < first) return acknowledgeAgain(intake, link, message.stream, stream, last);

  const { lane, log, spoolReadings } = intake.deps;
  const now = intake.deps.clock.now();
  const placed = live(intake, link, channel, stream, message, receivedAt);
  const arrivedAt = placed.at(-1)?.reading.arrivedAt ?? receivedAt;
  const placements = placed.map(({ placement }) => placement);
  const seen = { from: first, to: last, at: arrivedAt, placements };
  const queued = lane.recording().queuedReadings;
  const full = queued + placed.length > spoolReadings || link.waiting >= MOST_WAITING;
  if (full || !stream.mayTake(first, now)) {
    stream.refused(seen, now, full);
    intake.figures.refused += 1;
    return Promise.resolve(
      refuse('too-far-ahead', 'Too much waits for the database. Keep it and send it again.'),
    );
  }
  if (first > stream.taken + 1) {
    const missing = first - stream.taken - 1;
    intake.figures.gaps += 1;
    intake.figures.missing += missing;
    log.warn({ channel: channel.record.id, after: stream.taken, missing }, 'gap in a stream');
    // Of these the alarms saw what the store refused and the device does not send again.
    neverStored(intake, channel, stream, stream.taken + 1, first - 1);
    stream.memory.skip(stream.taken + 1, first - 1);
  }
  const settled = store(intake, link, channel, message.stream, stream, placed);
  stream.began(last, settled);
  link.waiting += 1;
  return settled.then(
    ({ nearlyFull }) => {
      link.waiting -= 1;
      stream.finished(last);
      intake.figures.stored += placed.length;
      intake.deps.engine.record.stored(sessionsOf(seen.placements), nearlyFull);
      return { ok: true, committed: { stream: message.stream, seq: stream.committed } };
    },
    (error: unknown) => {
      link.waiting -= 1;
      stream.failed(last);
      stream.refused(seen, intake.deps.clock.now(), true);
      intake.figures.refused += 1;
      if (!mayPass(error)) neverStored(intake, channel, stream, first, last);
      if (isFinal(error)) stream.givenUp(first, last);
      return refuseError(error);
    },
  );
}

/** Durable already, or on its way: the answer is the same, and nothing is stored or evaluated twice. */
function acknowledgeAgain(
  intake: Intake,
  link: Link,
  streamId: string,
  stream: StreamState,
  last: number,
): Promise<Ack> {
  intake.figures.again += 1;
  const answer = (): Ack => ({ ok: true, committed: { stream: streamId, seq: stream.committed } });
  const commit = last <= stream.committed ? null : stream.waitFor(last);
  if (!commit) return Promise.resolve(answer());
  if (link.waiting >= MOST_WAITING) {
    return Promise.resolve(refuse('not-recording', 'The database is away. Try again later.'));
  }
  link.waiting += 1;
  return commit.then(answer, refuseError).finally(() => {
    link.waiting -= 1;
  });
}

/** Normalises what is new and shows it to the engine, each reading once. */
function live(
  intake: Intake,
  link: Link,
  channel: ChannelState,
  stream: StreamState,
  message: ReadingsMessage,
  receivedAt: number,
): Placed[] {
  const { engine } = intake.deps;
  const id = channel.record.id;
  const raws = message.readings;
  const arrivedAt = engine.arrival(id, receivedAt);
  const times = stream.times.of(
    link.clock,
    { seq: message.seq, times: raws.map(({ t }) => t), applied: stream.applied },
    arrivedAt,
  );
  const placed: Placed[] = [];
  for (const [index, raw] of raws.entries()) {
    const seq = message.seq + index;
    if (seq <= stream.taken) continue;
    const again = seq <= stream.applied;
    const arrival = again ? (stream.arrivalOf(seq) ?? arrivedAt) : arrivedAt;
    const set = again ? stream.sending.at(seq, link.sending) : link.sending;
    const sent = sendingOf(set, message.units);
    const measured = toReading(raw, seq, arrival, times[index], sent);
    const identified = channel.cuffs.identified(measured, {
      ...{ stream: message.stream, again, saidAt: raw.nibp?.at ?? null },
      known: () => engine.inflations(id),
    });
    const reading = engine.own(id, identified);
    const before = again ? stream.placementOf(seq) : undefined;
    const placement = before ?? engine.place(id, reading, again);
    if (!again) {
      stream.evaluated(seq);
      stream.sending.keep(seq, set);
      stream.newestT = Math.max(stream.newestT ?? 0, measured.t);
      stream.memory.keep(seq, markOf(measured));
      engine.apply(id, reading);
    }
    placed.push({ reading, placement });
  }
  // After the readings, which came before anything is told of their clock.
  const skew = link.clock.untold();
  if (skew !== undefined) engine.skew(channel.record.deviceId, skew);
  return placed;
}

/** Hands the batch to the lane in the order of `seq`, also where the store must first say whose a late reading is. */
function store(
  intake: Intake,
  link: Link,
  channel: ChannelState,
  streamId: string,
  stream: StreamState,
  placed: readonly Placed[],
): Promise<StoredReadings> {
  const { lane } = intake.deps;
  const known = link.clock.known ? placed.findLast(({ reading }) => isKnown(reading)) : undefined;
  const batch = (readings: ReadingBatch['readings']): ReadingBatch => ({
    clinicId: channel.record.clinicId,
    channelId: channel.record.id,
    stream: streamId,
    readings,
    skewMs: link.clock.measuredMs,
    ...(known && { known: { at: known.reading.at, t: known.reading.t } }),
  });
  const asked = placed.some(({ placement }) => placement === 'ask-the-store');
  if (!asked && stream.tail === null) return lane.readings(batch(placed.map(settledPlace)));
  const measuring = intake.deps.engine.places.isMeasuring(channel.record.id);
  const before = stream.tail ?? Promise.resolve();
  const queued = Promise.all([resolvePlaces(intake, channel, placed), before]).then(([found]) => ({
    committed: lane.readings(batch(found)),
    ofNone: found.filter(({ sessionKey }) => sessionKey === null).length,
  }));
  const tail = queued.then(
    () => undefined,
    () => undefined,
  );
  stream.tail = tail;
  void tail.then(() => {
    if (stream.tail === tail) stream.tail = null;
  });
  return queued.then(async ({ committed, ofNone }) => {
    const stored = await committed;
    if (measuring && ofNone > 0) ofNoSession(intake.deps, channel, stream, ofNone);
    return stored;
  });
}

/** Live, or late by its instant: not only because it is known to be of before. */
const isKnown = ({ late, at, arrivedAt }: Reading): boolean =>
  !late || arrivedAt - at > LATE_AFTER_MS;

type BatchReading = ReadingBatch['readings'][number];

const settledPlace = ({ reading, placement }: Placed): BatchReading => ({
  reading,
  sessionKey: placement === 'ask-the-store' ? null : placement,
});

function resolvePlaces(
  intake: Intake,
  channel: ChannelState,
  placed: readonly Placed[],
): Promise<BatchReading[]> {
  const { id, clinicId } = channel.record;
  return Promise.all(
    placed.map(async (item) => {
      if (item.placement !== 'ask-the-store') return settledPlace(item);
      const { reading } = item;
      const sessionKey = await intake.deps.devices.sessionAt(clinicId, id, reading.at);
      return { reading, sessionKey };
    }),
  );
}
