import { randomUUID } from 'node:crypto';
import type { ProtocolDocument } from '@chairside/shared/alarms/limits';
import { checkProtocol } from '@chairside/shared/alarms/protocol-rules';
import type {
  RehearsalReport,
  RehearsalStatus,
  StartRehearsal,
} from '@chairside/shared/protocol/rehearsals';
import { AppError } from '../platform/errors.ts';
import type { ProtocolStore } from '../store/ports.ts';
import type { RehearsalJob, RehearsalProgress } from './rehearse.ts';

/** A rehearsal under way somewhere: a thread of its own, or in a test this one. */
export interface RehearsalRun {
  /** Null where it was cancelled. */
  readonly report: Promise<RehearsalReport | null>;
  cancel(): void;
}
export type StartRun = (
  job: RehearsalJob,
  progress: (so: RehearsalProgress) => void,
) => RehearsalRun;

interface Entry {
  readonly clinicId: number;
  readonly run: RehearsalRun;
  status: RehearsalStatus;
}

/** Rehearsals of each clinic: one at a time, the newest kept until the next. */
export class RehearsalsService {
  readonly #protocols: Pick<ProtocolStore, 'get' | 'inForce'>;
  readonly #start: StartRun;
  readonly #byClinic = new Map<number, Entry>();

  constructor(protocols: Pick<ProtocolStore, 'get' | 'inForce'>, start: StartRun) {
    this.#protocols = protocols;
    this.#start = start;
  }

  /**
   * Ends the one that the clinic has under way and begins a new one.
   * @throws AppError `protocol-refused` for limits that make no sense, `not-found` where there is nothing to compare with
   */
  async start(clinicId: number, wanted: StartRehearsal): Promise<RehearsalStatus> {
    const { document: after, against, sessions } = wanted;
    const [problem] = checkProtocol(after);
    if (problem) {
      throw new AppError('protocol-refused', problem.message, { refusal: 'senseless-limits' });
    }
    const before = await this.#compared(clinicId, against);
    this.#byClinic.get(clinicId)?.run.cancel();
    const id = randomUUID();
    const begun: RehearsalStatus = { id, state: 'running', done: 0, total: 0, report: null };
    const run = this.#start({ clinicId, before, after, sessions }, (so) => {
      if (entry.status.state === 'running') entry.status = { ...entry.status, ...so };
    });
    const entry: Entry = { clinicId, run, status: begun };
    this.#byClinic.set(clinicId, entry);
    run.report.then(
      (report) => {
        if (entry.status.state !== 'running') return;
        entry.status = { ...entry.status, report, state: report === null ? 'cancelled' : 'done' };
      },
      () => {
        if (entry.status.state === 'running') entry.status = { ...entry.status, state: 'failed' };
      },
    );
    return entry.status;
  }

  /** @throws AppError `not-found` */
  status(clinicId: number, id: string): RehearsalStatus {
    return this.#entry(clinicId, id).status;
  }

  /** What is done already stays done. @throws AppError `not-found` */
  cancel(clinicId: number, id: string): RehearsalStatus {
    const entry = this.#entry(clinicId, id);
    if (entry.status.state === 'running') {
      entry.status = { ...entry.status, state: 'cancelled' };
      entry.run.cancel();
    }
    return entry.status;
  }

  stop(): void {
    for (const { run } of this.#byClinic.values()) run.cancel();
  }

  #entry(clinicId: number, id: string): Entry {
    const entry = this.#byClinic.get(clinicId);
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
