import {
  bigint,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { channels, clinicId, instant } from './places.ts';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** One row per (channel, stream): the last durable `seq`. Its `key` stands for the pair in the readings. */
export const watermarks = pgTable(
  'watermarks',
  {
    key: integer().primaryKey().generatedAlwaysAsIdentity(),
    clinicId: clinicId(),
    channelId: uuid('channel_id')
      .notNull()
      .references(() => channels.id),
    stream: uuid().notNull(),
    seq: bigint({ mode: 'number' }).notNull().default(0),
    /** Latest device time among its readings; null for streams of before this was kept. */
    newestT: instant('newest_t'),
    /** Its newest reading whose instant is known: server time and device time. Null for streams of before this was kept. */
    knownAt: instant('known_at'),
    knownT: instant('known_t'),
  },
  (t) => [unique('watermarks_stream').on(t.channelId, t.stream)],
);

/** Hot readings: what is not compacted yet. Values and statuses are in `packed`, or in the columns of the first format. */
export const readings = pgTable(
  'readings',
  {
    sessionKey: integer('session_key').notNull(),
    clinicId: integer('clinic_id').notNull(),
    streamKey: integer('stream_key').notNull(),
    /** See readings/hot-format; null in rows of the first format. */
    packed: bytea(),
    /** First format: statuses and late mark, see readings/format-1. */
    flags: integer(),
    at: instant('at').notNull(),
    arrivedAt: instant('arrived_at').notNull(),
    /** Device time. */
    t: instant('t').notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    skew: bigint({ mode: 'number' }),
    nibpAt: instant('nibp_at'),
    /** First format: one column for each value. */
    hr: smallint(),
    spo2: smallint(),
    pulse: smallint(),
    rr: smallint(),
    etco2: smallint(),
    temp: smallint(),
    sys: smallint(),
    dia: smallint(),
    map: smallint(),
    battery: smallint(),
    /** Raw text of impossible values, as JSON. */
    invalid: text(),
  },
  (t) => [index('readings_session_at').on(t.sessionKey, t.at)],
);

/** Compacted readings: one window of one session in one compressed block. */
export const readingBlocks = pgTable(
  'reading_blocks',
  {
    sessionKey: integer('session_key').notNull(),
    /** Start of the window on the axis of `at`. */
    windowAt: instant('window_at').notNull(),
    clinicId: clinicId(),
    count: integer().notNull(),
    lastArrivedAt: instant('last_arrived_at').notNull(),
    data: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionKey, t.windowAt] })],
);
