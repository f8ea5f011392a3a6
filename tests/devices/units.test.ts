/** Units and codes as devices send them, through the whole intake: each case is a name, what is sent, and what is kept. */
import { randomUUID } from 'node:crypto';
import { toNamed } from '@chairside/shared/vitals/named-reading';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webSocketTransport } from '../support/raw-device.ts';
import { type DeviceClinic, deviceClinic } from './device-clinic.fixture.ts';

interface Case {
  readonly name: string;
  readonly units?: object;
  readonly sent: object;
  readonly values: object;
  readonly status?: object;
  readonly invalid?: object;
}

const CASES: readonly Case[] = [
  { name: 'EtCO2 in kPa', units: { etco2: 'kPa' }, sent: { etco2: 5.2 }, values: { etco2: 39 } },
  {
    name: 'EtCO2 of a monitor that does not say its unit',
    ...{ sent: { etco2: 5.2 }, values: {}, status: { etco2: 'invalid' } },
    invalid: { etco2: '5.2' },
  },
  {
    name: 'a temperature in degF',
    ...{ units: { temp: 'degF' }, sent: { temp: 98.6 }, values: { temp: 37 } },
  },
  {
    name: 'a cuff in kPa',
    ...{ units: { nibp: 'kPa' }, sent: { nibp: { sys: 16, dia: 10.7, map: 12.4 } } },
    values: { sys: 120, dia: 80, map: 93 },
  },
  {
    name: 'a cuff in kPa of a monitor that does not say so',
    ...{ sent: { nibp: { sys: 16, dia: 10.7, map: 12.4 } }, values: {} },
    ...{ status: { nibp: 'invalid' }, invalid: { sys: '16', dia: '10.7', map: '12.4' } },
  },
  {
    name: 'a probe that is off, with the last pulse beside it',
    ...{ sent: { spo2: 127, pulse: 57 }, values: {}, status: { spo2: 'off', pulse: 'off' } },
  },
  {
    name: 'a saturation as a fraction',
    ...{ sent: { spo2: 0.97 }, values: {}, status: { spo2: 'invalid' } },
    invalid: { spo2: '0.97' },
  },
];

describe('what devices mean by a number', () => {
  let clinic: DeviceClinic;
  beforeEach(async () => {
    clinic = await deviceClinic(webSocketTransport);
  });
  afterEach(() => clinic.close());

  it.each(CASES)('VI-170 $name', async ({ units, sent, values, status = {}, invalid }) => {
    const stream = randomUUID();
    const message = {
      ...{ channel: '1', stream, seq: 1, readings: [{ t: Date.now(), ...sent }] },
      ...(units === undefined ? {} : { units }),
    };
    const ack = { ok: true, committed: { stream, seq: 1 } };
    expect(await clinic.device.readings(message)).toEqual(ack);
    // Sent again it is the same reading, in its unit.
    expect(await clinic.device.readings(message)).toEqual(ack);
    const [reading, ...others] = (await clinic.stored()).map(toNamed);
    expect(others).toEqual([]);
    expect([reading?.values, reading?.status, reading?.invalid]).toEqual([values, status, invalid]);
    const alarms = clinic.server.engine.chair(1, clinic.server.chairs[0]?.id ?? '')?.alarms ?? [];
    expect(alarms.filter(({ kind }) => kind === 'physiological')).toEqual([]);
  });

  it('VI-170 a unit that nobody knows is refused, and nothing is kept', async () => {
    const answer = await clinic.device.readings({
      ...{ channel: '1', stream: randomUUID(), seq: 1, units: { etco2: 'torr' } },
      readings: [{ t: Date.now(), etco2: 38 }],
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-message' } });
    expect(await clinic.stored()).toEqual([]);
  });
});
