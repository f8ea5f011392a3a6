/** Whatever was accepted can be opened, reviewed, verified and exported: commands at the edges of their schemas. */
import { randomUUID } from 'node:crypto';
import { verifyExport } from '@chairside/server/signing/verify-export';
import { commandSchema } from '@chairside/shared/moves/commands';
import type { SchemaNode } from '@chairside/shared/text/json-bounds.fixture';
import { MAX_SEQ } from '@chairside/shared/wire/monitor';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { extremeOf } from '../support/extreme-values.ts';
import { webSocketTransport } from '../support/raw-device.ts';
import { UNGATED_PROTOCOL } from '../support/ungated-protocol.ts';
import { VisitClinic } from '../support/visit-clinic.ts';

const SEED = 20_260_105;
const EACH = 8;
const node = z.toJSONSchema(commandSchema, { io: 'input', unrepresentable: 'any' }) as SchemaNode;
const KINDS = (node.oneOf ?? node.anyOf ?? []).map((one) => ({
  type: String(one.properties?.type?.const),
  values: extremeOf(one),
}));
/** What ends the session stays out of the crowd: it would end the test with it. */
const ENDS = new Set(['open', 'close', 'transfer-chair', 'sign-session', 'co-sign-session']);

/** One chair each. */
const PHASES = ['before', 'infusing', 'recovery'];

const FILES = ['export.json', 'readings.csv', 'events.csv', 'export.fhir.json', 'export.pdf'];

describe('commands at the edges of their schemas', () => {
  let clinic: VisitClinic;
  beforeAll(async () => {
    clinic = await VisitClinic.open({ protocol: UNGATED_PROTOCOL });
  });
  afterAll(() => clinic.close());

  const post = async (session: string, body: object): Promise<number> => {
    const answer = await clinic.fetch(`/api/sessions/${session}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  /** Readings at the edges of what a device may send. */
  const measure = async (chair: number): Promise<void> => {
    const { origin } = new URL(clinic.server.url);
    const device = await webSocketTransport.connect(origin, clinic.chairs[chair]?.token ?? '');
    const now = clinic.clock.now();
    const readings = [
      {
        t: 0,
        hr: '9'.repeat(200),
        nibp: { sys: -1e300, dia: 1e300, map: 0, at: 0 },
        battery: 1e300,
      },
      { t: now, hr: 300, spo2: 100, temp: '0.000000001', nibp: { sys: 270, dia: 210, at: now } },
      { t: 8_640_000_000_000_000, hr: 20, rr: 0, etco2: 150 },
    ];
    for (const [seq, stream] of [
      [1, randomUUID()],
      [MAX_SEQ, randomUUID()],
    ] as const) {
      const answer = await device.readings({ channel: '1', stream, seq, readings });
      expect(answer).toMatchObject({ ok: true });
    }
    device.close();
  };
  const readable = async (session: string): Promise<void> => {
    for (const path of ['', '/events', '/review', ...FILES.map((file) => `/${file}`)]) {
      const answer = await clinic.fetch(`/api/sessions/${session}${path}`);
      const text = await answer.text();
      expect([path, answer.status]).toEqual([path, 200]);
      if (path === '/export.json') expect((await verifyExport(text)).faults).toEqual([]);
    }
  };

  const sessions = new Map<number, Promise<string>>();
  /** The session of a chair, opened when it is first asked for. */
  const opened = (chair: number): Promise<string> => {
    const open = async () => {
      const session = randomUUID();
      const chairId = clinic.chairs[chair]?.id ?? '';
      const patientRef = 'é'.repeat(40);
      expect(await post(session, { id: randomUUID(), type: 'open', chairId, patientRef })).toBe(
        200,
      );
      return session;
    };
    const session = sessions.get(chair) ?? open();
    sessions.set(chair, session);
    return session;
  };

  it('IN-146 lists every command', () => {
    expect(KINDS.length).toBeGreaterThan(30);
  });

  it.each(PHASES)(
    'IN-146 keep a session %s readable',
    async (phase) => {
      const chair = PHASES.indexOf(phase);
      const session = await opened(chair);
      const begin = { id: randomUUID(), type: 'start-infusion', plannedMinutes: 40 };
      if (phase !== 'before') expect(await post(session, begin)).toBe(200);
      const stop = { id: randomUUID(), type: 'stop-infusion', reason: 'completed' };
      if (phase === 'recovery') expect(await post(session, stop)).toBe(200);
      await measure(chair);
      let taken = 0;
      for (const { type, values } of KINDS) {
        if (ENDS.has(type) || (phase === 'infusing' && type === 'stop-infusion')) continue;
        for (const value of fc.sample(values, { numRuns: EACH, seed: SEED })) {
          const { at: _, ...command } = value as Record<string, unknown>;
          clinic.clock.advance(1_000);
          const status = await post(session, { ...command, id: randomUUID() });
          expect([type, status < 500]).toEqual([type, true]);
          if (status === 200) taken += 1;
        }
      }
      expect(taken).toBeGreaterThan(20);
      await readable(session);
    },
    300_000,
  );

  it.each([
    ['a number past all counting', 'events?after=1e300', 400],
    ['a number that the database cannot hold', 'events?after=2147483648', 400],
    ['a number that no double can hold', 'events?after=9007199254740993', 400],
    ['the largest number', 'events?after=2147483647', 200],
    ['all of time', 'readings?from=-9000000000000000&to=9000000000000000', 200],
    ['NUL', 'readings?from=0&to=1&points=%00', 400],
  ])('IN-147 answers %s', async (_name, path, status) => {
    const answer = await clinic.fetch(`/api/sessions/${await opened(0)}/${path}`);
    expect(answer.status).toBe(status);
  });

  it.each([
    ['NUL in a note', { type: 'add-note', text: 'a\0b' }],
    ['half a surrogate pair in a reason', { type: 'pause-infusion', reason: '\ud83d' }],
    ['an appointment past all time', { type: 'prepare-discharge', nextAppointment: { at: 1e308 } }],
    ['an entry past all counting', { type: 'sign-order', order: 2 ** 53 }],
    ['a field that no schema knows', { type: 'resume-infusion', more: { deep: 'a\0' } }],
  ])('IN-147 refuses %s', async (_name, command) => {
    expect(await post(await opened(0), { id: randomUUID(), ...command })).toBe(400);
  });

  it('IN-142 a session and a command have one id in capitals and small letters', async () => {
    const session = await opened(0);
    const note = { id: randomUUID(), type: 'add-note', text: 'once' };
    expect(await post(session.toUpperCase(), { ...note, id: note.id.toUpperCase() })).toBe(200);
    expect(await post(session, note)).toBe(200);
    const { events } = await (await clinic.fetch(`/api/sessions/${session}/events`)).json();
    const noted = events.filter(({ body }: { body: { text?: string } }) => body.text === 'once');
    expect(noted).toHaveLength(1);
    await readable(session);
  });
});
