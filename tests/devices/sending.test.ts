import { randomUUID } from 'node:crypto';
import { toNamed } from '@chairside/shared/vitals/named-reading';
/** Monitors whose messages leave their units and codes open: read as an administrator has set it. */
import { valueIn } from '@chairside/shared/vitals/reading';
import type { Sending } from '@chairside/shared/vitals/wire-values';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webSocketTransport } from '../support/raw-device.ts';
import { type DeviceClinic, deviceClinic } from './device-clinic.fixture.ts';

interface Case {
  readonly name: string;
  readonly set: Partial<Sending>;
  readonly said?: object;
  readonly sent: object;
  readonly values: object;
  readonly status?: object;
}

const CASES: readonly Case[] = [
  {
    name: 'EtCO2 in kPa',
    ...{ set: { units: { etco2: 'kPa' } }, sent: { etco2: 5.2 }, values: { etco2: 39 } },
  },
  {
    name: 'EtCO2 in per cent',
    ...{ set: { units: { etco2: '%' } }, sent: { etco2: '5.0' }, values: { etco2: 38 } },
  },
  {
    name: 'a low EtCO2 with a fraction, in mmHg as set',
    ...{ set: { units: { etco2: 'mmHg' } }, sent: { etco2: 9.6 }, values: { etco2: 10 } },
  },
  {
    name: 'a temperature in degF',
    ...{ set: { units: { temp: 'degF' } }, sent: { temp: 98.6 }, values: { temp: 37 } },
  },
  {
    name: 'a cuff in kPa',
    ...{ set: { units: { nibp: 'kPa' } }, sent: { nibp: { sys: 16, dia: 10.7 } } },
    values: { sys: 120, dia: 80 },
  },
  {
    name: 'a message that names its unit is read in it',
    ...{ set: { units: { etco2: 'kPa', temp: 'degF' } }, said: { etco2: 'mmHg' } },
    ...{ sent: { etco2: 38, temp: 98.6 }, values: { etco2: 38, temp: 37 } },
  },
  {
    name: 'a code of its own',
    ...{ set: { noData: { hr: [999], spo2: [999] } }, sent: { hr: 999, spo2: 97 } },
    ...{ values: { spo2: 97 }, status: { hr: 'off' } },
  },
  {
    name: 'a code of its own in the cuff',
    ...{ set: { noData: { sys: [990], dia: [990] } }, sent: { nibp: { sys: 990, dia: 990 } } },
    ...{ values: {}, status: { nibp: 'off' } },
  },
  {
    name: 'a code of one signal is none of another',
    ...{ set: { noData: { hr: [999] } }, sent: { pulse: 999 } },
    ...{ values: {}, status: { pulse: 'invalid' } },
  },
];

describe('how a monitor sends, as it was set', () => {
  let clinic: DeviceClinic;
  beforeEach(async () => {
    clinic = await deviceClinic(webSocketTransport);
  });
  afterEach(() => clinic.close());

  const set = async (sending: Partial<Sending>) => {
    const { server, channelId } = clinic;
    const channels = await server.store.devices.channels(server.clinic.id);
    const deviceId = channels.find(({ id }) => id === channelId)?.deviceId ?? '';
    const whole = { units: {}, noData: {}, ...sending };
    await server.store.devices.setSending(server.clinic.id, deviceId, whole);
    server.attached.intake.sendingSet(deviceId, whole);
  };
  const message = (stream: string, seq: number, sent: object, units?: object) => ({
    ...{ channel: '1', stream, seq, readings: [{ t: Date.now(), ...sent }] },
    ...(units === undefined ? {} : { units }),
  });

  it.each(CASES)('VI-360, VI-361 $name', async ({ set: to, said, sent, values, status = {} }) => {
    await set(to);
    const stream = randomUUID();
    const first = message(stream, 1, sent, said);
    const ack = { ok: true, committed: { stream, seq: 1 } };
    expect(await clinic.device.readings(first)).toEqual(ack);
    expect(await clinic.device.readings(first)).toEqual(ack);
    const stored = (await clinic.stored()).map(toNamed);
    expect(stored.map((one) => [one.values, one.status])).toEqual([[values, status]]);
  });

  it('VI-362 holds for the next reading of a connection that is open, and for the next connection', async () => {
    const stream = randomUUID();
    await clinic.device.readings(message(stream, 1, { etco2: 5.2 }));
    await set({ units: { etco2: 'kPa' } });
    await clinic.device.readings(message(stream, 2, { etco2: 5.2 }));
    const again = await clinic.connect();
    await again.readings(message(stream, 3, { etco2: 5.2 }));
    const stored = await clinic.stored();
    expect(stored.map(({ values, invalid }) => valueIn(values, 'etco2') ?? invalid?.etco2)).toEqual(
      [...['5.2', 39, 39]],
    );
  });

  it('VI-362 reads what is sent again as it was read at first, evaluated or stored', async () => {
    const stream = randomUUID();
    const stored = message(stream, 1, { etco2: 38.5 });
    await clinic.device.readings(stored);
    clinic.server.store.setAway(true);
    const evaluated = message(stream, 2, { etco2: 37.5 });
    const waiting = clinic.device.readings(evaluated);
    const { engine, clinic: own, chairs } = clinic.server;
    const live = () => engine.chair(own.id, chairs[0]?.id ?? '')?.vitals.values.etco2?.value;
    await expect.poll(live).toBe(38);
    await set({ units: { etco2: 'kPa' } });
    clinic.server.store.setAway(false);
    await waiting;
    for (const [sent, seq] of [
      [stored, 2],
      [evaluated, 2],
    ] as const) {
      expect(await clinic.device.readings(sent)).toEqual({ ok: true, committed: { stream, seq } });
    }
    const values = (await clinic.stored()).map((one) => valueIn(one.values, 'etco2'));
    expect(values).toEqual([39, 38]);
  });
});
