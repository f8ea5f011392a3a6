import type { EventBody } from '@chairside/shared/moves/events';
import type { Actor } from '@chairside/shared/people/roles';
import type { CloseOutcome } from '@chairside/shared/session/entries';
import type { SessionPhase } from '@chairside/shared/session/state';
import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  json,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { courses, patients } from './patients.ts';
import { chairs, channels, clinicId, instant } from './places.ts';

/** Keys are handed out before the session is recorded: the readings of its first second carry them. */
export const sessionKeys = pgSequence('session_keys', { maxValue: 2147483647 });

/** A projection of the log, moved in the same transaction as the events. */
export const sessions = pgTable(
  'sessions',
  {
    key: integer().primaryKey(),
    id: uuid().notNull(),
    clinicId: clinicId(),
    chairId: uuid('chair_id')
      .notNull()
      .references(() => chairs.id),
    chairLabel: text('chair_label').notNull(),
    patientRef: text('patient_ref').notNull(),
    protocol: text().notNull(),
    phase: text().$type<SessionPhase>().notNull(),
    openedAt: instant('opened_at').notNull(),
    startedAt: instant('started_at'),
    stoppedAt: instant('stopped_at'),
    closedAt: instant('closed_at'),
    effects: integer().notNull().default(0),
    criticalAlarms: integer('critical_alarms').notNull().default(0),
    warningAlarms: integer('warning_alarms').notNull().default(0),
    seriousEffects: integer('serious_effects').notNull().default(0),
    /** Who signed the order, or else the session: what the list is filtered by. */
    providerId: text('provider_id'),
    providerName: text('provider_name'),
    outcome: text().$type<CloseOutcome>(),
    /** Last signature that covers the whole record; null again after an addendum. */
    signedAt: instant('signed_at'),
    /** Null until the patient is known. */
    patientId: uuid('patient_id'),
    courseId: uuid('course_id'),
  },
  (t) => [
    unique('sessions_id').on(t.id),
    uniqueIndex('sessions_running_chair').on(t.chairId).where(sql`closed_at is null`),
    index('sessions_list').on(t.clinicId, t.openedAt, t.key),
    /** What providers look for first, whatever the size of the list. */
    index('sessions_unsigned')
      .on(t.clinicId, t.openedAt, t.key)
      .where(sql`closed_at is not null and signed_at is null`),
    index('sessions_critical').on(t.clinicId, t.openedAt, t.key).where(sql`critical_alarms > 0`),
    index('sessions_serious').on(t.clinicId, t.openedAt, t.key).where(sql`serious_effects > 0`),
    uniqueIndex('sessions_running_patient')
      .on(t.clinicId, t.patientId)
      .where(sql`closed_at is null and patient_id is not null`),
    index('sessions_of_patient').on(t.clinicId, t.patientId, t.openedAt),
    index('sessions_of_course').on(t.clinicId, t.courseId),
    foreignKey({
      name: 'sessions_patient',
      columns: [t.clinicId, t.patientId],
      foreignColumns: [patients.clinicId, patients.id],
    }),
    /** With no patient there is no course: the pair is one of the clinic's, or the course is null. */
    foreignKey({
      name: 'sessions_course',
      columns: [t.clinicId, t.patientId, t.courseId],
      foreignColumns: [courses.clinicId, courses.patientId, courses.id],
    }),
    check('sessions_course_has_patient', sql`course_id is null or patient_id is not null`),
  ],
);

/** Which channel belonged to which session, when. */
export const sessionChannels = pgTable(
  'session_channels',
  {
    sessionKey: integer('session_key')
      .notNull()
      .references(() => sessions.key),
    /** `seq` of the event that attached it. */
    attachedSeq: integer('attached_seq').notNull(),
    clinicId: clinicId(),
    channelId: uuid('channel_id')
      .notNull()
      .references(() => channels.id),
    attachedAt: instant('attached_at').notNull(),
    detachedAt: instant('detached_at'),
  },
  (t) => [
    primaryKey({ columns: [t.sessionKey, t.attachedSeq] }),
    uniqueIndex('session_channels_running').on(t.channelId).where(sql`detached_at is null`),
    index('session_channels_history').on(t.channelId, t.attachedAt),
  ],
);

/** The session log: append-only by grant and by trigger. */
export const sessionEvents = pgTable(
  'session_events',
  {
    sessionId: uuid('session_id').notNull(),
    seq: integer().notNull(),
    clinicId: clinicId(),
    sessionKey: integer('session_key')
      .notNull()
      .references(() => sessions.key),
    /** Place in the order of commits, over all clinics: the cursor of a station. */
    position: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    id: uuid().notNull(),
    at: instant('at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** `json` keeps the text as it was hashed; `jsonb` refuses some strings that people can paste. */
    by: json().$type<Actor>().notNull(),
    commandId: uuid('command_id'),
    type: text().notNull(),
    body: json().$type<EventBody>().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.seq] }),
    unique('session_events_id').on(t.id),
    uniqueIndex('session_events_position').on(t.clinicId, t.position),
    index('session_events_command').on(t.sessionId, t.commandId).where(sql`command_id is not null`),
  ],
);
