import { randomUUID } from 'node:crypto';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { checkProtocol } from '@chairside/shared/protocols/rules/document-rules';
import type {
  RehearsalReport,
  RehearsalStatus,
  StartRehearsal,
} from '@chairside/shared/wire/rehearsals';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { ProtocolStore } from '../store/ports/store.ts';
import type { RehearsalJob, RehearsalProgress } from './rehearse.ts';

/** A rehearsal under way somewhere: in a thread, or in a test in this one. */
export interface RehearsalRun {
  /** Null where it was cancelled. */
  readonly report: Promise<RehearsalReport | null>;
  cancel(): void;
}
export type StartRun = (
  owner: RehearsalOwner,
  job: RehearsalJob,
  progress: (so: RehearsalProgress) => void,
) => RehearsalRun;

/** Whose rehearsal it is: a person of a clinic. */
export interface RehearsalOwner {
  readonly clinicId: number;
  readonly userId: string;
}

interface Entry {
  readonly owner: RehearsalOwner;
  readonly run: RehearsalRun;
  status: RehearsalStatus;
}

/** More at a time would take the processor from live monitoring: the one begun first is ended. */
const MAX_RUNNING = 2;

const keyOf = ({ clinicId, userId }: RehearsalOwner) => `${clinicId} ${userId}`;

/** Rehearsals of each person: one at a time, the newest kept until the next. */
export class RehearsalsService {
  readonly #protocols: Pick<ProtocolStore, 'get' | 'inForce'>;
  readonly #start: StartRun;
  readonly #log: Pick<Logger, 'warn'>;
  /** In the order in which they were begun. */
  readonly #byOwner = new Map<string, Entry>();

  constructor(
    protocols: Pick<ProtocolStore, 'get' | 'inForce'>,
    start: StartRun,
    log: Pick<Logger, 'warn'>,
  ) {
    this.#protocols = protocols;
    this.#start = start;
    this.#log = log;
  }

  /**
   * Ends the one that this person has under way and begins a new one.
   * @throws AppError `protocol-refused` for limits that make no sense, `not-found` where there is nothing to compare with
   */
  async start(owner: RehearsalOwner, wanted: StartRehearsal): Promise<RehearsalStatus> {
    const { document: after, against, sessions } = wanted;
    const [problem] = checkProtocol(after);
    if (problem) {
      throw new AppError('protocol-refused', problem.message, { refusal: 'senseless-limits' });
    }
    const { clinicId } = owner;
    const before = await this.#compared(clinicId, against);
    this.#makeRoom(owner);
    const id = randomUUID();
    const begun: RehearsalStatus = { id, state: 'running', done: 0, total: 0, report: null };
    const run = this.#start(owner, { clinicId, before, after, sessions }, (so) => {
      if (entry.status.state === 'running') entry.status = { ...entry.status, ...so };
    });
    const entry: Entry = { owner, run, status: begun };
    this.#byOwner.set(keyOf(owner), entry);
    run.report.then(
      (report) => {
        if (entry.status.state !== 'running') return;
        if (report === null) {
          entry.status = { ...entry.status, state: 'cancelled' };
          return;
        }
        // The last word on its progress may come after the report: they go different ways.
        const done = report.sessions.length;
        entry.status = { ...entry.status, report, state: 'done', done, total: done };
      },
      (error: unknown) => {
        // What ended because it was cancelled did not fail.
        if (entry.status.state !== 'running') return;
        entry.status = { ...entry.status, state: 'failed' };
        this.#log.warn({ err: error, rehearsal: id, clinic: clinicId }, 'a rehearsal failed');
      },
    );
    return entry.status;
  }

  /** @throws AppError `not-found` */
  status(owner: RehearsalOwner, id: string): RehearsalStatus {
    return this.#entry(owner, id).status;
  }

  /** What is done already stays done. @throws AppError `not-found` */
  cancel(owner: RehearsalOwner, id: string): RehearsalStatus {
    const entry = this.#entry(owner, id);
    if (entry.status.state === 'running') end(entry);
    return entry.status;
  }

  stop(): void {
    for (const { run } of this.#byOwner.values()) run.cancel();
  }

  #makeRoom(owner: RehearsalOwner): void {
    const key = keyOf(owner);
    const own = this.#byOwner.get(key);
    this.#byOwner.delete(key);
    if (own?.status.state === 'running') end(own);
    const running = [...this.#byOwner.values()].filter(
      (entry) => entry.owner.clinicId === owner.clinicId && entry.status.state === 'running',
    );
    for (const entry of running.slice(0, Math.max(0, running.length - MAX_RUNNING + 1))) end(entry);
  }

  #entry(owner: RehearsalOwner, id: string): Entry {
    const entry = this.#byOwner.get(keyOf(owner));
    if (entry?.status.id !== id) throw new AppError('not-found', 'There is no such rehearsal.');
    return entry;
  }

  async #compared(clinicId: number, reference: string | undefined): Promise<ProtocolDocument> {
    if (reference === undefined) return this.#protocols.inForce(clinicId);
    const found = await this.#protocols.get(clinicId, reference);
    if (!found) throw new AppError('not-found', 'There is no such protocol version.');
    return found;
  }
}

function end(entry: Entry): void {
  entry.status = { ...entry.status, state: 'cancelled' };
  entry.run.cancel();
}
