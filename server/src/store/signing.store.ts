import { desc, eq } from 'drizzle-orm';
import type { Connection } from './database/connection.ts';
import type { SigningKeyStore } from './ports/signing.ts';
import { signingKeys } from './schema/signing.ts';

export function createSigningKeyStore({ scoped }: Connection): SigningKeyStore {
  return {
    all: (clinicId) =>
      scoped(clinicId, (tx) =>
        tx
          .select()
          .from(signingKeys)
          .where(eq(signingKeys.clinicId, clinicId))
          .orderBy(desc(signingKeys.createdAt), desc(signingKeys.id)),
      ),
    put: (clinicId, key) =>
      scoped(clinicId, async (tx) => {
        await tx.insert(signingKeys).values({ clinicId, ...key });
        return key;
      }),
  };
}
