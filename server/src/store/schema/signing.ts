import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { clinicId, instant } from './places.ts';

/** Never changed, never deleted: what was signed with an old key stays checkable. */
export const signingKeys = pgTable(
  'signing_keys',
  {
    id: text().primaryKey(),
    clinicId: clinicId(),
    /** SPKI, DER, base64. */
    publicKey: text('public_key').notNull(),
    /** Encrypted under the server's master key, which is not in the database. */
    encryptedPrivateKey: text('sealed_private_key').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('signing_keys_clinic').on(t.clinicId, t.createdAt)],
);
