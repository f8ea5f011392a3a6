import { type Sending, sendingOf } from '@chairside/shared/vitals/wire-values';
import type { RawReading, ReadingsMessage } from '@chairside/shared/wire/monitor';
import type { ChannelState } from './channel-state.ts';
import type { IntakeDeps } from './intake-deps.ts';
import { markOfRaw, markOfStored, type ReadingMark } from './reading-mark.ts';
import { type Refused, refuse, refuseError } from './refusals.ts';
import type { StreamState } from './stream-state.ts';

/** A reading under a number that its stream has used. */
export interface Repeat {
  readonly seq: number;
  readonly raw: RawReading;
  readonly mark: ReadingMark;
}

/** `used`: that number of the stream is another reading. */
export type Judgement = { readonly used: number } | 'same' | 'ask-the-store';

export function repeatsOf(message: ReadingsMessage, stream: StreamState, set: Sending): Repeat[] {
  const count = Math.min(message.readings.length, stream.applied - message.seq + 1);
  if (count <= 0) return [];
  return message.readings.slice(0, count).map((raw, index) => {
    const seq = message.seq + index;
    // As it was read then: what is sent again is the same, whatever was set for the monitor since.
    const sent = sendingOf(stream.sending.at(seq, set), message.units);
    return { seq, raw, mark: markOfRaw(raw, sent) };
  });
}

/** What a proof asks of. */
type Proof = Pick<IntakeDeps, 'clock' | 'readings'> & {
  readonly devices: Pick<IntakeDeps['devices'], 'sessionAt'>;
};

/** Others may ask for later numbers of the stream at the same time. */
const MOST_RECALLS = 3;

/** What can be said without the store. */
export function judge(stream: StreamState, repeats: readonly Repeat[]): Judgement {
  let asked = false;
  for (const { seq, raw, mark } of repeats) {
    const verdict = stream.memory.verdict(seq, mark);
    const later = stream.newestT !== null && raw.t > stream.newestT;
    if (verdict === 'other' || (verdict !== 'same' && later)) return { used: seq };
    if (verdict !== 'same') asked = true;
  }
  return asked ? 'ask-the-store' : 'same';
}

/** Final: under a new stream everything that was not acknowledged is still taken. */
export function streamUsed(seq: number): Refused {
  return refuse(
    'stream-used',
    `Number ${seq} of this stream was used before or skipped. Begin a new stream, numbered from 1, and send there what is not acknowledged.`,
  );
}

/**
 * Asks the store for what the memory does not reach back to. Null: the message repeats what is stored, or what
 * no session was there to keep. Never rejects.
 */
export async function prove(
  deps: Proof,
  channel: ChannelState,
  streamId: string,
  stream: StreamState,
  repeats: readonly Repeat[],
  skewMs: number,
): Promise<Refused | null> {
  try {
    const unknown = () =>
      repeats.find(({ seq, mark }) => stream.memory.verdict(seq, mark) === 'unknown');
    for (let first = unknown(), tries = 0; first && tries < MOST_RECALLS; first = unknown()) {
      tries += 1;
      if (stream.recalling === null && !channel.recalls.take(deps.clock.now())) {
        return refuse('too-many-requests', 'Too much is sent again at once. Slow down.');
      }
      stream.recalling ??= recall(deps, channel, streamId, stream, first.seq).finally(() => {
        stream.recalling = null;
      });
      await stream.recalling;
    }
    const judged = judge(stream, repeats);
    if (typeof judged === 'object') return streamUsed(judged.used);
    for (const { seq, raw, mark } of repeats) {
      if (stream.memory.verdict(seq, mark) === 'same') continue;
      const { clinicId, id } = channel.record;
      // What no session was there for is not kept: acknowledging it again promises nothing.
      const session = await deps.devices.sessionAt(clinicId, id, Math.round(raw.t - skewMs));
      if (session !== null) return streamUsed(seq);
    }
    return null;
  } catch (error) {
    return refuseError(error);
  }
}

async function recall(
  deps: Proof,
  channel: ChannelState,
  streamId: string,
  stream: StreamState,
  from: number,
): Promise<void> {
  const { clinicId, id } = channel.record;
  const to = stream.committed;
  const marks = new Map<number, ReadingMark>();
  for await (const reading of deps.readings.ofStream(clinicId, id, streamId, from)) {
    if (reading.seq <= to) marks.set(reading.seq, markOfStored(reading));
  }
  stream.memory.recall(from, to, marks);
}
