import { type Capability, may } from '@chairside/shared/protocol/roles';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Identity, SignedIn } from './identity.ts';
import type { SignInService } from './sign-in.service.ts';

/** Identity by the sign-in cookie. */
export function cookieIdentity(signIns: SignInService, clock: Clock): Identity {
  return {
    authenticateCookie: (cookieHeader, now) => signIns.authenticate(cookieHeader, now),
    async requireUser(request: FastifyRequest, capability: Capability): Promise<SignedIn> {
      const user = await signIns.authenticate(request.headers.cookie, clock.now());
      if (!user) throw new AppError('not-signed-in', 'Sign in first.');
      if (!may(user.role, capability)) {
        throw new AppError('not-allowed', `The role "${user.role}" may not do this.`);
      }
      return user;
    },
  };
}
