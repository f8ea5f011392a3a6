import { type Capability, may } from '@chairside/shared/protocol/roles';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Identity, SecondPerson, SignedIn } from './identity.ts';
import type { SignInService } from './sign-in.service.ts';

/** Identity by the sign-in cookie. */
export function cookieIdentity(signIns: SignInService, clock: Clock): Identity {
  return {
    authenticateCookie: (cookieHeader, now) => signIns.authenticate(cookieHeader, now),
    async requireUser(request: FastifyRequest, capability: Capability): Promise<SignedIn> {
      const user = await signIns.authenticate(request.headers.cookie, clock.now());
      if (!user) throw new AppError('not-signed-in', 'Sign in first.');
      return permitted(user, capability);
    },
  };
}

/** A second person by their own name and password; guessing is slowed as it is for a sign-in. */
export function secondPerson(
  identity: Identity,
  signIns: SignInService,
  clock: Clock,
): SecondPerson {
  return {
    async require(request, credentials, capability) {
      const { clinicId } = await identity.requireUser(request, capability);
      const user = await signIns.prove(credentials, clinicId, request.ip, clock.now());
      return permitted(user, capability);
    },
  };
}

function permitted(user: SignedIn, capability: Capability): SignedIn {
  if (may(user.role, capability)) return user;
  throw new AppError('not-allowed', `The role "${user.role}" may not do this.`);
}
