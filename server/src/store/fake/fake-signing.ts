import type { SigningKeyRecord, SigningKeyStore } from '../ports/signing.ts';

export function createFakeSigningKeys(): SigningKeyStore {
  const keys = new Map<number, SigningKeyRecord[]>();
  return {
    async all(clinicId) {
      return [...(keys.get(clinicId) ?? [])];
    },
    async put(clinicId, key) {
      keys.set(clinicId, [key, ...(keys.get(clinicId) ?? [])]);
      return key;
    },
  };
}
