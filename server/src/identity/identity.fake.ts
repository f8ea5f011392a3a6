import { randomUUID } from 'node:crypto';
import { AppError } from '../platform/errors.ts';
import type { IdentityStore, UserRecord } from '../store/ports.ts';

/** Users and sign-ins in memory. `away` makes every call fail, as a lost database does. */
export class FakeIdentityStore implements IdentityStore {
  away = false;
  readonly rows: UserRecord[] = [];
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

  async createUser(user: Omit<UserRecord, 'id'>): Promise<UserRecord> {
    this.#reach();
    if (this.rows.some((other) => other.userName === user.userName)) {
      throw new AppError('name-taken', 'This user name is taken.');
    }
    const row = { ...user, id: randomUUID() };
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
    return this.rows.find((user) => user.id === found.userId) ?? null;
  }

  async deleteSignIn(tokenHash: string): Promise<void> {
    this.#reach();
    this.signIns.delete(tokenHash);
  }
}
