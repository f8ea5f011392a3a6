import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import { afterEach, describe, expect, it } from 'vitest';
import { callReceiver } from '../support/call-receiver.ts';
import { Chart } from '../support/chart.ts';
import { putProtocol } from '../support/put-protocol.ts';
import { seedClinic } from '../support/seeded-clinic.ts';
import { ServerProcess } from '../support/server-process.ts';
import { SteadyMonitor } from '../support/steady-monitor.ts';
import { UNGATED_PROTOCOL } from '../support/ungated-protocol.ts';

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** The default ladder in seconds, so that the test does not wait for minutes. */
const QUICK = {
  ...UNGATED_PROTOCOL,
  id: 'quick-ladder',
  escalation: [
    { afterMs: 2_000, to: 'clinic' as const },
    { afterMs: 4_000, to: 'on-call' as const },
  ],
};

describe('whoever is on call', () => {
  it('AD-10 AD-11 is reached with every client gone, through kills of the server, once', {
    timeout: 600_000,
  }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'chairside-on-call-'));
    cleanUps.push(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
    const seeding = await openStore({
      ...{ dataDir, logger: createLogger('silent'), commitWindowMs: 0, spoolLimit: 1_000 },
    });
    const clinic = await seedClinic(seeding, 1, Date.now());
    await putProtocol(seeding.protocols, clinic.id, QUICK);
    await seeding.close();
    const receiver = await callReceiver();
    cleanUps.push(() => receiver.close());
    receiver.answer(503);
    const { url, secret } = receiver;
    const env = {
      LOG_LEVEL: 'silent',
      CHAIRSIDE_ON_CALL_URL: url,
      CHAIRSIDE_ON_CALL_SECRET: secret,
    };
    const start = () => ServerProcess.start({ dataDir, env });

    let server = await start();
    cleanUps.push(() => server.destroy());
    const [chair] = clinic.chairs;
    if (!chair) throw new Error('no chair was made');
    const chart = new Chart(server.origin, clinic.cookie);
    const session = await chart.infuse(chair.id, '0412');
    const monitor = new SteadyMonitor(
      { origin: server.origin, token: chair.token, channel: '1' },
      { hr: 72, spo2: 80 },
    );
    cleanUps.push(() => monitor.stop());
    const raised = async () => {
      const log = await chart.log(session);
      return log.some(
        ({ body }) =>
          body.type === 'alarm-changed' && body.transition.alarm.id.startsWith('spo2:low'),
      );
    };
    await expect.poll(raised).toBe(true);
    monitor.stop();

    // The first kill may come before the call was due, the second after it was refused.
    await server.kill();
    server = await start();
    await expect.poll(() => receiver.calls.length).toBeGreaterThan(0);
    await server.kill();
    receiver.answer(204);
    server = await start();
    const taken = () => receiver.calls.filter(({ status }) => status === 204);
    const spo2 = () => taken().filter(({ message }) => message.alarm.id.startsWith('spo2:low'));
    await expect.poll(() => spo2().length).toBeGreaterThan(0);
    await server.kill();
    server = await start();
    await pause(4_000);
    // A kill between the receiver's answer and its record sends a call again: under its own key, unchanged.
    for (const same of Map.groupBy(taken(), ({ key }) => key).values()) {
      expect(same.length).toBeLessThanOrEqual(2);
      for (const { message } of same) expect(message).toEqual(same[0]?.message);
    }
    expect(new Set(spo2().map(({ key }) => key)).size).toBe(1);
    expect(spo2()[0]).toMatchObject({ signed: true, message: { session, chair: '1' } });
    expect(receiver.calls.every(({ signed, key, message }) => signed && key === message.id)).toBe(
      true,
    );
  });
});
