import type { Identity, SecondPerson, SignInEnds } from '../access/identity.ts';
import type { ChangeAudit } from '../audit/audit.ts';
import { ClinicReadModel } from '../clinics/clinic.read-model.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Feature } from '../platform/feature.ts';
import type { Logger } from '../platform/logger.ts';
import type { Timers } from '../platform/timers.ts';
import type { ClinicRecord, Store } from '../store/ports/store.ts';
import { AdministratorCodes } from './administrator-code.ts';
import { cookieIdentity, secondPerson } from './cookie-identity.ts';
import { FirstRun } from './first-run.ts';
import { registerIdentityRoutes } from './identity.routes.ts';
import { auditRefusedSignIn, type RefusedSignIn } from './refused-sign-ins.ts';
import { SignInService } from './sign-in.service.ts';
import { registerUserRoutes } from './users.routes.ts';

export interface IdentityNeeds {
  readonly config: Pick<Config, 'signInHours' | 'demo' | 'secureCookies'>;
  readonly store: Pick<Store, 'identity' | 'clinics'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Pick<Logger, 'warn'>;
  readonly audit: ChangeAudit;
  /** Tells the others of a clinic that was just made, with its chairs. */
  clinicMade(clinic: ClinicRecord): Promise<void>;
}

export interface IdentityFeature extends Feature {
  readonly identity: Identity;
  readonly signIns: SignInEnds;
  readonly passwords: SecondPerson;
  /** Where the server has no user yet: the code that makes the first administrator. */
  readonly firstRunCode: string | null;
}

const HOUR = 3_600_000;

export async function identityFeature(needs: IdentityNeeds): Promise<IdentityFeature> {
  const { config, store, clock, timers, log, audit } = needs;
  const users = store.identity;
  const refused = (each: RefusedSignIn) => auditRefusedSignIn(audit, each);
  const signIns = new SignInService(users, config.signInHours * HOUR, refused, timers);
  const identity = cookieIdentity(signIns, clock);
  const deleteExpired = () => {
    signIns.deleteExpired(clock.now()).catch((error: unknown) => {
      log.warn({ err: error }, 'expired sign-ins were not deleted; tried again in an hour');
    });
  };
  deleteExpired();
  const stopDeleting = clock.every(HOUR, deleteExpired);
  const firstRun = new FirstRun(users, store.clinics);
  const firstRunCode = await firstRun.begin();
  return {
    ...{ identity, signIns, firstRunCode },
    passwords: secondPerson(identity, signIns, clock),
    routes(app) {
      registerIdentityRoutes(app, {
        ...{ identity, signIns, firstRun, audit, clock },
        codes: new AdministratorCodes(users),
        clinics: new ClinicReadModel(store.clinics),
        clinicMade: (clinic) => needs.clinicMade(clinic),
        ...{ demo: config.demo, secureCookies: config.secureCookies },
      });
      registerUserRoutes(app, { identity, signIns, users, audit, clock });
    },
    stop: () => stopDeleting(),
  };
}
