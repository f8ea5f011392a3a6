import { type Capability, may, type Role } from '@chairside/shared/people/roles';
import type { FastifyRequest } from 'fastify';
import type { Identity, SecondPerson, SignedIn } from '../access/identity.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { SignInService } from './sign-in.service.ts';

/** Who set a password knows it: what is done with it would be nobody's. */
export const passwordChangeNeeded = (name: string) =>
  new AppError(
    'password-change-needed',
    `An administrator set the password of ${name}. ${name} changes it first, after signing in.`,
  );

export const refuseRole = (role: Role) =>
  new AppError('not-allowed', `The role "${role}" may not do this.`);

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

/** For routes that somebody with a given password may use as well. */
export async function requireAnyUser(
  request: FastifyRequest,
  signIns: SignInService,
  now: number,
): Promise<SignedIn> {
  const user = await signIns.authenticate(request.headers.cookie, now);
  if (!user) throw new AppError('not-signed-in', 'Sign in first.');
  return user;
}

/** A second person by their own name and password; guessing is slowed for who is signed in. */
export function secondPerson(
  identity: Identity,
  signIns: SignInService,
  clock: Clock,
): SecondPerson {
  return {
    async again(request, password, capability) {
      const user = await identity.requireUser(request, capability);
      return signIns.prove({ userName: user.userName, password }, user, clock.now());
    },
    async require(request, credentials, capability) {
      const signedIn = await identity.requireUser(request, capability);
      const user = await signIns.prove(credentials, signedIn, clock.now());
      return { user: permitted(user, capability), beside: signedIn.actor };
    },
  };
}

function permitted(user: SignedIn, capability: Capability): SignedIn {
  if (user.mustChangePassword) throw passwordChangeNeeded(user.name);
  if (may(user.role, capability)) return user;
  throw refuseRole(user.role);
}
