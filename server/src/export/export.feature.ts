import type { Identity } from '../access/identity.ts';
import type { Audit } from '../audit/audit.ts';
import type { Bulk } from '../platform/bulk.ts';
import type { Feature } from '../platform/feature.ts';
import type { Store } from '../store/ports/store.ts';
import { archiveMaker, sessionFile } from './export.jobs.ts';
import { registerExportRoutes } from './export.routes.ts';
import { ExportSets } from './export-set.service.ts';

export interface ExportNeeds {
  readonly identity: Identity;
  readonly audit: Audit;
  readonly store: Pick<Store, 'sessions'>;
  readonly bulk: Bulk;
}

export function exportFeature({ identity, audit, store, bulk }: ExportNeeds): Feature {
  const sets = new ExportSets(store, archiveMaker(bulk));
  return {
    routes: (app) => registerExportRoutes(app, { identity, audit, file: sessionFile(bulk), sets }),
  };
}
