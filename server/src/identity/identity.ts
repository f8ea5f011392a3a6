import type { Actor, Capability, Role } from '@chairside/shared/protocol/roles';
import type { FastifyRequest } from 'fastify';

/** A person who is signed in. */
export interface SignedIn {
  readonly id: string;
  readonly clinicId: number;
  readonly userName: string;
  readonly name: string;
  readonly role: Role;
  /** As events and commands name them. */
  readonly actor: Extract<Actor, { kind: 'user' }>;
}

/** What other features ask of identity. */
export interface Identity {
  /** Throws AppError `not-signed-in` or `not-allowed`. */
  requireUser(request: FastifyRequest, capability: Capability): Promise<SignedIn>;
  /** For sockets: the raw `Cookie` header of the handshake; null where it holds no valid sign-in at `now` (epoch ms). */
  authenticateCookie(cookieHeader: string | undefined, now: number): Promise<SignedIn | null>;
}
