/** Streams as devices really use them: each case is a name, what was stored, what is sent, and the right answer. */

import { randomUUID } from 'node:crypto';
import { valueIn } from '@chairside/shared/vitals/reading';
import type { Ack } from '@chairside/shared/wire/monitor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { socketIoTransport, webSocketTransport } from '../support/raw-device.ts';
import { type DeviceClinic, deviceClinic } from './device-clinic.fixture.ts';

/** Seconds after the start of the test, and the heart rate. */
type Sent = readonly (readonly [second: number, hr: number])[];

interface Case {
  readonly name: string;
  /** Number of the first reading of each message, and its readings. */
  readonly before: readonly (readonly [seq: number, readings: Sent])[];
  readonly sent: readonly [seq: number, readings: Sent];
  /** Null: refused, for good. */
  readonly committed: number | null;
  /** Heart rates of the record. */
  readonly stored: readonly number[];
}

const FIRST: readonly [number, Sent] = [
  1,
  [
    [0, 61],
    [1, 62],
    [2, 63],
  ],
];
const TENTH: readonly [number, Sent] = [10, [[9, 70]]];

const CASES: readonly Case[] = [
  { name: 'the same again', before: [FIRST], sent: FIRST, committed: 3, stored: [61, 62, 63] },
  {
    name: 'the same again in other messages',
    ...{ before: [FIRST], sent: [2, [[1, 62]]], committed: 3, stored: [61, 62, 63] },
  },
  {
    name: 'the same again with something new behind it',
    ...{
      before: [FIRST],
      sent: [
        3,
        [
          [2, 63],
          [3, 64],
        ],
      ],
      committed: 4,
      stored: [61, 62, 63, 64],
    },
  },
  {
    name: 'a device that restarts with its old stream',
    ...{ before: [FIRST], sent: [1, [[5, 61]]], committed: null, stored: [61, 62, 63] },
  },
  {
    name: 'a device whose clock begins anew with it',
    ...{ before: [FIRST], sent: [1, [[0, 81]]], committed: null, stored: [61, 62, 63] },
  },
  {
    name: 'other values in the middle, with something new behind them',
    ...{
      before: [FIRST],
      sent: [
        2,
        [
          [1, 90],
          [2, 63],
          [3, 64],
        ],
      ],
      committed: null,
      stored: [61, 62, 63],
    },
  },
  {
    name: 'numbers that were skipped',
    ...{
      before: [FIRST, TENTH],
      sent: [
        4,
        [
          [3, 64],
          [4, 65],
        ],
      ],
      committed: null,
      stored: [61, 62, 63, 70],
    },
  },
  {
    name: 'numbers that were skipped, between what is stored',
    before: [FIRST, TENTH],
    sent: [
      3,
      [
        [2, 63],
        [3, 64],
      ],
    ],
    ...{ committed: null, stored: [61, 62, 63, 70] },
  },
];

describe.each([socketIoTransport, webSocketTransport])('a stream over $name', (transport) => {
  let clinic: DeviceClinic;
  let start: number;
  beforeEach(async () => {
    clinic = await deviceClinic(transport);
    start = Date.now() - 9_000;
  });
  afterEach(() => clinic.close());

  const send = (stream: string, seq: number, readings: Sent): Promise<Ack> =>
    clinic.device.readings({
      ...{ channel: '1', stream, seq },
      readings: readings.map(([second, hr]) => ({ t: start + second * 1_000, hr })),
    });
  const rates = async () =>
    (await clinic.stored()).map(({ values }) => valueIn(values, 'hr') ?? 0).sort((a, b) => a - b);

  it.each(CASES)('IN-140 $name', async ({ before, sent, committed, stored }) => {
    const stream = randomUUID();
    for (const [seq, readings] of before) {
      expect(await send(stream, seq, readings)).toMatchObject({ ok: true });
    }
    const [seq, readings] = sent;
    const answer = await send(stream, seq, readings);
    expect(await rates()).toEqual(stored);
    const said = clinic.notes().join('\n');
    if (committed !== null) {
      expect(answer).toEqual({ ok: true, committed: { stream, seq: committed } });
      expect(said).toBe('');
      return;
    }
    expect(answer).toMatchObject({ ok: false, error: { code: 'stream-used', retryable: false } });
    expect(JSON.stringify(answer)).toContain('Begin a new stream');
    expect(said).toContain('used before');
    // Nothing is lost: a new stream takes all of it.
    const fresh = randomUUID();
    expect(await send(fresh, 1, readings)).toEqual({
      ...{ ok: true, committed: { stream: fresh, seq: readings.length } },
    });
    const all = [...stored, ...readings.map(([, hr]) => hr)].sort((a, b) => a - b);
    expect(await rates()).toEqual(all);
  });

  it('IN-144 a new stream for every message ends at sixty', async () => {
    const codes = new Map<string, number>();
    for (let i = 0; i < 70; i += 1) {
      const answer = await send(randomUUID(), 1, [[0, 60]]);
      const code = answer.ok ? 'ok' : answer.error.code;
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect([...codes]).toEqual([
      ['ok', 60],
      ['too-many-streams', 10],
    ]);
    expect(clinic.notes().join('\n')).toContain('new stream');
    const marks = await clinic.server.store.devices.watermarks(1, [clinic.channelId]);
    expect(marks.get(clinic.channelId)).toHaveLength(60);
  });
});
