import type { Role } from '@chairside/shared/people/roles';
import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { clinicId, instant } from './places.ts';

export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    clinicId: clinicId(),
    /** Unique over all clinics: a sign-in names no clinic. */
    userName: text('user_name').notNull(),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    passwordHash: text('password_hash').notNull(),
    /** An administrator set it: its owner has not chosen one yet. */
    passwordGiven: boolean('password_given').notNull().default(false),
    /** Since when the user may not sign in. */
    deactivatedAt: instant('deactivated_at'),
  },
  (t) => [unique('users_user_name').on(t.userName), index('users_clinic').on(t.clinicId)],
);

export const signIns = pgTable(
  'sign_ins',
  {
    /** sha256 of the cookie's secret, hex. */
    tokenHash: text('token_hash').primaryKey(),
    clinicId: clinicId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sign_ins_expires_at').on(t.expiresAt)],
);

/** Where a user has signed in before: they keep an allowance of their own there, whatever strangers do with their name. */
export const knownPlaces = pgTable(
  'known_places',
  {
    clinicId: clinicId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    /** sha256 of an address or of the secret that a browser was given, hex. */
    place: text().notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.place] })],
);

/** One-time codes of the operator, each for one new administrator of a clinic. */
export const administratorCodes = pgTable('administrator_codes', {
  /** sha256 of the code, hex. */
  codeHash: text('code_hash').primaryKey(),
  clinicId: clinicId(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});
