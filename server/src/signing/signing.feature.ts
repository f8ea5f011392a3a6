import type { Verification } from '@chairside/shared/wire/signing';
import type { Identity } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import type { Asker } from '../platform/bulk.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Feature } from '../platform/feature.ts';
import type { Store } from '../store/ports/store.ts';
import { masterKeyAt } from './master-key.ts';
import { type DigestOf, ReviewCommands } from './review-commands.ts';
import { registerSigningRoutes } from './signing.routes.ts';
import { SigningKeys } from './signing-keys.service.ts';

export interface SigningNeeds {
  readonly config: Pick<Config, 'signingKeyFile'>;
  readonly identity: Identity;
  readonly audit: ChangeAudit;
  readonly store: Pick<Store, 'signing' | 'sessions' | 'protocols' | 'lane'>;
  readonly clock: Clock;
  readonly reads: {
    readonly verify: (asker: Asker, sessionId: string) => Promise<Verification>;
    readonly digest: DigestOf;
  };
}

export interface SigningFeature extends Feature {
  readonly keys: SigningKeys;
  /** Takes the commands of closed sessions. */
  readonly review: ReviewCommands;
}

export function signingFeature(needs: SigningNeeds): SigningFeature {
  const { config, identity, audit, store, clock, reads } = needs;
  const keys = new SigningKeys(store.signing, () => masterKeyAt(config.signingKeyFile), clock);
  return {
    keys,
    review: new ReviewCommands(store, keys, clock, reads.digest),
    routes: (app) => registerSigningRoutes(app, { identity, keys, verify: reads.verify, audit }),
  };
}
