import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { unsignedLines } from '@chairside/server/signing/unsigned-lines';
import { verifyExport } from '@chairside/server/signing/verify-export';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { SessionReview } from '@chairside/shared/review/summary-schema';
import type { SessionDetail } from '@chairside/shared/wire/http';
import type { Verification } from '@chairside/shared/wire/signing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chart, ChartCommand } from '../support/chart.ts';
import { webSocketTransport } from '../support/raw-device.ts';
import { VisitClinic } from '../support/visit-clinic.ts';

const { gate: _, observation: __, ...FREE } = DEFAULT_PROTOCOL;

let clinic: VisitClinic;
let session: string;
/** As exported after two signatures, an addendum, and a third signature under a new key. */
let text: string;

const chairOf = (index: number) => clinic.chairs[index]?.id ?? '';
const refused = async (chart: Chart, id: string, command: ChartCommand) => {
  const charted = await chart.once(id, command);
  return charted.ok ? null : charted.problem.refusal;
};
const exported = async (id: string) => {
  const response = await clinic.fetch(`/api/sessions/${id}/export.json`);
  expect(response.status).toBe(200);
  return response.text();
};

beforeAll(async () => {
  clinic = await VisitClinic.open({ protocol: FREE });
  session = randomUUID();
  const { nurse, provider, secondProvider } = clinic;
  await nurse.must(session, { type: 'open', chairId: chairOf(0), patientRef: '0412' });
  await nurse.must(session, {
    type: 'set-baseline',
    baseline: { hr: 70, spo2: 98, sys: 120, dia: 76 },
  });
  await nurse.must(session, { type: 'start-infusion', doseMg: 35, plannedMinutes: 40 });
  for (let second = 0; second < 90; second += 1) {
    clinic.clock.advance(1_000);
    await clinic.measure(0, {
      hr: 70 + (second % 7),
      spo2: second > 30 && second < 60 ? 86 : 97,
      ...(second % 30 === 0 ? { nibp: { sys: 182, dia: 108 } } : {}),
    });
  }
  await nurse.must(session, { type: 'observe-effect', term: 'seizure', severity: 'severe' });
  for (const { id: alarmId } of clinic.chair(0).alarms) {
    await nurse.must(session, { type: 'acknowledge-alarm', alarmId });
  }
  clinic.minutes(1);
  await clinic.measure(0, { hr: 72, spo2: 97, nibp: { sys: 126, dia: 80 } });
  await nurse.must(session, { type: 'stop-infusion', reason: 'side-effect' });
  clinic.minutes(5);
  expect(await refused(provider, session, { type: 'sign-session' })).toBe('not-closed');
  await nurse.must(session, { type: 'close', outcome: 'discharged' });
  expect(await refused(nurse, session, { type: 'sign-session' })).toBe('provider-signs-session');
  expect(await refused(secondProvider, session, { type: 'co-sign-session' })).toBe(
    'not-signed-yet',
  );
  await provider.must(session, { type: 'sign-session', statement: 'Seen and discussed.' });
  expect(await refused(provider, session, { type: 'sign-session' })).toBe('already-signed');
  expect(await refused(secondProvider, session, { type: 'sign-session' })).toBe('signed-already');
  await secondProvider.must(session, { type: 'co-sign-session' });
  await nurse.must(session, { type: 'add-addendum', text: 'Called the next day: well.' });
  expect((await clinic.fetch('/api/signing-keys', { method: 'POST' })).status).toBe(403);
  await clinic.server.keys.rotate(clinic.clinicId);
  await provider.must(session, { type: 'sign-session' });
  text = await exported(session);
}, 120_000);
afterAll(() => clinic.close());

describe('signing', () => {
  it('SG-180 a signature needs the signer’s own password, each time, and no other way leads to one', async () => {
    const other = randomUUID();
    await clinic.nurse.must(other, { type: 'open', chairId: chairOf(2), patientRef: '0399' });
    await clinic.nurse.must(other, { type: 'close' });
    const command = { id: randomUUID(), type: 'sign-session' };
    const post = async (path: string, body: object) => {
      const answer = await clinic.fetch(`/api/sessions/${other}/${path}`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify(body),
      });
      return [answer.status, ((await answer.json()) as { code?: string }).code];
    };
    const { password } = clinic;
    expect(await post('commands', command)).toEqual([403, 'password-needed']);
    expect(await post('signature', { command })).toEqual([400, 'bad-request']);
    expect(await post('signature', { command, password: 'a wrong one' })).toEqual([
      ...[401, 'wrong-credentials'],
    ]);
    const second = { command, userName: 'provider', password };
    expect(await post('second-person', second)).toEqual([400, 'bad-request']);
    const note = { id: randomUUID(), type: 'add-note', text: 'A note' };
    expect(await post('signature', { command: note, password })).toEqual([400, 'bad-request']);
    const { state } = await clinic.get<SessionDetail>(`/api/sessions/${other}`);
    expect(state.signatures).toEqual([]);
    await clinic.provider.must(other, { type: 'sign-session' });
  });

  it('SG-01 SG-02 a signature covers the whole record; after an addendum it is signed again', async () => {
    const { state } = await clinic.get<SessionDetail>(`/api/sessions/${session}`);
    expect(state.signatures.map(({ kind, covers }) => [kind, covers])).toEqual([
      ['signed', false],
      ['co-signed', false],
      ['signed', true],
    ]);
    expect(state.addenda).toMatchObject([{ text: 'Called the next day: well.' }]);
    const verification = await clinic.get<Verification>(`/api/sessions/${session}/verification`);
    expect(verification).toMatchObject({ faults: [], unsigned: 0, readings: 91 });
    expect(verification.signatures).toHaveLength(3);
    expect(verification.alarms).toBeGreaterThan(4);
    const keys = new Set(state.signatures.map(({ key }) => key));
    expect(keys.size).toBe(2);
  });

  it('SG-03 a command that is sent again signs once', async () => {
    const other = randomUUID();
    await clinic.nurse.must(other, { type: 'open', chairId: chairOf(1), patientRef: '0388' });
    await clinic.nurse.must(other, { type: 'close' });
    const id = randomUUID();
    const sign = { id, type: 'sign-session' } as const;
    const [first, again] = await Promise.all([
      clinic.provider.must(other, sign),
      clinic.provider.must(other, sign),
    ]);
    expect(again).toEqual(first);
    const { state } = await clinic.get<SessionDetail>(`/api/sessions/${other}`);
    expect(state.signatures).toHaveLength(1);
    expect((await verifyExport(await exported(other))).faults).toEqual([]);
  });

  it('SG-04 nothing else is charted in a closed session', async () => {
    expect(await refused(clinic.nurse, session, { type: 'add-note', text: 'late' })).toBe(
      'session-closed',
    );
  });

  it('SG-05 the export holds by itself, without the server', async () => {
    expect(await verifyExport(text)).toMatchObject({ faults: [], unsigned: 0 });
  });

  it('SG-06 one byte changed anywhere is found', async () => {
    const places = Array.from({ length: 240 }, (_, i) => Math.floor((text.length * i) / 240));
    const missed: number[] = [];
    for (const place of [...places, text.length - 1]) {
      const was = text[place] ?? '';
      const changed = /[0-8]/.test(was) ? String(Number(was) + 1) : was === 'a' ? 'b' : 'a';
      const { faults } = await verifyExport(text.slice(0, place) + changed + text.slice(place + 1));
      if (faults.length === 0) missed.push(place);
    }
    expect(missed).toEqual([]);
  }, 120_000);

  it('SG-06 names the event, the readings or the protocol that was changed', async () => {
    const change = async (from: string | RegExp, to: string) => {
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      return (await verifyExport(changed)).faults;
    };
    const effect = (await clinic.nurse.log(session)).find(
      ({ body }) => body.type === 'effect-observed',
    );
    const inLog = await change('"severity":"severe"', '"severity":"mild"');
    expect(inLog[0]).toMatchObject({ code: 'chain-broken', seq: effect?.seq });
    const inReadings = await change(/("readings":\[\{"arrivedAt":\d+,"at":\d+.*?"hr":)70/, '$175');
    expect(inReadings.map(({ code }) => code)).toContain('readings-differ');
    expect(inReadings[0]?.message).toContain('10 minutes from 2026-01-05T');
    const inProtocol = await change(/("protocol":\{.*?"name":")/, '$1X');
    expect(inProtocol.map(({ code }) => code)).toContain('protocol-differs');
    const [key = ''] = /"publicKey":"[^"]{40}/.exec(text) ?? [];
    const inKey = await change(key, key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A'));
    expect(inKey.map(({ code }) => code)).toContain('signature-wrong');
    expect((await verifyExport(` ${text}`)).faults[0]?.code).toBe('not-canonical');
    expect((await verifyExport('no')).faults[0]?.code).toBe('not-an-export');
  });

  it('SG-07 a log whose chain was made anew still has to follow from the readings', async () => {
    const { rechained } = await import('../support/rechained.ts');
    const without = rechained(text, (events) =>
      events.filter(
        ({ body }) =>
          body.type !== 'session-signed' &&
          !(body.type === 'alarm-changed' && body.transition.alarm.key === 'spo2:low'),
      ),
    );
    const { faults } = await verifyExport(without);
    expect(faults.length).toBeGreaterThan(0);
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['alarms-differ']));
    expect(faults[0]?.message).toContain('spo2:low');
  });

  it('SG-08 verify-log says so and ends with 1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chairside-verify-'));
    const run = async (content: string) => {
      const file = join(folder, 'session.json');
      writeFileSync(file, content);
      const script = resolve(import.meta.dirname, '../../server/src/signing/verify-log.ts');
      return promisify(execFile)(process.execPath, [script, file]).then(
        ({ stdout }) => ({ code: 0, out: stdout }),
        (error: { code: number; stderr: string }) => ({ code: error.code, out: error.stderr }),
      );
    };
    try {
      const good = await run(text);
      expect(good.code).toBe(0);
      expect(good.out).toMatch(
        /Recorded by alarm engine \d+: its alarms follow from the readings\./,
      );
      const bad = await run(text.replace('"severity":"severe"', '"severity":"mild"'));
      expect(bad.code).toBe(1);
      expect(bad.out).toMatch(/FAULT at event \d+: event \d+ \(effect-observed\)/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('SG-145 names what came after the last signature, by number and time', async () => {
    const now = clinic.clock.now();
    const { origin } = new URL(clinic.server.url);
    const device = await webSocketTransport.connect(origin, clinic.chairs[0]?.token ?? '');
    await device.clock(now);
    const before = await clinic.get<SessionDetail>(`/api/sessions/${session}`);
    const from = before.state.openedAt + 10_000;
    const readings = Array.from({ length: 6 }, (_, i) => ({ t: from + i * 500, hr: 71 }));
    const message = { channel: '1', stream: randomUUID(), seq: 1, readings };
    expect(await device.readings(message)).toMatchObject({ ok: true });
    device.close();
    await clinic.nurse.must(session, { type: 'add-addendum', text: 'The monitor sent the rest.' });
    const { faults, afterSignature } = await clinic.get<Verification>(
      `/api/sessions/${session}/verification`,
    );
    expect(faults).toEqual([]);
    const last = before.state.signatures.at(-1);
    expect(afterSignature).toMatchObject({
      signature: { seq: last?.seq, at: last?.at },
      events: [{ seq: before.state.seq + 1, type: 'addendum-added' }],
      readings: { count: 6, measured: { from, to: from + 2_500 } },
    });
    const review = await clinic.get<SessionReview>(`/api/sessions/${session}/review`);
    expect(review.afterSignature).toEqual(afterSignature);
    const lines = unsignedLines(afterSignature).join('\n');
    expect(lines).toContain(`event ${before.state.seq + 1} (`);
    expect(lines).toContain(`6 readings that arrived after the signature of event ${last?.seq}`);
    expect(lines).toContain(new Date(from).toISOString());
  });
});
