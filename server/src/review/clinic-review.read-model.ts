import { setImmediate as breathe } from 'node:timers/promises';
import {
  type ClinicReview,
  clinicFigures,
  MOST_REVIEWED,
  type SessionDigest,
  sessionDigest,
} from '@chairside/shared/review/clinic-review';
import { addDays, startOfDate } from '@chairside/shared/time/calendar';
import type { SessionSummary } from '@chairside/shared/wire/session-list';
import type { ClinicReadModel } from '../clinics/clinic.read-model.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Store } from '../store/ports/store.ts';

const PAGE = 100;
/** The connections of the store are shared with everything live. */
const AT_ONCE = 3;
/** What a closed session comes to never changes: kept for the next question, a few hundred bytes each. */
const MOST_KEPT = 20_000;

export interface ClinicReviewDeps {
  readonly store: Pick<Store, 'sessions'>;
  readonly clinics: ClinicReadModel;
  readonly clock: Pick<Clock, 'now'>;
  /** Digests of closed sessions, where they outlive this. */
  readonly kept?: Map<string, SessionDigest>;
  /** For tests: sessions whose logs are read at most. */
  readonly most?: number;
}

/** Rates and loads of a clinic over a span of its days, from the logs of at most `MOST_REVIEWED` sessions. */
export class ClinicReviewReadModel {
  readonly #deps: ClinicReviewDeps;
  readonly #kept: Map<string, SessionDigest>;

  constructor(deps: ClinicReviewDeps) {
    this.#deps = deps;
    this.#kept = deps.kept ?? new Map();
  }

  /** `from` and `to`: first and last day on the clinic's calendar. @throws AppError `bad-request` */
  async review(clinicId: number, from: string, to: string): Promise<ClinicReview> {
    if (to < from) {
      throw new AppError('bad-request', 'The last day lies before the first one.', {
        issues: [{ path: 'to', message: 'lies before the first day' }],
      });
    }
    const { store, clinics, most = MOST_REVIEWED } = this.#deps;
    const timeZone = (await clinics.get(clinicId))?.timeZone ?? 'UTC';
    const span = {
      phase: 'all',
      from: startOfDate(from, timeZone),
      to: startOfDate(addDays(to, 1), timeZone),
    } as const;
    const { total } = await store.sessions.counts(clinicId, span);
    const digests: SessionDigest[] = [];
    let before: string | null = null;
    do {
      const limit = Math.min(PAGE, most - digests.length);
      const page = { ...span, limit, ...(before === null ? {} : { before }) };
      const { sessions, next } = await store.sessions.list(clinicId, page);
      for (let begin = 0; begin < sessions.length; begin += AT_ONCE) {
        const part = sessions.slice(begin, begin + AT_ONCE);
        const made = await Promise.all(part.map((session) => this.#digest(clinicId, session)));
        digests.push(...made.filter((digest) => digest !== null));
      }
      before = next;
    } while (before !== null && digests.length < most);
    return { from, to, timeZone, sessions: total, ...clinicFigures(digests) };
  }

  async #digest(clinicId: number, session: SessionSummary): Promise<SessionDigest | null> {
    // Ids are unique over all clinics; the list has just named it as one of this clinic.
    const known = this.#kept.get(session.id);
    if (known !== undefined) return known;
    const { store, clock } = this.#deps;
    const digest = sessionDigest(await store.sessions.events(clinicId, session.id), clock.now());
    if (digest?.closed) this.#keep(digest);
    await breathe();
    return digest;
  }

  #keep(digest: SessionDigest): void {
    this.#kept.set(digest.id, digest);
    if (this.#kept.size <= MOST_KEPT) return;
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
