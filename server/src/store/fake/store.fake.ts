import { machineClock } from '../../platform/clock.ts';
import { createLogger } from '../../platform/logger.ts';
import { createCommitLane } from '../lane/commit-lane.ts';
import type { Store } from '../ports/store.ts';
import { createFakeAudit } from './fake-audit.ts';
import { createFakeCommitter } from './fake-committer.ts';
import { emptyData, type FakeData } from './fake-data.ts';
import { createFakeDelivery } from './fake-delivery.ts';
import { createFakePatients } from './fake-patients.ts';
import {
  createFakeClinics,
  createFakeDevices,
  createFakeIdentity,
  createFakeProtocols,
} from './fake-places.ts';
import { createFakeReadings, createFakeSessions } from './fake-sessions.ts';
import { createFakeSigningKeys } from './fake-signing.ts';

export interface FakeStore extends Store {
  /** The tables, to look at and to change as another process would. */
  readonly data: FakeData;
  /** The database away: every commit, and all that is asked of users, fails until called again with `false`. */
  setAway(away: boolean): void;
}

export interface FakeStoreOptions {
  readonly commitWindowMs?: number;
  readonly spoolLimit?: number;
  readonly readingsPerSession?: number;
  /** Server time, epoch ms; without it the machine's clock. */
  readonly now?: () => number;
}

/** The whole store in memory, with the real lane: for tests of what uses it. Held to the same contract. */
export function createFakeStore(options: FakeStoreOptions = {}): FakeStore {
  const data = emptyData();
  const committer = createFakeCommitter(data, options.readingsPerSession);
  const lane = createCommitLane({
    committer,
    logger: createLogger('silent'),
    windowMs: options.commitWindowMs ?? 0,
    spoolLimit: options.spoolLimit ?? 100_000,
    now: options.now ?? machineClock().wall,
  });
  return {
    ...{ data, reader: null },
    lane,
    sessions: createFakeSessions(data),
    readings: createFakeReadings(data),
    devices: createFakeDevices(data),
    clinics: createFakeClinics(data),
    identity: unlessAway(createFakeIdentity(data), () => committer.away),
    protocols: createFakeProtocols(data),
    delivery: createFakeDelivery(data),
    signing: createFakeSigningKeys(),
    patients: createFakePatients(data),
    audit: createFakeAudit(),
    setAway(away) {
      committer.away = away;
    },
    async ping() {
      if (committer.away) throw new Error('the database is away');
    },
    close: () => lane.close(1000),
  };
}

function unlessAway<T extends object>(store: T, away: () => boolean): T {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || !away()) return value;
      return async () => {
        throw new Error('connect ECONNREFUSED');
      };
    },
  });
}
