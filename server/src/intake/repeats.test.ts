import type { Reading } from '@chairside/shared/vitals/reading';
import { NOTHING_SAID } from '@chairside/shared/vitals/wire-values';
import type { RawReading, ReadingsMessage } from '@chairside/shared/wire/monitor';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../platform/clock.fake.ts';
import { ChannelState } from './channel-state.ts';
import { RECALLS } from './limits.ts';
import { markOfRaw } from './reading-mark.ts';
import { judge, prove, repeatsOf, streamUsed } from './repeats.ts';
import { StreamState } from './stream-state.ts';
import { toReading } from './to-reading.ts';

const T = 1_700_000_000_000;
const STREAM = 'a-stream';
const raw = (seq: number, hr = 70): RawReading => ({ t: T + seq * 1_000, hr });
const message = (seq: number, ...readings: RawReading[]): ReadingsMessage => ({
  ...{ channel: '1', stream: STREAM, seq, readings },
});
/** Applied up to here; the memory holds those from `remembered` on. */
function applied(last: number, remembered = 1): StreamState {
  const stream = new StreamState(last, T + last * 1_000);
  for (let seq = remembered; seq <= last; seq += 1) stream.memory.keep(seq, markOfRaw(raw(seq)));
  return stream;
}

describe('numbers that a stream has used', () => {
  it('IN-140 are those of a message up to the last one that was applied', () => {
    const stream = applied(4);
    const seqs = (from: number, count: number) =>
      repeatsOf(
        message(from, ...Array.from({ length: count }, (_, index) => raw(from + index))),
        stream,
        NOTHING_SAID,
      ).map(({ seq }) => seq);
    expect([seqs(3, 4), seqs(1, 2), seqs(4, 1), seqs(5, 2), seqs(9, 1)]).toEqual([
      ...[[3, 4], [1, 2], [4], [], []],
    ]);
  });

  it('IN-140 are marked in the units of the message', () => {
    const sent = { ...message(1, { t: T, etco2: 5.2 }), units: { etco2: 'kPa' } } as const;
    const [repeat] = repeatsOf(sent, applied(1), NOTHING_SAID);
    expect(repeat).toEqual({
      ...{ seq: 1, raw: { t: T, etco2: 5.2 }, mark: markOfRaw({ t: T, etco2: 39 }) },
    });
  });

  const judged = (stream: StreamState, from: number, ...readings: RawReading[]) =>
    judge(stream, repeatsOf(message(from, ...readings), stream, NOTHING_SAID));

  it('IN-140 are judged by what is remembered of them', () => {
    const stream = applied(4);
    expect(judged(stream, 2, raw(2), raw(3))).toBe('same');
    expect(judged(stream, 5, raw(5))).toBe('same');
    expect(judged(stream, 2, raw(2), raw(3, 71), raw(4, 71))).toEqual({ used: 3 });
  });

  it('IN-140 are asked of the store where nothing is remembered, but for what is newer than all of it', () => {
    const stream = applied(4, 4);
    expect(judged(stream, 3, raw(3), raw(4))).toBe('ask-the-store');
    expect(judged(stream, 3, { ...raw(3), t: T + 4_001 })).toEqual({ used: 3 });
    expect(judged(stream, 3, { ...raw(3), t: T + 4_000 })).toBe('ask-the-store');
    stream.newestT = null;
    expect(judged(stream, 3, { ...raw(3), t: T + 9_000 })).toBe('ask-the-store');
  });
});

const CHANNEL = {
  ...{ id: 'channel', clinicId: 1, deviceId: 'device', deviceLabel: 'Monitor 1' },
  ...{ channel: '1', chairId: null },
};

/** A store that holds these readings of the stream, and knows of sessions from an instant on. */
function proving(stream: StreamState, held: readonly Reading[], sessionFrom = Number.NaN) {
  const asked: number[] = [];
  const channel = new ChannelState(CHANNEL, [], 0);
  const clock = new ManualClock();
  const of = async function* (_clinic: number, _channel: string, _stream: string, from: number) {
    asked.push(from);
    if (held.length === 0 && Number.isNaN(sessionFrom)) throw new Error('away');
    yield* held.filter(({ seq }) => seq >= from);
  };
  const deps = {
    clock,
    readings: { ofStream: of },
    devices: {
      sessionAt: async (_c: number, _id: string, at: number) => (at >= sessionFrom ? 7 : null),
    },
  };
  const send = (skewMs: number, from: number, ...readings: RawReading[]) =>
    prove(
      deps,
      channel,
      STREAM,
      stream,
      repeatsOf(message(from, ...readings), stream, NOTHING_SAID),
      skewMs,
    );
  return { send, asked, clock, channel };
}
const stored = (seq: number, hr = 70) => toReading(raw(seq, hr), seq, T + seq * 1_000 + 40);

describe('what the store says of numbers that are not remembered', () => {
  it('IN-140 nothing against what it holds, asked once for all of them', async () => {
    const { send, asked } = proving(
      applied(4, 9),
      [1, 2, 3, 4].map((seq) => stored(seq)),
    );
    expect(await send(0, 2, raw(2), raw(3))).toBeNull();
    expect(asked).toEqual([2]);
    expect(await send(0, 3, raw(3), raw(4))).toBeNull();
    expect(asked).toEqual([2]);
    expect(await send(0, 1, raw(1))).toBeNull();
    expect(asked).toEqual([2, 1]);
  });

  it('IN-140 refused where it holds something else', async () => {
    const { send } = proving(applied(4, 9), [stored(2), stored(3, 99)]);
    expect(await send(0, 2, raw(2), raw(3))).toEqual(streamUsed(3));
    expect(streamUsed(3)).toMatchObject({ ok: false, error: { code: 'stream-used' } });
  });

  it('IN-140 what it does not hold is fine where no session was there to keep it', async () => {
    const sessionFrom = T + 3_000;
    const { send } = proving(applied(4, 9), [], sessionFrom);
    expect(await send(0, 2, raw(2))).toBeNull();
    expect(await send(0, 2, raw(2), raw(3))).toEqual(streamUsed(3));
    // By the clock of the server.
    expect(await send(-1_000, 2, raw(2))).toEqual(streamUsed(2));
    expect(await send(1_000, 3, raw(3))).toBeNull();
  });

  it('IN-140 what is not yet durable is not asked of the store', async () => {
    const stream = applied(4, 9);
    stream.committed = 2;
    const { send } = proving(stream, [stored(2), stored(3, 99)], Number.POSITIVE_INFINITY);
    const refused = await send(0, 2, raw(2), raw(3));
    // Nobody knows what stands there: three tries, and then no session is asked of in vain.
    expect(refused).toBeNull();
  });

  it('IN-140 refused for now where the store is away', async () => {
    const { send } = proving(applied(4, 9), []);
    expect(await send(0, 2, raw(2))).toMatchObject({
      ...{ ok: false, error: { code: 'not-recording', retryable: true } },
    });
  });

  it('IN-140 a channel that asks all the time is slowed down', async () => {
    const stream = applied(40, 99);
    const { send, asked, clock } = proving(
      stream,
      Array.from({ length: 40 }, (_, index) => stored(index + 1)),
    );
    for (let seq = 40; seq > 40 - RECALLS.burst; seq -= 1) {
      expect(await send(0, seq, raw(seq))).toBeNull();
    }
    const seq = 40 - RECALLS.burst;
    expect(await send(0, seq, raw(seq))).toMatchObject({ error: { code: 'too-many-requests' } });
    expect(asked).toHaveLength(RECALLS.burst);
    clock.advance(5_000);
    expect(await send(0, seq, raw(seq))).toBeNull();
  });

  it('IN-140 two that ask at once share one answer', async () => {
    const { send, asked } = proving(
      applied(4, 9),
      [1, 2, 3, 4].map((seq) => stored(seq)),
    );
    expect(await Promise.all([send(0, 2, raw(2)), send(0, 3, raw(3))])).toEqual([null, null]);
    expect(asked).toEqual([2]);
    expect(await send(0, 1, raw(1))).toBeNull();
    expect(asked).toEqual([2, 1]);
  });
});
