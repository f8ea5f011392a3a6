import { isTimeZone } from '@chairside/shared/time/calendar';
import type { FirstAdministrator } from '@chairside/shared/wire/http';
import { AppError } from '../platform/errors.ts';
import { newTypedCode, sameSecret } from '../platform/secrets.ts';
import type { ClinicRecord, ClinicStore, IdentityStore, UserRecord } from '../store/ports/store.ts';
import { AttemptLimiter } from './attempt-limiter.ts';
import { newPasswordHash } from './passwords.ts';

/**
 * A server without users prints a one-time code; whoever reads the terminal makes the clinic and its first
 * administrator with it. The code lives in memory only and dies with its use.
 */
export class FirstRun {
  readonly #identity: IdentityStore;
  readonly #clinics: ClinicStore;
  readonly #attempts = new AttemptLimiter({ max: 10, windowMs: 10 * 60_000 });
  #code: string | null = null;

  constructor(identity: IdentityStore, clinics: ClinicStore) {
    this.#identity = identity;
    this.#clinics = clinics;
  }

  /** The code to print; null where the server has users. */
  async begin(): Promise<string | null> {
    this.#code = (await this.#identity.countUsers()) === 0 ? newTypedCode() : null;
    return this.#code;
  }

  get needed(): boolean {
    return this.#code !== null;
  }

  /** Throws `already-set-up`, `wrong-credentials`, `too-many-requests` or `bad-request` (time zone). */
  async create(
    given: FirstAdministrator,
    address: string,
    now: number,
  ): Promise<{ user: UserRecord; clinic: ClinicRecord }> {
    const code = this.#code;
    if (code === null)
      throw new AppError('already-set-up', 'This server has an administrator already.');
    if (!this.#attempts.take(address, now)) {
      throw new AppError(
        'too-many-requests',
        'Too many codes were tried. Wait ten minutes and try again.',
      );
    }
    if (!sameSecret(code, given.code.trim().toUpperCase())) {
      throw new AppError(
        'wrong-credentials',
        'The code is wrong. The server prints it when it starts.',
      );
    }
    if (!isTimeZone(given.timeZone)) {
      throw new AppError('bad-request', `There is no time zone "${given.timeZone}".`, {
        issues: [
          { path: 'timeZone', message: 'must be an IANA time zone, such as America/Chicago' },
        ],
      });
    }
    // Dead before the first await: two requests with the right code make one administrator.
    this.#code = null;
    try {
      return await this.#make(given);
    } catch (error) {
      this.#code = code;
      throw error;
    }
  }

  /** The user last: while there is none, the server is not set up and the same request completes what is missing. */
  async #make(given: FirstAdministrator): Promise<{ user: UserRecord; clinic: ClinicRecord }> {
    const { clinicName, timeZone, userName, name } = given;
    const passwordHash = await newPasswordHash(given.password, { userName, name, clinicName });
    const earlier = (await this.#clinics.all()).find(
      (clinic) => clinic.name === clinicName && clinic.timeZone === timeZone,
    );
    const clinic = earlier ?? (await this.#clinics.create({ name: clinicName, timeZone }));
    const there = (await this.#clinics.chairs(clinic.id)).length;
    for (let number = there + 1; number <= given.chairs; number++)
      await this.#clinics.createChair(clinic.id, String(number));
    const user = await this.#identity.createUser({
      clinicId: clinic.id,
      userName,
      name,
      role: 'administrator',
      passwordHash,
    });
    return { user, clinic };
  }
}
