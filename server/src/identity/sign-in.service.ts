import type { SignInEnd } from '@chairside/shared/wire/station';
import type { EndedSignIns, SignedIn, SignInEnds } from '../access/identity.ts';
import { AppError } from '../platform/errors.ts';
import { newSecret, secretHash } from '../platform/secrets.ts';
import { machineTimers, type Timers } from '../platform/timers.ts';
import { within } from '../platform/within.ts';
import type { IdentityStore, UserAccess, UserRecord } from '../store/ports/store.ts';
import { hashPassword, newPasswordHash, verifyPassword } from './passwords.ts';
import type { RefusedSignIn } from './refused-sign-ins.ts';
import {
  type Admitted,
  type Attempt,
  addressPlace,
  browserPlace,
  type Place,
  SignInLimits,
} from './sign-in-limits.ts';

export const SIGN_IN_COOKIE = 'chairside';
/** A sign-in that was good this recently is not looked up again. */
const FRESH_MS = 5_000;
const LOOK_UP_MS = 1_000;
const MAX_REMEMBERED = 5_000;

export interface Credentials {
  readonly userName: string;
  readonly password: string;
}

const named = ({ clinicId, id, userName }: UserRecord) => ({ clinicId, userId: id, userName });

const NOWHERE: Place = { address: '', browser: null };

function hashesOf(place: Place): string[] {
  const browser = browserPlace(place);
  return browser === null ? [addressPlace(place)] : [addressPlace(place), browser];
}

interface Remembered {
  readonly user: SignedIn;
  checkedAt: number;
}

export function signedInUser(user: UserRecord): SignedIn {
  const { id, clinicId, userName, name, role, passwordGiven: mustChangePassword } = user;
  const actor = { kind: 'user', id, name, role } as const;
  return { id, clinicId, userName, name, role, mustChangePassword, actor };
}

/**
 * Sign-ins by cookie. The secret carries its own expiry (`<random>.<epoch ms>`), and the hash of the whole is
 * what is stored, so that an expiry holds even while the database is away and the sign-in is remembered only here.
 */
export class SignInService implements SignInEnds {
  readonly #store: IdentityStore;
  readonly #validMs: number;
  readonly #remembered = new Map<string, Remembered>();
  readonly #limits = new SignInLimits();
  readonly #refused: (refused: RefusedSignIn) => void;
  readonly #timers: Timers;
  readonly #listeners = new Set<(ended: EndedSignIns) => void>();
  #nobody: Promise<string> | null = null;

  /** `refused` is called for every wrong password of a known name, and once when a limit is reached. */
  constructor(
    store: IdentityStore,
    validMs: number,
    refused: (refused: RefusedSignIn) => void = () => undefined,
    timers: Timers = machineTimers,
  ) {
    this.#store = store;
    this.#validMs = validMs;
    this.#refused = refused;
    this.#timers = timers;
  }

  /** Throws `wrong-credentials` (the same, and after the same work, for an unknown name) or `too-many-requests`. */
  async signIn(
    given: Credentials,
    place: Place,
    now: number,
  ): Promise<{ user: SignedIn; secret: string; expiresAt: number }> {
    return this.open(await this.#prove(given, { place, beside: null }, now, () => true), now);
  }

  /** The user may be counted apart from strangers at this place from now on. */
  async rememberPlace(userId: string, place: Place, now: number): Promise<void> {
    await this.#store.rememberPlaces(userId, hashesOf(place), now);
  }

  /**
   * Who these credentials are, for one deed, where `beside` is signed in: no sign-in is opened. As `signIn`; a user
   * of another clinic is unknown.
   */
  async prove(
    given: Credentials,
    beside: Pick<SignedIn, 'id' | 'clinicId'>,
    now: number,
  ): Promise<SignedIn> {
    const from = { place: NOWHERE, beside: beside.id };
    return signedInUser(
      await this.#prove(given, from, now, (user) => user.clinicId === beside.clinicId),
    );
  }

  async #prove(
    given: Credentials,
    from: { readonly place: Place; readonly beside: string | null },
    now: number,
    counts: (user: UserRecord) => boolean,
  ): Promise<UserRecord> {
    const userName = given.userName.trim().toLowerCase();
    const known =
      from.beside === null ? await this.#store.placesKnown(userName, hashesOf(from.place)) : [];
    const { address } = from.place;
    const admitted = await this.#admitted({ userName, ...from }, known, now);
    let found: UserRecord | null;
    let user: UserRecord | null;
    let right: boolean;
    try {
      found = await this.#store.byUserName(userName);
      user = found?.deactivatedAt === null && counts(found) ? found : null;
      const hash = user?.passwordHash ?? (await this.#nobodysHash());
      right = await verifyPassword(hash, given.password);
    } catch (error) {
      admitted.untried();
      throw error;
    }
    if (!user || !right) {
      if (found) this.#refused({ ...named(found), address, why: 'wrong-password' });
      throw new AppError('wrong-credentials', 'The user name or the password is wrong.');
    }
    admitted.succeeded();
    return user;
  }

  async #admitted(attempt: Attempt, known: readonly string[], now: number): Promise<Admitted> {
    try {
      return this.#limits.admit(attempt, known, now);
    } catch (error) {
      if (this.#limits.tellOnce(attempt.userName, now)) {
        const found = await this.#store.byUserName(attempt.userName);
        const { address } = attempt.place;
        if (found) this.#refused({ ...named(found), address, why: 'limit-reached' });
      }
      throw error;
    }
  }

  async open(
    user: UserRecord,
    now: number,
  ): Promise<{ user: SignedIn; secret: string; expiresAt: number }> {
    const expiresAt = now + this.#validMs;
    const secret = `${newSecret()}.${expiresAt}`;
    const tokenHash = secretHash(secret);
    await this.#store.createSignIn({ tokenHash, userId: user.id, expiresAt });
    const signedIn = signedInUser(user);
    this.#remember(tokenHash, { user: signedIn, checkedAt: now });
    return { user: signedIn, secret, expiresAt };
  }

  async signOut(cookieHeader: string | undefined, reason: SignInEnd = 'signed-out'): Promise<void> {
    const secret = secretOf(cookieHeader);
    if (secret === null) return;
    const tokenHash = secretHash(secret);
    this.#remembered.delete(tokenHash);
    await this.#store.deleteSignIn(tokenHash);
    this.#tell({ tokenHash, reason });
  }

  /** Of whoever is signed in, who proves with the current password that it is they. Their other sign-ins end. */
  async changePassword(
    user: SignedIn,
    given: { current: string; password: string },
    cookieHeader: string | undefined,
    now: number,
  ): Promise<void> {
    const { userName, clinicId } = user;
    const { id } = await this.prove({ userName, password: given.current }, user, now);
    if (given.current === given.password) {
      throw new AppError('bad-request', 'The new password is the current one.', {
        issues: [{ path: 'password', message: 'must be another one' }],
      });
    }
    const passwordHash = await newPasswordHash(given.password, user);
    const access = { passwordHash, passwordGiven: false };
    await this.changeAccess(clinicId, id, access, this.signInOf(cookieHeader));
  }

  /** Ends the user's sign-ins but `kept`, here and in the store. Rejects with `not-found`. */
  async changeAccess(
    clinicId: number,
    userId: string,
    access: UserAccess,
    kept: string | null,
  ): Promise<UserRecord> {
    const user = await this.#store.changeAccess(clinicId, userId, access, kept);
    for (const [tokenHash, known] of this.#remembered) {
      // Also the one that is kept: what is remembered of it may have changed.
      if (known.user.id === userId) this.#remembered.delete(tokenHash);
    }
    const reason = user.deactivatedAt === null ? 'password-changed' : 'deactivated';
    this.#tell({ userId, kept, reason });
    return user;
  }

  signInOf(cookieHeader: string | undefined): string | null {
    const secret = secretOf(cookieHeader);
    return secret === null ? null : secretHash(secret);
  }

  endOf(cookieHeader: string | undefined, now: number): SignInEnd {
    const secret = secretOf(cookieHeader);
    return secret !== null && expiryOf(secret) <= now ? 'expired' : 'ended';
  }

  onEnded(listener: (ended: EndedSignIns) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Nobody signs in by them any more; kept, they would only grow. */
  async deleteExpired(now: number): Promise<void> {
    await this.#store.deleteExpiredSignIns(now);
  }

  #tell(ended: EndedSignIns): void {
    for (const listener of this.#listeners) listener(ended);
  }

  /**
   * Null where there is no valid sign-in. While the database is away a sign-in that was seen before goes on:
   * nobody is thrown off a live screen by a database. An unknown one then throws `not-recording`.
   */
  async authenticate(cookieHeader: string | undefined, now: number): Promise<SignedIn | null> {
    const secret = secretOf(cookieHeader);
    if (secret === null || expiryOf(secret) <= now) return null;
    const tokenHash = secretHash(secret);
    const known = this.#remembered.get(tokenHash);
    if (known && now - known.checkedAt < FRESH_MS) return known.user;
    let found: UserRecord | null;
    try {
      found = await within(this.#store.signedIn(tokenHash, now), LOOK_UP_MS, this.#timers);
    } catch (cause) {
      if (known) return known.user;
      throw new AppError(
        'not-recording',
        'The sign-in cannot be checked: the database does not answer. Try again.',
        { cause },
      );
    }
    if (!found) {
      this.#remembered.delete(tokenHash);
      return null;
    }
    const user = signedInUser(found);
    this.#remember(tokenHash, { user, checkedAt: now });
    return user;
  }

  #remember(tokenHash: string, entry: Remembered): void {
    this.#remembered.delete(tokenHash);
    this.#remembered.set(tokenHash, entry);
    if (this.#remembered.size <= MAX_REMEMBERED) return;
    const oldest = this.#remembered.keys().next();
    if (!oldest.done) this.#remembered.delete(oldest.value);
  }

  /** What an unknown user's password is checked against: the answer must not tell by its time who exists. */
  #nobodysHash(): Promise<string> {
    this.#nobody ??= hashPassword(newSecret());
    return this.#nobody;
  }
}

/** The secret needs no quoting, so that nothing has to be decoded. */
const COOKIE = new RegExp(`(?:^|;\\s*)${SIGN_IN_COOKIE}=([\\w.-]+)(?:;|$)`);

function secretOf(cookieHeader: string | undefined): string | null {
  if (!cookieHeader || cookieHeader.length > 8_192) return null;
  return COOKIE.exec(cookieHeader)?.[1] ?? null;
}

function expiryOf(secret: string): number {
  const expiry = Number(/^[\w-]{43}\.(\d{1,16})$/.exec(secret)?.[1]);
  return Number.isSafeInteger(expiry) ? expiry : 0;
}
