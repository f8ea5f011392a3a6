import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import type { Feature } from '../platform/feature.ts';
import type { Store } from '../store/ports/store.ts';
import { registerChairRoutes } from './chairs.routes.ts';
import type { ClinicMadeNeeds } from './clinic-made.ts';

export interface ClinicsNeeds {
  readonly identity: Identity;
  readonly audit: ChangeAudit;
  readonly store: Pick<Store, 'clinics'>;
  readonly live: Pick<ClinicMadeNeeds['live'], 'chairAdded'>;
}

export function clinicsFeature({ identity, audit, store, live }: ClinicsNeeds): Feature {
  return {
    routes: (app) =>
      registerChairRoutes(app, {
        ...{ identity, audit, clinics: store.clinics },
        chairAdded: (chair) => live.chairAdded(chair),
      }),
  };
}
