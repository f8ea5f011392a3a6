import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import type { Bulk } from '../platform/bulk.ts';
import type { Clock } from '../platform/clock.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import type { Store } from '../store/ports/store.ts';
import { rehearsalRun } from './protocols.jobs.ts';
import { registerProtocolRoutes } from './protocols.routes.ts';
import { ProtocolsService } from './protocols.service.ts';
import { registerRehearsalRoutes } from './rehearsals.routes.ts';
import { RehearsalsService } from './rehearsals.service.ts';

export interface ProtocolsNeeds {
  readonly identity: Identity;
  readonly audit: ChangeAudit;
  readonly store: Pick<Store, 'protocols'>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  readonly bulk: Bulk;
}

export function protocolsFeature(needs: ProtocolsNeeds): Feature {
  const { identity, audit, store, clock, log, bulk } = needs;
  const rehearsals = new RehearsalsService(store.protocols, rehearsalRun(bulk), log);
  return {
    routes(app) {
      const protocols = new ProtocolsService(store.protocols, clock);
      registerProtocolRoutes(app, { identity, audit, protocols });
      registerRehearsalRoutes(app, { identity, rehearsals });
    },
    stop: () => rehearsals.stop(),
  };
}
