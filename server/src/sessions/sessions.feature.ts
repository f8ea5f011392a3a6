import type { Identity, SecondPerson } from '../access/identity.ts';
import type { SessionCommands } from '../engine/commands.ts';
import type { Feature } from '../platform/feature.ts';
import type { Store } from '../store/ports/store.ts';
import { registerSecondPersonRoutes } from './second-person.routes.ts';
import { SessionReadModel } from './session.read-model.ts';
import {
  registerSessionRoutes,
  type SessionRecords,
  type SessionRoutesDeps,
} from './sessions.routes.ts';
import { registerSignatureRoutes } from './signature.routes.ts';

export interface SessionsNeeds {
  readonly identity: Identity;
  readonly passwords: SecondPerson;
  readonly commands: SessionCommands;
  /** Takes what a closed session takes. */
  readonly review: SessionRoutesDeps['review'];
  readonly store: Pick<Store, 'sessions' | 'readings' | 'protocols'>;
  readonly reads: { readonly records: SessionRecords };
}

export function sessionsFeature(needs: SessionsNeeds): Feature {
  const { identity, passwords, commands, review, store, reads } = needs;
  return {
    routes(app) {
      const sessions = new SessionReadModel(store);
      registerSessionRoutes(app, { identity, commands, review, sessions, records: reads.records });
      registerSecondPersonRoutes(app, { secondPerson: passwords, commands });
      registerSignatureRoutes(app, { passwords, review });
    },
  };
}
