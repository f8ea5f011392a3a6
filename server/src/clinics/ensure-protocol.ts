import { shippingSteps } from '@chairside/shared/protocols/versions/shipping';
import type { ProtocolStore } from '../store/ports/store.ts';

/**
 * A clinic without a protocol gets what ships; without one no session could be opened. A clinic that has one finds a
 * newer default as a draft and decides for itself.
 */
export async function ensureProtocol(
  store: ProtocolStore,
  clinicId: number,
  now: number,
): Promise<void> {
  await store.append(clinicId, (history) =>
    shippingSteps(history).map((step) => ({ ...step, at: now, by: { kind: 'engine' } })),
  );
}
