import { toNamed } from '@chairside/shared/vitals/named-reading';
/** What monitors really send, and what becomes of it: each case is a name, what is sent, and the right value. */

import { randomUUID } from 'node:crypto';
import { valueIn } from '@chairside/shared/vitals/reading';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { socketIoTransport, webSocketTransport } from '../support/raw-device.ts';
import { type DeviceClinic, deviceClinic } from './device-clinic.fixture.ts';

interface Case {
  readonly name: string;
  /** Beside `t`. */
  readonly sent: Record<string, unknown>;
  readonly values: Record<string, number>;
  readonly status?: Record<string, string>;
  readonly invalid?: Record<string, string>;
  readonly battery?: number;
  readonly ignored?: readonly string[];
}

const OFF = { hr: 'off' };
const INVALID = { hr: 'invalid' };

const CASES: readonly Case[] = [
  { name: 'a number in text', sent: { hr: '72' }, values: { hr: 72 } },
  { name: 'a unit', sent: { hr: '72 bpm' }, ...invalid('72 bpm') },
  { name: 'a decimal comma', sent: { hr: '72,5' }, ...invalid('72,5') },
  { name: 'a word', sent: { hr: 'abc' }, ...invalid('abc') },
  { name: 'a long text', sent: { hr: 'x'.repeat(60) }, ...invalid('x'.repeat(32)) },
  { name: 'an endless number', sent: { hr: Number.NaN }, values: {}, status: OFF },
  { name: 'dashes', sent: { hr: '---' }, values: {}, status: OFF },
  { name: 'no pulse rate', sent: { hr: null }, values: {}, status: OFF },
  {
    name: 'no cuff',
    sent: { hr: 70, nibp: null },
    values: { hr: 70 },
    status: { nibp: 'off' },
  },
  { name: 'no statuses', sent: { hr: 70, status: null }, values: { hr: 70 } },
  { name: 'no status', sent: { hr: 70, status: { hr: null } }, values: { hr: 70 } },
  { name: 'no battery', sent: { hr: 70, battery: null }, values: { hr: 70 } },
  { name: 'a battery', sent: { hr: 70, battery: 55 }, values: { hr: 70 }, battery: 55 },
  {
    name: 'a battery as a fraction',
    ...{ sent: { hr: 70, battery: 0.5 }, values: { hr: 70 }, invalid: { battery: '0.5' } },
  },
  {
    name: 'a battery that is not known',
    ...{ sent: { hr: 70, battery: 255 }, values: { hr: 70 }, invalid: { battery: '255' } },
  },
];

const NAMES: readonly Case[] = [
  {
    name: 'names in capitals',
    ...{ sent: { HR: 70, SpO2: 98 }, values: {}, ignored: ['HR', 'SpO2'] },
  },
  {
    name: 'a name in capitals beside one that is known',
    ...{ sent: { hr: 70, SpO2: 98 }, values: { hr: 70 }, ignored: ['SpO2'] },
  },
  {
    name: 'names within the cuff and the statuses',
    sent: { nibp: { sys: 120, dia: 70, mean: 87 }, status: { SpO2: 'off' } },
    ...{ values: { sys: 120, dia: 70 }, ignored: ['nibp.mean', 'status.SpO2'] },
  },
];

function invalid(text: string) {
  return { values: {}, status: INVALID, invalid: { hr: text } };
}

describe.each([socketIoTransport, webSocketTransport])('a monitor over $name', (transport) => {
  let clinic: DeviceClinic;
  async function becomes({ sent, values, status, invalid: texts, battery, ignored }: Case) {
    const stream = randomUUID();
    const ack = await clinic.device.readings({
      ...{ channel: '1', stream, seq: 1, readings: [{ t: Date.now(), ...sent }] },
    });
    expect(ack).toEqual({
      ...{ ok: true, committed: { stream, seq: 1 } },
      ...(ignored ? { ignored } : {}),
    });
    const [reading] = (await clinic.stored()).map(toNamed);
    expect(reading).toMatchObject({ seq: 1, values, status: status ?? {} });
    expect(reading?.values).toEqual(values);
    expect(reading?.invalid).toEqual(texts);
    expect(reading?.battery).toBe(battery);
    const alarms = clinic.server.engine.chair(1, clinic.server.chairs[0]?.id ?? '')?.alarms ?? [];
    expect(alarms.filter(({ key }) => key.includes('battery'))).toEqual([]);
    const said = clinic.notes().join('\n');
    for (const name of ignored ?? []) expect(said).toContain(name);
    if (!ignored) expect(said).toBe('');
  }

  beforeEach(async () => {
    clinic = await deviceClinic(transport);
  });
  afterEach(() => clinic.close());

  it.each(CASES)('VI-08 $name', becomes);
  it.each(NAMES)('IN-141 $name', becomes);

  it('IN-142 a stream in capitals is the same stream', async () => {
    const stream = randomUUID();
    const message = (seq: number, name: string) => ({
      ...{ channel: '1', stream: name, seq, readings: [{ t: Date.now(), hr: 60 + seq }] },
    });
    expect(await clinic.device.readings(message(1, stream.toUpperCase()))).toEqual({
      ...{ ok: true, committed: { stream, seq: 1 } },
    });
    expect(await clinic.device.readings(message(2, stream))).toEqual({
      ...{ ok: true, committed: { stream, seq: 2 } },
    });
    expect((await clinic.stored()).map(({ values }) => valueIn(values, 'hr'))).toEqual([61, 62]);
    const again = await clinic.connect();
    expect(again.welcome.committed).toEqual({ 1: { stream, seq: 2 } });
  });
});
