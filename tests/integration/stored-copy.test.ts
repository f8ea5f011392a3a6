/** A clinic that an earlier version recorded, opened by this one. */
import { verifyExport } from '@chairside/server/signing/verify-export';
import type { ReadingsAnswer, SessionDetail } from '@chairside/shared/wire/http';
import type { Verification } from '@chairside/shared/wire/signing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CopiedClinic } from '../support/copied-clinic.ts';
import { faultsOf, storedReadings } from '../support/log-proof.ts';
import { webSocketTransport } from '../support/raw-device.ts';
import { storedCopy } from '../support/stored-copy.ts';

const FILES = ['events.csv', 'readings.csv', 'export.fhir.json', 'export.pdf'];

/** What each copy has: readings of its closed session, patients by number, and closed sessions after it. */
const COPIES = [
  { name: 'engine-3', count: 736, patients: ['0388', '0412'], more: 0 },
  { name: 'readings-2', count: 680, patients: ['0388', '0412', '0431', '0434'], more: 2 },
];

describe.each(COPIES)('a clinic that an earlier version recorded: $name', (has) => {
  const copy = storedCopy(has.name);
  const [, chair] = copy.chairs;
  const [, left] = copy.streams;
  if (!chair || !left) throw new Error('the copy has no second chair');

  let clinic: CopiedClinic;
  beforeAll(async () => {
    clinic = await CopiedClinic.open(has.name);
  });
  afterAll(() => clinic?.close());

  const get = async <T>(path: string): Promise<T> => JSON.parse(await clinic.text(path));
  const detail = (id: string) => get<SessionDetail>(`sessions/${id}`);
  const shown = () => clinic.server.picture.chair(copy.clinicId, chair.id);

  it('ST-540 its signed session holds: log, chain, signatures, readings and alarms', async () => {
    const { id, seq, hash } = copy.closed;
    const { state } = await detail(id);
    expect([state.phase, state.seq, state.hash]).toEqual(['closed', seq, hash]);
    expect(faultsOf(await clinic.nurse.log(id))).toEqual([]);
    const verification = await get<Verification>(`sessions/${id}/verification`);
    expect(verification).toMatchObject({
      faults: [],
      events: seq,
      readings: has.count,
      unsigned: 1,
    });
    expect(verification.signatures.map(({ by }) => by)).toEqual(['Provider', 'Provider B']);
  });

  it('ST-540 what it exported then is verified, and what is exported now', async () => {
    for (const text of [
      copy.exported,
      await clinic.text(`sessions/${copy.closed.id}/export.json`),
    ]) {
      const { faults, signatures, readings } = await verifyExport(text);
      expect([faults, signatures.length, readings]).toEqual([[], 2, has.count]);
    }
  });

  it('ST-540 its sessions, patients and protocol are there, and every page and file of its session is made', async () => {
    const { sessions } = await get<{ sessions: { id: string }[] }>('sessions?phase=all');
    const ids = sessions.map(({ id }) => id);
    expect([ids[0], ids.at(-1), ids.length]).toEqual([
      ...[copy.running.id, copy.closed.id],
      2 + has.more,
    ]);
    const { patients } = await get<{ patients: { recordNumber: string }[] }>('patients');
    expect(patients.map(({ recordNumber }) => recordNumber).sort()).toEqual(has.patients);
    expect(await get('protocols/in-force')).toMatchObject({ reference: copy.protocol });
    const { id } = copy.closed;
    for (const part of ['review', ...FILES]) {
      await clinic.text(`sessions/${id}/${part}`);
    }
    const whole = `readings?from=${copy.at - 86_400_000}&to=${copy.at}`;
    const { count, series } = await get<ReadingsAnswer>(`sessions/${id}/${whole}`);
    expect(count).toBe(has.count);
    for (const signal of ['hr', 'pulse', 'spo2', 'rr', 'etco2', 'temp', 'sys', 'dia', 'map']) {
      const { v = [] } = series[signal as keyof typeof series] ?? {};
      const measured = v.filter((value) => value !== null);
      expect([signal, measured.length > 0]).toEqual([signal, true]);
    }
    expect(Math.min(...(series.spo2?.v.flatMap((value) => value ?? []) ?? []))).toBe(86);
  });

  it('ST-540 its running session is shown as it was left, charted on, closed, signed and verified', async () => {
    const { id, seq, alarms } = copy.running;
    const before = await detail(id);
    expect(before.state.phase).toBe('infusing');
    expect(before.state.seq).toBeGreaterThanOrEqual(seq);
    const keys = shown()?.alarms.map(({ key, state }) => ({ key, state })) ?? [];
    for (const alarm of alarms) expect(keys).toContainEqual(alarm);

    const stored = await storedReadings(clinic.server.store, copy.clinicId, id);
    const device = await webSocketTransport.connect(clinic.server.url, chair.token);
    expect(device.welcome.committed['1']).toEqual(left);
    for (let second = 1; second <= 30; second += 1) {
      clinic.clock.advance(1_000);
      const ack = await device.readings({
        ...{ channel: '1', stream: left.stream, seq: left.seq + second },
        readings: [{ t: clinic.clock.now(), hr: 80, spo2: 97, rr: 14 }],
      });
      expect(ack.ok).toBe(true);
    }
    device.close();
    await device.closed;
    const { alarms: after } = shown() ?? { alarms: [] };
    expect(after.find(({ key }) => key === 'spo2:low')?.state).not.toBe('active');

    await clinic.nurse.must(id, { type: 'add-note', text: 'After the update.' });
    await clinic.nurse.must(id, { type: 'stop-infusion', reason: 'completed' });
    for (const { id: alarmId, kind } of after) {
      if (kind === 'physiological')
        await clinic.nurse.must(id, { type: 'acknowledge-alarm', alarmId });
    }
    await clinic.nurse.must(id, {
      ...{ type: 'close', outcome: 'left-against-advice', note: 'Advised to stay.' },
    });
    await clinic.provider.must(id, { type: 'sign-session' });
    expect(faultsOf(await clinic.nurse.log(id))).toEqual([]);
    const readings = await storedReadings(clinic.server.store, copy.clinicId, id);
    expect(readings.slice(0, stored.length)).toEqual(stored);
    expect(readings).toHaveLength(stored.length + 30);
    const verification = await get<Verification>(`sessions/${id}/verification`);
    expect(verification).toMatchObject({ faults: [], readings: readings.length, unsigned: 0 });
  });
});
