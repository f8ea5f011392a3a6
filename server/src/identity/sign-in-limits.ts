import { AppError } from '../platform/errors.ts';
import { secretHash } from '../platform/secrets.ts';
import { AttemptLimiter } from './attempt-limiter.ts';

/** Where somebody tries to sign in from. */
export interface Place {
  /** As limits count it. */
  readonly address: string;
  /** The secret that this browser was given when somebody signed in there; null: none. */
  readonly browser: string | null;
}

export interface Attempt {
  readonly userName: string;
  readonly place: Place;
  /** The user who is signed in where a password is asked for once more; null: at the door. */
  readonly beside: string | null;
}

/** One attempt that was let through and counted; what becomes of it is said once. */
export interface Admitted {
  /** The password was right: it counts nowhere, and earlier mistakes there are forgotten. */
  succeeded(): void;
  /** It was not tried: it counts nowhere. */
  untried(): void;
}

interface Counted {
  readonly limiter: AttemptLimiter;
  readonly key: string;
  /** The key is of one name at one place: whoever knows its password starts anew. */
  readonly own: boolean;
}

const WINDOW_MS = 5 * 60_000;
const OWN_TRIES = 8;

export const addressPlace = ({ address }: Place): string => secretHash(`address ${address}`);
export const browserPlace = ({ browser }: Place): string | null =>
  browser === null ? null : secretHash(`browser ${browser}`);

/**
 * How often a password may be tried. A stranger is counted by name and address, by address, and by name over all
 * addresses. Where the user has signed in before they are counted apart from strangers, and so is whoever is asked
 * again while somebody is signed in: trying a name from elsewhere shuts nobody out at the chair.
 */
export class SignInLimits {
  readonly #own = new AttemptLimiter({ max: OWN_TRIES, windowMs: WINDOW_MS });
  readonly #perAddress = new AttemptLimiter({ max: 60, windowMs: WINDOW_MS });
  readonly #perUser = new AttemptLimiter({ max: 100, windowMs: WINDOW_MS });
  readonly #told = new AttemptLimiter({ max: 1, windowMs: WINDOW_MS });
  readonly #perSignedIn = new AttemptLimiter({ max: 60, windowMs: WINDOW_MS });

  /** `known`: the places of the attempt that its user has signed in from. Throws `too-many-requests`, and counts nothing then. */
  admit(attempt: Attempt, known: readonly string[], now: number): Admitted {
    const counted = this.#countedIn(attempt, known);
    if (!counted.every(({ limiter, key }) => limiter.allows(key, now))) {
      throw new AppError(
        'too-many-requests',
        'Too many passwords were tried. Wait five minutes and try again.',
      );
    }
    for (const { limiter, key } of counted) limiter.take(key, now);
    return {
      succeeded() {
        for (const { limiter, key, own } of counted) {
          if (own) limiter.forgive(key);
          else limiter.giveBack(key);
        }
      },
      untried() {
        for (const { limiter, key } of counted) limiter.giveBack(key);
      },
    };
  }

  /** True the first time in a while that somebody is to be told of this name: a stranger fills no book. */
  tellOnce(userName: string, now: number): boolean {
    return this.#told.take(userName, now);
  }

  #countedIn({ userName, place, beside }: Attempt, known: readonly string[]): Counted[] {
    const own = (of: string): Counted => ({
      ...{ limiter: this.#own, key: `${of} ${userName}`, own: true },
    });
    if (beside !== null) {
      return [own(`beside ${beside}`), { limiter: this.#perSignedIn, key: beside, own: false }];
    }
    const browser = browserPlace(place);
    if (browser !== null && known.includes(browser)) return [own(`browser ${browser}`)];
    const address = { limiter: this.#perAddress, key: place.address, own: false };
    if (known.includes(addressPlace(place))) return [own(`known ${place.address}`), address];
    const name = { limiter: this.#perUser, key: userName, own: false };
    return [own(`address ${place.address}`), address, name];
  }
}
