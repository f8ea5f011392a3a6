import type { Identity } from '../access/identity.ts';
import type { Audit } from '../audit/audit.ts';
import type { Feature } from '../platform/feature.ts';
import type { Store } from '../store/ports/store.ts';
import { type ExportRoutesDeps, registerExportRoutes } from './export.routes.ts';
import { ExportSets, type MakeArchive } from './export-set.service.ts';

export interface ExportNeeds {
  readonly identity: Identity;
  readonly audit: Audit;
  readonly store: Pick<Store, 'sessions'>;
  readonly reads: { readonly file: ExportRoutesDeps['file']; readonly archive: MakeArchive };
}

export function exportFeature({ identity, audit, store, reads }: ExportNeeds): Feature {
  const sets = new ExportSets(store, reads.archive);
  return {
    routes: (app) => registerExportRoutes(app, { identity, audit, file: reads.file, sets }),
  };
}
