import type { Actor } from '@chairside/shared/people/roles';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { ProtocolStep } from '@chairside/shared/protocols/versions/history';
import { NOTHING_SAID, type Sending } from '@chairside/shared/vitals/wire-values';
import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';

/** Instants are epoch ms, UTC. Every table with clinical data carries `clinic_id` for row-level security. */
export const instant = (name: string) => bigint(name, { mode: 'number' });

export const clinics = pgTable('clinics', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull(),
  timeZone: text('time_zone').notNull(),
});

export const clinicId = () =>
  integer('clinic_id')
    .notNull()
    .references(() => clinics.id);

export const chairs = pgTable(
  'chairs',
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    clinicId: clinicId(),
    label: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [unique('chairs_label').on(t.clinicId, t.label)],
);

export const devices = pgTable(
  'devices',
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    clinicId: clinicId(),
    label: text().notNull(),
    /** sha256 of the token, hex; null: withdrawn. */
    tokenHash: text('token_hash'),
    /** When and by whom it was withdrawn; null where there is one, or where an earlier release did not keep it. */
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: json('withdrawn_by').$type<Actor>(),
    /** What its messages leave open. */
    sending: json().$type<Sending>().notNull().default(NOTHING_SAID),
  },
  (t) => [
    unique('devices_token_hash').on(t.tokenHash),
    unique('devices_label').on(t.clinicId, t.label),
  ],
);

export const channels = pgTable(
  'channels',
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    clinicId: clinicId(),
    deviceId: uuid('device_id')
      .notNull()
      .references(() => devices.id),
    name: text().notNull(),
    chairId: uuid('chair_id').references(() => chairs.id),
  },
  (t) => [unique('channels_name').on(t.deviceId, t.name), index('channels_clinic').on(t.clinicId)],
);

/** Versions that are or were in force: what sessions run under. Never changed. */
export const protocols = pgTable(
  'protocols',
  {
    clinicId: clinicId(),
    id: text().notNull(),
    version: integer().notNull(),
    document: json().$type<ProtocolDocument>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.id, t.version] })],
);

/** What became of each version: append-only by grant and by trigger. Drafts live here alone. */
export const protocolSteps = pgTable(
  'protocol_steps',
  {
    clinicId: clinicId(),
    protocolId: text('protocol_id').notNull(),
    version: integer().notNull(),
    /** 1, 2, 3 ... per version. */
    no: integer().notNull(),
    kind: text().$type<ProtocolStep['kind']>().notNull(),
    at: instant('at').notNull(),
    by: json().$type<Actor>().notNull(),
    document: json().$type<ProtocolDocument>(),
    /** The order in which the steps of a clinic were taken. */
    position: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.protocolId, t.version, t.no] }),
    index('protocol_steps_order').on(t.clinicId, t.position),
  ],
);
