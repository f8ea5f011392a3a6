import type { Logger } from '../platform/logger.ts';
import { openPool } from './connection.ts';
import type { ProtocolStore, ReaderSettings, ReadingStore, SessionStore } from './ports.ts';
import { createProtocolStore } from './protocols.store.ts';
import { createReadingStore } from './readings/readings.store.ts';
import { createSessionStore } from './sessions.store.ts';

/** Sessions, readings and protocols over connections of its own, for work beside the live server. */
export interface StoreReader {
  readonly sessions: Pick<SessionStore, 'list' | 'find' | 'events'>;
  readonly readings: Pick<ReadingStore, 'replay' | 'chart'>;
  readonly protocols: Pick<ProtocolStore, 'get'>;
  close(): Promise<void>;
}

/** One connection: what reads beside the live server must not crowd it out. */
export function openReader(settings: ReaderSettings, logger: Logger): StoreReader {
  const connection = openPool(settings, logger, 1);
  return {
    sessions: createSessionStore(connection),
    readings: createReadingStore(connection),
    protocols: createProtocolStore(connection),
    close: () => connection.pool.end(),
  };
}
