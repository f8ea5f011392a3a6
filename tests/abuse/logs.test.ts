import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectAsOwner } from '../support/owner-connection.ts';
import { ServerProcess } from '../support/server-process.ts';

const PASSWORD = 'correct horse battery staple 77';
const SECRETS = [
  'Zephyrine',
  'Quackenbush',
  '1961-04-13',
  'MRN-77123',
  PASSWORD,
  'staple',
  'nurse.zephyr',
];

let server: ServerProcess;
beforeAll(async () => {
  server = await ServerProcess.start({ env: { LOG_LEVEL: 'debug' } });
}, 120_000);
afterAll(async () => {
  await server.destroy();
});

it('DM-103 logs hold no patient, no password and no token, whatever fails', async () => {
  const code = /^ +([\w-]{8,})\s*$/m.exec(server.output)?.[1] ?? '';
  let cookie = '';
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${server.origin}${path}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch(() => null);
    cookie = answer?.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return { status: answer?.status ?? 0, body: (await answer?.text()) ?? '' };
  };
  const first = await ask('POST', '/api/first-administrator', {
    ...{ code, clinicName: 'North', timeZone: 'America/Chicago', chairs: 1 },
    ...{ userName: 'admin', name: 'Administrator', password: PASSWORD },
  });
  expect(first.status, first.body).toBe(201);
  const patient = {
    ...{ recordNumber: 'MRN-77123', dateOfBirth: '1961-04-13', sex: 'female' },
    name: { family: 'Quackenbush', given: 'Zephyrine' },
  };
  const failing = async () => {
    await ask('POST', '/api/patients', patient);
    await ask('POST', '/api/users', {
      ...{ userName: 'nurse.zephyr', name: 'Zephyrine Quackenbush', role: 'nurse' },
      password: PASSWORD,
    });
    await ask('POST', '/api/devices', { label: 'Zephyrine', channels: ['1'] });
    await ask('POST', '/api/sign-in', { userName: 'nurse.zephyr', password: PASSWORD });
    await ask('GET', '/api/patients?search=Zephyrine%20Quackenbush');
    await ask('GET', '/api/sessions?search=Zephyrine&patient=MRN-77123');
  };
  // The database refuses every row of these, and knows no patients.
  const owner = await connectAsOwner(server.dataDir);
  for (const table of ['users', 'devices', 'sign_ins', 'patients']) {
    await owner.query(`alter table ${table} add constraint nobody check (false) not valid`);
  }
  await failing();
  await owner.query('alter table patients rename to patients_away');
  await failing();
  await owner.query('alter table sessions rename to sessions_away');
  await failing();
  await owner.end();
  // And then it goes away, again and again.
  for (let round = 0; round < 3; round += 1) {
    const { databasePid } = server;
    if (databasePid !== null) process.kill(databasePid, 'SIGKILL');
    await failing();
    await pause(500);
  }
  const logs = `${server.output}\n${readFileSync(join(server.dataDir, 'postgres.log'), 'utf8')}`;
  expect(logs).toMatch(/"sqlstate":"23514"/);
  expect(logs).toMatch(/"route":"\/api\/patients"/);
  const hidden = [...SECRETS, cookie.split('=')[1] ?? 'no cookie', '$argon2', '$scrypt', 'chd_'];
  const told = hidden.filter((secret) => logs.toLowerCase().includes(secret.toLowerCase()));
  const line = logs
    .split('\n')
    .find((one) => told.some((secret) => one.toLowerCase().includes(secret.toLowerCase())));
  expect(told, line).toEqual([]);
});
