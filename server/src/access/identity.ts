import type { Actor, Capability, Role } from '@chairside/shared/people/roles';
import type { SignInEnd } from '@chairside/shared/wire/station';
import type { FastifyRequest } from 'fastify';

/** A person who is signed in. */
export interface SignedIn {
  readonly id: string;
  readonly clinicId: number;
  readonly userName: string;
  readonly name: string;
  readonly role: Role;
  /** An administrator set the password: nothing is done under it before its owner has chosen one. */
  readonly mustChangePassword: boolean;
  /** As events and commands name them. */
  readonly actor: Extract<Actor, { kind: 'user' }>;
}

/** Sign-ins that are over before their time: one, or all of a user but one. */
export type EndedSignIns = { readonly reason: SignInEnd } & (
  | { readonly tokenHash: string }
  | { readonly userId: string; readonly kept: string | null }
);

/** What other features ask of identity. */
export interface Identity {
  /** Throws AppError `not-signed-in`, `password-change-needed` or `not-allowed`. */
  requireUser(request: FastifyRequest, capability: Capability): Promise<SignedIn>;
  /** For sockets: the raw `Cookie` header of the handshake; null where it holds no valid sign-in at `now` (epoch ms). */
  authenticateCookie(cookieHeader: string | undefined, now: number): Promise<SignedIn | null>;
}

/** What holds connections open for a sign-in asks. */
export interface SignInEnds {
  /** What a sign-in is known by in `EndedSignIns`; null where the cookie holds none. */
  signInOf(cookieHeader: string | undefined): string | null;
  /** Why a cookie that signs nobody in does not. */
  endOf(cookieHeader: string | undefined, now: number): SignInEnd;
  /** Told of sign-ins that end by a person's deed, not by their expiry. Returns the way to stop. */
  onEnded(listener: (ended: EndedSignIns) => void): () => void;
}

/** Somebody who stands beside who is signed in. */
export interface SecondPerson {
  /** Whoever is signed in, who says once more with the password that it is they. Throws as `require`. */
  again(request: FastifyRequest, password: string, capability: Capability): Promise<SignedIn>;
  /**
   * Who these credentials are, of the clinic of who is signed in (`beside`); the sign-in stays whose it is. Throws AppError
   * `not-signed-in`, `wrong-credentials`, `too-many-requests` or `not-allowed`.
   */
  require(
    request: FastifyRequest,
    credentials: { readonly userName: string; readonly password: string },
    capability: Capability,
  ): Promise<{ readonly user: SignedIn; readonly beside: Actor }>;
}
