import type { ReadingsDigest } from '@chairside/shared/session/seal';
import type { Verification } from '@chairside/shared/wire/signing';
import type { Asker, Bulk, Job } from '../platform/bulk.ts';
import type { StoreReader } from '../store/reader.read-model.ts';
import { named } from './named-readings.ts';
import { digestReadings } from './readings-digest.ts';
import type { DigestOf } from './review-commands.ts';
import { SessionExport } from './session-export.read-model.ts';
import { verifyExport } from './verify-export.ts';

interface Ground {
  readonly store: Pick<StoreReader, 'sessions' | 'readings' | 'protocols' | 'signing'>;
}

const VERIFICATION: Job<
  { readonly clinicId: number; readonly sessionId: string },
  Verification,
  Ground
> = {
  name: 'verification',
  makes: 'file',
  run: async ({ store }, { clinicId, sessionId }) => {
    const pieces: string[] = [];
    for await (const piece of await new SessionExport(store).text(clinicId, sessionId)) {
      pieces.push(piece);
    }
    return verifyExport(pieces.join(''));
  },
};
/** A person waits for it with the password typed. */
const DIGEST: Job<Parameters<DigestOf>[1], ReadingsDigest, Ground> = {
  name: 'seal-digest',
  makes: 'screen',
  run: ({ store }, { clinicId, key, until }) =>
    digestReadings(named(store.readings.replay(clinicId, key)), until),
};

export const SIGNING_JOBS = [VERIFICATION, DIGEST] as const;

export const verification = (bulk: Bulk) => (asker: Asker, sessionId: string) =>
  bulk.run(asker, VERIFICATION, { clinicId: asker.clinicId, sessionId });

export const sealDigest =
  (bulk: Bulk): DigestOf =>
  (asker, session) =>
    bulk.run(asker, DIGEST, session);
