import { AppError } from '../platform/errors.ts';
import { newSecret, secretHash } from '../platform/secrets.ts';
import type { IdentityStore, UserAccess, UserRecord } from '../store/ports.ts';
import { AttemptLimiter } from './attempt-limiter.ts';
import type { EndedSignIns, SignedIn, SignInEnds } from './identity.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

export const SIGN_IN_COOKIE = 'chairside';
const MINUTE = 60_000;
/** A sign-in that was good this recently is not looked up again. */
const FRESH_MS = 30_000;
const LOOK_UP_MS = 1_000;
const MAX_REMEMBERED = 5_000;

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
  readonly #perUserAndAddress = new AttemptLimiter({ max: 8, windowMs: 5 * MINUTE });
  readonly #perAddress = new AttemptLimiter({ max: 60, windowMs: 5 * MINUTE });
  readonly #perUser = new AttemptLimiter({ max: 100, windowMs: 5 * MINUTE });
  readonly #listeners = new Set<(ended: EndedSignIns) => void>();
  #nobody: Promise<string> | null = null;

  constructor(store: IdentityStore, validMs: number) {
    this.#store = store;
    this.#validMs = validMs;
  }

  /** Throws `wrong-credentials` (the same, and after the same work, for an unknown name) or `too-many-requests`. */
  async signIn(
    given: { userName: string; password: string },
    address: string,
    now: number,
  ): Promise<{ user: SignedIn; secret: string; expiresAt: number }> {
    return this.open(await this.#prove(given, address, now, () => true), now);
  }

  /** Who these credentials are, for one deed: no sign-in is opened. As `signIn`; of another clinic is unknown. */
  async prove(
    given: { userName: string; password: string },
    clinicId: number,
    address: string,
    now: number,
  ): Promise<SignedIn> {
    return signedInUser(
      await this.#prove(given, address, now, (user) => user.clinicId === clinicId),
    );
  }

  async #prove(
    given: { userName: string; password: string },
    address: string,
    now: number,
    counts: (user: UserRecord) => boolean,
  ): Promise<UserRecord> {
    const userName = given.userName.trim().toLowerCase();
    const both = `${address} ${userName}`;
    const allowed = [
      this.#perUserAndAddress.take(both, now),
      this.#perAddress.take(address, now),
      this.#perUser.take(userName, now),
    ];
    if (allowed.includes(false)) {
      throw new AppError(
        'too-many-requests',
        'Too many sign-ins were tried. Wait five minutes and try again.',
      );
    }
    const found = await this.#store.byUserName(userName);
    const user = found?.deactivatedAt === null && counts(found) ? found : null;
    const right = await verifyPassword(
      user?.passwordHash ?? (await this.#nobodysHash()),
      given.password,
    );
    if (!user || !right)
      throw new AppError('wrong-credentials', 'The user name or the password is wrong.');
    this.#perUserAndAddress.forgive(both);
    this.#perAddress.giveBack(address);
    this.#perUser.giveBack(userName);
    return user;
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

  async signOut(cookieHeader: string | undefined): Promise<void> {
    const secret = secretOf(cookieHeader);
    if (secret === null) return;
    const tokenHash = secretHash(secret);
    this.#remembered.delete(tokenHash);
    await this.#store.deleteSignIn(tokenHash);
    this.#tell({ tokenHash });
  }

  /** Of whoever is signed in, who proves with the present password that it is they. Their other sign-ins end. */
  async changePassword(
    user: SignedIn,
    given: { current: string; password: string },
    cookieHeader: string | undefined,
    address: string,
    now: number,
  ): Promise<void> {
    const { userName, clinicId } = user;
    const { id } = await this.prove({ userName, password: given.current }, clinicId, address, now);
    if (given.current === given.password) {
      throw new AppError('bad-request', 'The new password is the present one.', {
        issues: [{ path: 'password', message: 'must be another one' }],
      });
    }
    const passwordHash = await hashPassword(given.password);
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
    this.#tell({ userId, kept });
    return user;
  }

  signInOf(cookieHeader: string | undefined): string | null {
    const secret = secretOf(cookieHeader);
    return secret === null ? null : secretHash(secret);
  }

  onEnded(listener: (ended: EndedSignIns) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
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
      found = await withinMs(this.#store.signedIn(tokenHash, now), LOOK_UP_MS);
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

async function withinMs<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
