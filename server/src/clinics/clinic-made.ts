import type { Clock } from '../platform/clock.ts';
import type { ChairRecord, ClinicRecord, Store } from '../store/ports/store.ts';
import { ensureProtocol } from './ensure-protocol.ts';

export interface ClinicMadeNeeds {
  readonly store: Pick<Store, 'clinics' | 'protocols'>;
  readonly clock: Clock;
  readonly live: {
    clinicAdded(clinic: ClinicRecord): void;
    chairAdded(chair: ChairRecord): void;
  };
}

/** A clinic that was just made gets its protocol, and the live side learns of it with its chairs. */
export async function clinicMade(
  { store, clock, live }: ClinicMadeNeeds,
  clinic: ClinicRecord,
): Promise<void> {
  await ensureProtocol(store.protocols, clinic.id, clock.now());
  live.clinicAdded(clinic);
  for (const chair of await store.clinics.chairs(clinic.id)) live.chairAdded(chair);
}
