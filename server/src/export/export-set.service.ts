import {
  type ExportFilter,
  type ExportRequest,
  type KeptFilter,
  MOST_SESSIONS,
} from '@chairside/shared/wire/exports';
import type { SignedIn } from '../access/identity.ts';
import type { Streamed } from '../platform/bulk.ts';
import { AppError } from '../platform/errors.ts';
import type { Store } from '../store/ports/store.ts';

const PAGE = 100;

type Piece = string | Uint8Array;
interface Archive {
  readonly name: string;
  readonly bytes: AsyncGenerator<Piece>;
}
export type MakeArchive = (
  user: SignedIn,
  ids: readonly string[],
  request: ExportRequest,
) => Promise<Streamed<{ readonly name: string }>>;

/** Many sessions at once. */
export class ExportSets {
  readonly #store: Pick<Store, 'sessions'>;
  readonly #make: MakeArchive;
  /** Clinics with an export under way. */
  readonly #busy = new Set<number>();

  constructor(store: Pick<Store, 'sessions'>, make: MakeArchive) {
    this.#store = store;
    this.#make = make;
  }

  /**
   * Ids of what a filter chooses, oldest first.
   * @throws AppError `bad-request` for none or too many, with the number; `unknown-session`
   */
  async chosen(clinicId: number, { sessions, ...filter }: ExportFilter): Promise<string[]> {
    if (sessions !== undefined) {
      for (const id of new Set(sessions)) {
        if (await this.#store.sessions.find(clinicId, id)) continue;
        throw new AppError('unknown-session', `This clinic has no session ${id}.`);
      }
      return [...new Set(sessions)];
    }
    const { total } = await this.#store.sessions.counts(clinicId, filter);
    if (total > MOST_SESSIONS) {
      throw new AppError(
        'bad-request',
        `These are ${total} sessions; one export holds at most ${MOST_SESSIONS}. Choose fewer, by date for example.`,
      );
    }
    const found: string[] = [];
    let before: string | undefined;
    do {
      const page = await this.#store.sessions.list(clinicId, {
        ...{ ...filter, limit: PAGE },
        ...(before === undefined ? {} : { before }),
      });
      found.push(...page.sessions.map(({ id }) => id));
      before = page.next ?? undefined;
    } while (before !== undefined && found.length <= MOST_SESSIONS);
    if (found.length === 0) throw new AppError('bad-request', 'No session fits this choice.');
    return found.slice(0, MOST_SESSIONS).reverse();
  }

  /** One archive at a time for a clinic. @throws AppError `too-many-requests` */
  async archive(user: SignedIn, ids: readonly string[], request: ExportRequest): Promise<Archive> {
    const { clinicId } = user;
    if (this.#busy.has(clinicId)) {
      throw new AppError(
        'too-many-requests',
        'An export of many sessions is under way in this clinic. Wait until it is done, or cancel it.',
      );
    }
    const { head, pieces } = await this.#make(user, ids, request);
    return { name: head.name, bytes: this.#held(clinicId, pieces) };
  }

  async *#held(clinicId: number, source: Streamed<unknown>['pieces']): AsyncGenerator<Piece> {
    if (this.#busy.has(clinicId))
      throw new AppError('too-many-requests', 'An export is under way.');
    this.#busy.add(clinicId);
    try {
      yield* source;
    } finally {
      this.#busy.delete(clinicId);
    }
  }
}

/** Without what was not said. */
export function keptFilter(filter: ExportFilter): KeptFilter {
  const said = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(said);
}
