import type { NewAdministrator } from '@chairside/shared/wire/http';
import { AppError } from '../platform/errors.ts';
import { secretHash } from '../platform/secrets.ts';
import type { IdentityStore, UserRecord } from '../store/ports/store.ts';
import { AttemptLimiter } from './attempt-limiter.ts';
import { newPasswordHash } from './passwords.ts';

/** The way back for a clinic whose administrators cannot sign in: whoever has the machine prints a code, and it makes one more. */
export class AdministratorCodes {
  readonly #identity: IdentityStore;
  readonly #attempts = new AttemptLimiter({ max: 10, windowMs: 10 * 60_000 });

  constructor(identity: IdentityStore) {
    this.#identity = identity;
  }

  /** Throws `wrong-credentials`, `too-many-requests`, `bad-request` (password) or `name-taken`. */
  async use(
    { code, userName, name, password }: NewAdministrator,
    address: string,
    now: number,
  ): Promise<UserRecord> {
    if (!this.#attempts.take(address, now)) {
      throw new AppError(
        'too-many-requests',
        'Too many codes were tried. Wait ten minutes and try again.',
      );
    }
    const passwordHash = await newPasswordHash(password, { userName, name });
    const codeHash = secretHash(code.trim().toUpperCase());
    const user = await this.#identity.redeemAdministratorCode(codeHash, now, {
      ...{ userName, name, passwordHash },
    });
    if (!user) {
      throw new AppError(
        'wrong-credentials',
        'The code is wrong, used or older than an hour. "npm run admin-code" on the server prints a new one.',
      );
    }
    return user;
  }
}
