import type { SigningKeyRecord, SigningKeyStore } from '../ports/signing.ts';

export function createFakeSigningKeys(): SigningKeyStore {
  const keys = new Map<number, SigningKeyRecord[]>();
  return {
    async all(clinicId) {
      return [...(keys.get(clinicId) ?? [])];
    },
    async put(clinicId, key) {
      const all = [key, ...(keys.get(clinicId) ?? [])];
      keys.set(
        clinicId,
        all.sort((a, b) => b.createdAt - a.createdAt),
      );
      return key;
    },
  };
}
