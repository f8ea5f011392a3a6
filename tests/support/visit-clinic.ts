import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@chairside/server/composition';
import { hashPassword } from '@chairside/server/identity/passwords';
import { SIGN_IN_COOKIE, SignInService } from '@chairside/server/identity/sign-in.service';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { readConfig } from '@chairside/server/platform/config';
import { createLogger } from '@chairside/server/platform/logger';
import { secretHash } from '@chairside/server/platform/secrets';
import type { Store } from '@chairside/server/store/ports/store';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { RawReading } from '@chairside/shared/wire/monitor';
import type { ChairLive } from '@chairside/shared/wire/station';
import { seqBefore, type VisitStep } from '@chairside/simulators/demo/demo-visit';
import { Chart } from './chart.ts';
import { putProtocol } from './put-protocol.ts';
import { webSocketTransport } from './raw-device.ts';

interface VisitChair {
  readonly id: string;
  readonly label: string;
  readonly channelId: string;
  readonly token: string;
}

const DAY = 86_400_000;

/** A whole server over its own database, with a clock that stands still, a nurse, a provider and three chairs. */
export class VisitClinic {
  readonly clock: ManualClock;
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'chairside-visit-'));
  #server: RunningServer | null = null;
  #cookies = { nurse: '', provider: '', other: '', secondProvider: '' };
  #protocol: ProtocolDocument;
  clinicId = 0;
  readonly chairs: VisitChair[] = [];
  #sent = 0;
  /** Of the monitor of each chair. */
  readonly #streams = new Map<number, string>();
  /** Of everybody who charts here. */
  readonly password = 'a password of the visit';

  readonly #environment: Readonly<Record<string, string>>;

  private constructor(at: number, protocol: ProtocolDocument, environment: Record<string, string>) {
    this.clock = new ManualClock(at);
    this.#protocol = protocol;
    this.#environment = environment;
  }

  static async open(
    options: {
      at?: number;
      protocol?: ProtocolDocument;
      environment?: Record<string, string>;
    } = {},
  ): Promise<VisitClinic> {
    const { at = Date.UTC(2026, 0, 5, 9), protocol = DEFAULT_PROTOCOL, environment = {} } = options;
    const clinic = new VisitClinic(at, protocol, environment);
    await clinic.#start();
    return clinic;
  }

  get server(): RunningServer {
    if (!this.#server) throw new Error('the server is stopped');
    return this.#server;
  }

  get nurse(): Chart {
    return new Chart(this.server.url, this.#cookies.nurse, this.password);
  }
  get provider(): Chart {
    return new Chart(this.server.url, this.#cookies.provider, this.password);
  }
  /** Another nurse. */
  get other(): Chart {
    return new Chart(this.server.url, this.#cookies.other, this.password);
  }

  get secondProvider(): Chart {
    return new Chart(this.server.url, this.#cookies.secondProvider, this.password);
  }

  /** As the provider, whatever the answer. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, cookie: this.#cookies.provider };
    return fetch(`${this.server.url}${path}`, { ...init, headers });
  }

  /** The server ends as on SIGTERM and comes up again on what it left. */
  async restart(): Promise<void> {
    await this.server.close();
    await this.#start();
  }

  async close(): Promise<void> {
    await this.#server?.close();
    rmSync(this.#dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  minutes(count: number): void {
    this.clock.advance(count * 60_000);
  }

  /** A patient of the clinic with a course; weight and course by the same people who chart. */
  async patient(recordNumber: string): Promise<{ patientId: string; courseId: string }> {
    const patientId = randomUUID();
    const courseId = randomUUID();
    await this.#call('POST', '/api/patients', {
      ...{
        id: patientId,
        recordNumber,
        name: `Patient ${recordNumber}`,
        dateOfBirth: '1984-03-11',
      },
      ...{ sex: 'female', allergies: { none: true }, riskFactors: [] },
    });
    await this.#call('POST', `/api/patients/${patientId}/courses`, {
      ...{ id: courseId, indication: 'major-depression', startedOn: '2026-01-05' },
      schedule: [{ label: 'Week 1', every: 'week', times: 1, infusions: 3 }],
    });
    return { patientId, courseId };
  }

  /** A session of a new patient in a chair, opened by the nurse; its id. */
  async openFor(recordNumber: string, chair = 0): Promise<string> {
    const session = randomUUID();
    const { patientId, courseId } = await this.patient(recordNumber);
    await this.nurse.must(session, {
      ...{ type: 'open', chairId: this.chairs[chair]?.id ?? '', patientRef: recordNumber },
      ...{ patientId, courseId, identifiers: ['name', 'date-of-birth'] },
    });
    return session;
  }

  /** Before its time; `version`: the one that the change is made from. */
  async endCourse(patientId: string, courseId: string, version: number): Promise<void> {
    await this.#call('PUT', `/api/patients/${patientId}/courses/${courseId}`, {
      ...{ version, indication: 'major-depression', startedOn: '2026-01-05' },
      schedule: [{ label: 'Week 1', every: 'week', times: 1, infusions: 3 }],
      ...{ status: 'ended', statusReason: 'moved away' },
    });
  }

  get<T>(path: string): Promise<T> {
    return this.#call<T>('GET', path);
  }

  /** What stations are shown of the chair. */
  chair(index: number): ChairLive {
    const found = this.server.picture.chair(this.clinicId, this.chairs[index]?.id ?? '');
    if (!found) throw new Error('the chair is not there');
    return found;
  }

  /** Steps of a nurse and a provider, one after the other, `apartMs` on the clock between them. */
  async run(session: string, steps: readonly VisitStep[], apartMs = 1_000): Promise<void> {
    for (const { by, command } of steps) {
      this.clock.advance(apartMs);
      const before = seqBefore(await this.nurse.log(session));
      await this[by].must(session, typeof command === 'function' ? command(before) : command);
    }
  }

  /** One reading of the chair's monitor, now. */
  async measure(index: number, values: Omit<RawReading, 't'>): Promise<void> {
    const chair = this.chairs[index];
    if (!chair) throw new Error('the chair is not there');
    const device = await webSocketTransport.connect(this.server.url, chair.token);
    this.#sent += 1;
    const stream = this.#streams.get(index) ?? randomUUID();
    this.#streams.set(index, stream);
    const ack = await device.readings({
      ...{ channel: '1', stream, seq: this.#sent },
      readings: [{ t: this.clock.now(), ...values }],
    });
    device.close();
    await device.closed;
    if (!ack.ok) throw new Error(ack.error.message);
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.server.url}${path}`, {
      method,
      headers: { cookie: this.#cookies.provider, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.json() as Promise<T>;
  }

  async #start(): Promise<void> {
    const config = readConfig({
      ...{ HOST: '127.0.0.1', PORT: '0', CHAIRSIDE_DATA_DIR: this.#dataDir },
      ...this.#environment,
    });
    this.#server = await startServer(config, {
      clock: this.clock,
      log: createLogger('silent'),
      coverage: () => ({ watching: 1, visible: 1, sounding: 1 }),
      prepare: async (store) => {
        if (this.clinicId === 0) await this.#seed(store);
      },
    });
  }

  async #seed(store: Store): Promise<void> {
    const { id } = await store.clinics.create({ name: 'First', timeZone: 'Europe/Berlin' });
    this.clinicId = id;
    await putProtocol(store.protocols, id, this.#protocol);
    const signIns = new SignInService(store.identity, DAY);
    const cookie = async (userName: string, name: string, role: 'nurse' | 'provider') => {
      const passwordHash = await hashPassword(this.password);
      const user = await store.identity.createUser({
        ...{ clinicId: id, userName, name, role, passwordHash },
      });
      const { secret } = await signIns.open(user, this.clock.now());
      return `${SIGN_IN_COOKIE}=${secret}`;
    };
    this.#cookies = {
      nurse: await cookie('nurse', 'Nurse', 'nurse'),
      provider: await cookie('provider', 'Provider', 'provider'),
      other: await cookie('nurse-b', 'Nurse B', 'nurse'),
      secondProvider: await cookie('provider-b', 'Provider B', 'provider'),
    };
    for (const label of ['1', '2', '3']) {
      const chair = await store.clinics.createChair(id, label);
      const token = randomUUID();
      const [channel] = await store.devices.create(id, {
        ...{ label: `Monitor ${label}`, channels: ['1'], tokenHash: secretHash(token) },
      });
      if (!channel) throw new Error('no channel was made');
      await store.devices.bind(id, channel.id, chair.id);
      this.chairs.push({ id: chair.id, label, channelId: channel.id, token });
    }
  }
}
