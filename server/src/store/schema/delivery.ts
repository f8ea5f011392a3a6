import type { OnCallMessage } from '@chairside/shared/wire/delivery';
import { index, integer, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { clinicId, instant } from './places.ts';

/**
 * What each station did with each occurrence. An alarm reaches the screens before its record: neither table
 * refers to the session, which may be durable a moment later.
 */
export const alarmReceipts = pgTable(
  'alarm_receipts',
  {
    sessionId: uuid('session_id').notNull(),
    alarmId: text('alarm_id').notNull(),
    stationId: uuid('station_id').notNull(),
    clinicId: clinicId(),
    /** Who was signed in there. */
    userName: text('user_name').notNull(),
    deliveredAt: instant('delivered_at'),
    seenAt: instant('seen_at'),
    soundedAt: instant('sounded_at'),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.alarmId, t.stationId] })],
);

/** The outbox of calls to whoever is on call: written before the first attempt, kept as the record of them. */
export const onCallMessages = pgTable(
  'on_call_messages',
  {
    /** The same for the same alarm and step, so that nothing is called twice. */
    id: uuid().primaryKey(),
    clinicId: clinicId(),
    sessionId: uuid('session_id').notNull(),
    alarmId: text('alarm_id').notNull(),
    message: json().$type<OnCallMessage>().notNull(),
    state: text().$type<'waiting' | 'sent' | 'withdrawn' | 'given-up'>().notNull(),
    createdAt: instant('created_at').notNull(),
    attempts: integer().notNull().default(0),
    nextAt: instant('next_at').notNull(),
    settledAt: instant('settled_at'),
    lastError: text('last_error'),
  },
  (t) => [
    index('on_call_messages_session').on(t.sessionId),
    index('on_call_messages_state').on(t.state, t.nextAt),
  ],
);
