import type { Logger } from '../platform/logger.ts';
import { createClinicStore } from './clinics.store.ts';
import { openPool } from './database/connection.ts';
import { createDeliveryStore } from './delivery.store.ts';
import { createPatientStore } from './patients.store.ts';
import type { ReaderSettings, Store } from './ports/store.ts';
import { createProtocolStore } from './protocols.store.ts';
import { createReadingStore } from './readings/readings.store.ts';
import { createSessionStore } from './sessions.store.ts';
import { createSigningKeyStore } from './signing.store.ts';

/** What is read in bulk, over connections of its own beside the live server. */
export interface StoreReader
  extends Pick<
    Store,
    'sessions' | 'readings' | 'protocols' | 'clinics' | 'signing' | 'patients' | 'delivery'
  > {
  close(): Promise<void>;
}

/** Few connections: what reads beside the live server must not crowd it out. */
export function openReader(settings: ReaderSettings, logger: Logger): StoreReader {
  const connection = openPool(settings, logger, 2);
  return {
    sessions: createSessionStore(connection),
    readings: createReadingStore(connection),
    protocols: createProtocolStore(connection),
    clinics: createClinicStore(connection),
    signing: createSigningKeyStore(connection),
    patients: createPatientStore(connection),
    delivery: createDeliveryStore(connection),
    close: () => connection.pool.end(),
  };
}
