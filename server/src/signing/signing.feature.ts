import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import type { Bulk } from '../platform/bulk.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Feature } from '../platform/feature.ts';
import type { Timers } from '../platform/timers.ts';
import type { Store } from '../store/ports/store.ts';
import { masterKeyAt } from './master-key.ts';
import { ReviewCommands } from './review-commands.ts';
import { sealDigest, verification } from './signing.jobs.ts';
import { registerSigningRoutes } from './signing.routes.ts';
import { SigningKeys } from './signing-keys.service.ts';

export interface SigningNeeds {
  readonly config: Pick<Config, 'signingKeyFile'>;
  readonly identity: Identity;
  readonly audit: ChangeAudit;
  readonly store: Pick<Store, 'signing' | 'sessions' | 'protocols' | 'lane'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly bulk: Bulk;
}

export interface SigningFeature extends Feature {
  readonly keys: SigningKeys;
  /** Takes the commands of closed sessions. */
  readonly review: ReviewCommands;
}

export function signingFeature(needs: SigningNeeds): SigningFeature {
  const { config, identity, audit, store, clock, timers, bulk } = needs;
  const keys = new SigningKeys(store.signing, () => masterKeyAt(config.signingKeyFile), clock);
  return {
    keys,
    review: new ReviewCommands(store, keys, clock, sealDigest(bulk), timers),
    routes: (app) =>
      registerSigningRoutes(app, { identity, keys, verify: verification(bulk), audit }),
  };
}
