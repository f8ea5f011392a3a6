import { randomUUID } from 'node:crypto';
import { AppError } from '../platform/errors.ts';
import type { IdentityStore, NewUser, UserAccess, UserRecord } from '../store/ports/store.ts';

/** Users and sign-ins in memory. `away` makes every call fail, as a lost database does. */
export class FakeIdentityStore implements IdentityStore {
  away = false;
  readonly rows: UserRecord[] = [];
  readonly places = new Set<string>();
  readonly signIns = new Map<string, { userId: string; expiresAt: number }>();

  #reach(): void {
    if (this.away) throw new Error('connect ECONNREFUSED');
  }

  async countUsers(): Promise<number> {
    this.#reach();
    return this.rows.length;
  }

  async byUserName(userName: string): Promise<UserRecord | null> {
    this.#reach();
    return this.rows.find((user) => user.userName === userName) ?? null;
  }

  async createUser(user: NewUser): Promise<UserRecord> {
    this.#reach();
    if (this.rows.some((other) => other.userName === user.userName)) {
      throw new AppError('name-taken', 'This user name is taken.');
    }
    const row = { passwordGiven: false, deactivatedAt: null, ...user, id: randomUUID() };
    this.rows.push(row);
    return row;
  }

  async users(clinicId: number): Promise<UserRecord[]> {
    this.#reach();
    return this.rows.filter((user) => user.clinicId === clinicId);
  }

  async createSignIn(signIn: {
    tokenHash: string;
    userId: string;
    expiresAt: number;
  }): Promise<void> {
    this.#reach();
    this.signIns.set(signIn.tokenHash, signIn);
  }

  async signedIn(tokenHash: string, now: number): Promise<UserRecord | null> {
    this.#reach();
    const found = this.signIns.get(tokenHash);
    if (!found || found.expiresAt <= now) return null;
    const user = this.rows.find(({ id }) => id === found.userId);
    return user?.deactivatedAt === null ? user : null;
  }

  async changeAccess(
    clinicId: number,
    userId: string,
    access: UserAccess,
    kept: string | null,
  ): Promise<UserRecord> {
    this.#reach();
    const place = this.rows.findIndex((user) => user.id === userId && user.clinicId === clinicId);
    const before = this.rows[place];
    if (!before) throw new AppError('not-found', 'The clinic has no such user.');
    const user = { ...before, ...access };
    this.rows[place] = user;
    for (const [tokenHash, signIn] of this.signIns) {
      if (signIn.userId === userId && tokenHash !== kept) this.signIns.delete(tokenHash);
    }
    return user;
  }

  async deleteExpiredSignIns(now: number): Promise<void> {
    this.#reach();
    for (const [tokenHash, { expiresAt }] of this.signIns) {
      if (expiresAt <= now) this.signIns.delete(tokenHash);
    }
  }

  /** Codes are made by a command beside the database, so that none is ever good here. */
  async redeemAdministratorCode(): Promise<UserRecord | null> {
    this.#reach();
    return null;
  }

  async placesKnown(userName: string, places: readonly string[]): Promise<string[]> {
    this.#reach();
    const user = this.rows.find((row) => row.userName === userName);
    return places.filter((place) => user && this.places.has(`${user.id} ${place}`));
  }

  async rememberPlaces(userId: string, places: readonly string[]): Promise<void> {
    this.#reach();
    for (const place of places) this.places.add(`${userId} ${place}`);
  }

  async deleteSignIn(tokenHash: string): Promise<void> {
    this.#reach();
    this.signIns.delete(tokenHash);
  }
}
