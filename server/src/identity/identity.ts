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

/** Somebody who stands beside who is signed in. */
export interface SecondPerson {
  /**
   * Who these credentials are, of the clinic of who is signed in; the sign-in stays whose it is. Throws AppError
   * `not-signed-in`, `wrong-credentials`, `too-many-requests` or `not-allowed`.
   */
  require(
    request: FastifyRequest,
    credentials: { readonly userName: string; readonly password: string },
    capability: Capability,
  ): Promise<SignedIn>;
}
