import { describe, expect, it } from 'vitest';
import type { ChannelRecord } from '../store/ports/store.ts';
import { ChannelState } from './channel-state.ts';
import { STREAMS } from './limits.ts';

const NOW = 1_000_000_000;
const RECORD: ChannelRecord = {
  ...{ id: 'channel', clinicId: 1, deviceId: 'device', deviceLabel: 'Monitor 1' },
  ...{ channel: '1', chairId: null },
};
const seen = { from: 1, to: 2, at: NOW, placements: [] };
const marks = (...streams: string[]) =>
  streams.map((stream, index) => ({ stream, seq: index + 5, newestT: NOW - index, known: null }));

describe('what the intake keeps of a channel', () => {
  it('IN-01 knows the streams of before, and the newest by its watermark', () => {
    const channel = new ChannelState(RECORD, marks('a', 'b'), NOW);
    expect(channel.record).toBe(RECORD);
    expect([...channel.streams()].map(({ committed }) => committed)).toEqual([5, 6]);
    expect(channel.committed()).toEqual({ stream: 'b', seq: 6 });
    expect(channel.stream('a', NOW)).toMatchObject({ committed: 5, newestT: NOW });
    expect(channel.committed()).toEqual({ stream: 'b', seq: 6 });
    expect(new ChannelState(RECORD, [], NOW).committed()).toBeNull();
  });

  it('IN-01 says nothing of a new stream before something of it is durable', () => {
    const channel = new ChannelState(RECORD, marks('a'), NOW);
    const stream = channel.stream('new', NOW);
    expect(stream).toMatchObject({ committed: 0, newestT: null });
    expect(channel.stream('new', NOW)).toBe(stream);
    expect(channel.committed()).toBeNull();
    stream?.finished(1);
    expect(channel.committed()).toEqual({ stream: 'new', seq: 1 });
  });

  it('IN-144 takes so many new streams at once, and the old ones always', () => {
    const channel = new ChannelState(RECORD, marks('a'), NOW);
    const made = Array.from({ length: STREAMS.burst + 1 }, (_, n) => channel.stream(`s${n}`, NOW));
    expect(made.map((stream) => stream !== null)).toEqual([
      ...Array.from({ length: STREAMS.burst }, () => true),
      false,
    ]);
    expect(channel.stream('a', NOW)).not.toBeNull();
    expect(channel.stream('s0', NOW)).toBe(made[0]);
    expect(channel.stream('late', NOW + 60_000)).not.toBeNull();
  });

  it('EN-122 moves every stream along with server time', () => {
    const channel = new ChannelState(RECORD, [], NOW);
    const streams = ['a', 'b'].map((id) => channel.stream(id, NOW));
    for (const stream of streams) stream?.refused(seen, NOW, true);
    channel.moved(60_000);
    expect(streams.map((stream) => stream?.arrivalOf(1))).toEqual([NOW + 60_000, NOW + 60_000]);
  });
});
