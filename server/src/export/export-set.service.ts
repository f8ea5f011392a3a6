import {
  type ExportFilter,
  type ExportRequest,
  type KeptFilter,
  MOST_SESSIONS,
} from '@chairside/shared/export/http';
import type { SignedIn } from '../identity/identity.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Store } from '../store/ports.ts';
import { ClinicTime } from './clinic-time.ts';
import { type ArchiveSession, archiveOf } from './export-archive.ts';
import { missingBecause, type SessionFiles } from './session-files.service.ts';
import { readLog } from './session-record.read-model.ts';

const PAGE = 100;

/** Many sessions at once. */
export class ExportSets {
  readonly #store: Pick<Store, 'sessions'>;
  readonly #files: SessionFiles;
  readonly #clock: Clock;
  /** Clinics with an export under way. */
  readonly #busy = new Set<number>();

  constructor(store: Pick<Store, 'sessions'>, files: SessionFiles, clock: Clock) {
    this.#store = store;
    this.#files = files;
    this.#clock = clock;
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
  async archive(
    { clinicId, actor }: Pick<SignedIn, 'clinicId' | 'actor'>,
    ids: readonly string[],
    { filter, formats, fhir }: ExportRequest,
  ): Promise<{ readonly name: string; readonly bytes: AsyncGenerator<Uint8Array> }> {
    if (this.#busy.has(clinicId)) {
      throw new AppError(
        'too-many-requests',
        'An export of many sessions is under way in this clinic. Wait until it is done, or cancel it.',
      );
    }
    const clinic = await this.#files.clinic(clinicId);
    const time = new ClinicTime(clinic.timeZone);
    const head = {
      format: 'chairside-export@1' as const,
      ...{ clinic: clinic.name, timeZone: clinic.timeZone, madeAt: this.#clock.now(), by: actor },
      ...{ filter: keptFilter(filter), formats },
    };
    const open = async (id: string): Promise<ArchiveSession> => {
      const { state } = await readLog(this.#store, clinicId, id);
      const wanted = formats.map((format) => ({ format, reason: missingBecause(format, state) }));
      return {
        id,
        folder: `${time.date(state.openedAt)}-${id}`,
        leftOut: wanted.flatMap(({ format, reason }) =>
          reason === null ? [] : [{ format, reason }],
        ),
        files: wanted
          .filter(({ reason }) => reason === null)
          .map(({ format }) => ({
            format,
            open: () => this.#files.file(clinicId, id, format, fhir),
          })),
      };
    };
    async function* each(): AsyncGenerator<ArchiveSession> {
      for (const id of ids) yield await open(id);
    }
    const name = `sessions-${time.date(head.madeAt)}.zip`;
    return { name, bytes: this.#held(clinicId, archiveOf(head, each())) };
  }

  async *#held(clinicId: number, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
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
