import type { Identity, SecondPerson } from '../access/identity.ts';
import type { SessionCommands } from '../engine/commands.ts';
import type { Bulk } from '../platform/bulk.ts';
import type { Feature } from '../platform/feature.ts';
import type { Store } from '../store/ports/store.ts';
import { registerSecondPersonRoutes } from './second-person.routes.ts';
import { SessionReadModel } from './session.read-model.ts';
import { sessionRecords } from './sessions.jobs.ts';
import { registerSessionRoutes, type SessionRoutesDeps } from './sessions.routes.ts';
import { registerSignatureRoutes } from './signature.routes.ts';

export interface SessionsNeeds {
  readonly identity: Identity;
  readonly passwords: SecondPerson;
  readonly commands: SessionCommands;
  /** Takes what a closed session takes. */
  readonly review: SessionRoutesDeps['review'];
  readonly store: Pick<Store, 'sessions' | 'readings' | 'protocols'>;
  readonly bulk: Bulk;
}

export function sessionsFeature(needs: SessionsNeeds): Feature {
  const { identity, passwords, commands, review, store, bulk } = needs;
  return {
    routes(app) {
      const sessions = new SessionReadModel(store);
      registerSessionRoutes(app, {
        identity,
        commands,
        review,
        sessions,
        records: sessionRecords(bulk),
      });
      registerSecondPersonRoutes(app, { secondPerson: passwords, commands });
      registerSignatureRoutes(app, { passwords, review });
    },
  };
}
