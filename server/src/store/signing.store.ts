import { desc, eq } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import { signingKeys } from './schema/signing.ts';
import type { SigningKeyStore } from './signing-port.ts';

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
