import { DEFAULT_PROTOCOL } from '@chairside/shared/alarms/default-protocol';
import { AppError } from '../platform/errors.ts';
import type { ProtocolStore } from '../store/ports.ts';

/** A clinic without a protocol gets the default one; what it has stays. Without one no session could be opened. */
export async function ensureProtocol(store: ProtocolStore, clinicId: number): Promise<void> {
  try {
    await store.inForce(clinicId);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
    await store.put(clinicId, DEFAULT_PROTOCOL);
  }
}
