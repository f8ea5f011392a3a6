import type { Command } from '@chairside/shared/moves/commands';
import type { SessionEvent } from '@chairside/shared/moves/events';
import type {
  CourseForSession,
  PatientForSession,
} from '@chairside/shared/patients/session-context';
import type { Actor } from '@chairside/shared/people/roles';
import { decideContext } from '@chairside/shared/session/build-context';
import type { DecideContext } from '@chairside/shared/session/decide-context';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { PatientReadModel } from '../patients/patients.read-model.ts';
import { AppError } from '../platform/errors.ts';
import { machineTimers, type Timers } from '../platform/timers.ts';
import { within } from '../platform/within.ts';
import type { SessionCommands } from './commands.ts';
import type { Engine } from './engine.ts';
import type { LiveChair } from './places.ts';
import type { CommandRecord, SessionActor } from './session-actor.ts';

/** Longest wait for the database before the answer is that nothing is recorded. */
export const ANSWER_WITHIN_MS = 3_000;

/** Brings commands to the right actor, opens sessions, and waits for the commit. */
export class EngineCommands implements SessionCommands {
  readonly #engine: Engine;
  readonly #patients: PatientReadModel;
  readonly #timers: Timers;
  /** Openings under way, by command id. */
  readonly #opening = new Map<string, Promise<CommandRecord>>();

  constructor(engine: Engine, timers: Timers = machineTimers) {
    this.#engine = engine;
    this.#patients = new PatientReadModel(engine.deps.store.patients);
    this.#timers = timers;
  }

  async command(
    clinicId: number,
    sessionId: string,
    command: Command,
    by: Actor,
    beside?: Actor,
  ): Promise<CommandAnswer> {
    const who = { by, ...(beside === undefined ? {} : { beside }) };
    const work = this.#run(clinicId, sessionId, command, who).then(async (record) => {
      await record.committed;
      return record.events;
    });
    // A late failure is answered already; it must not end the process.
    work.catch(() => undefined);
    return answerOf(await within(work, ANSWER_WITHIN_MS, this.#timers));
  }

  async #run(
    clinicId: number,
    sessionId: string,
    command: Command,
    by: Persons,
  ): Promise<CommandRecord> {
    // Asked first: from the look at the session to its events nothing may wait.
    const named = await this.#named(clinicId, sessionId, command);
    const actor = this.#engine.session(sessionId);
    if (actor && actor.clinicId !== clinicId) throw unknownSession();
    if (actor) return this.#apply(actor, command, by, named);
    const recorded = await this.#recorded(clinicId, sessionId, command.id);
    if (recorded) return recorded;
    if (command.type !== 'open') return this.#refuseClosed(clinicId, sessionId);
    const under = this.#opening.get(command.id);
    if (under) return under;
    const opening = this.#open(clinicId, sessionId, command, by, named);
    this.#opening.set(command.id, opening);
    return opening.finally(() => this.#opening.delete(command.id));
  }

  #apply(actor: SessionActor, command: Command, by: Persons, named: Named): CommandRecord {
    const { clock } = this.#engine.deps;
    const record = actor.command(command, by.by, clock.now(), (at) =>
      this.#context(actor, command, by, at, named),
    );
    this.#engine.seat(actor);
    return record;
  }

  async #open(
    clinicId: number,
    sessionId: string,
    command: Command,
    by: Persons,
    named: Named,
  ): Promise<CommandRecord> {
    const { sessions, protocols } = this.#engine.deps.store;
    if (await asked(sessions.find(clinicId, sessionId)))
      return this.#refuseClosed(clinicId, sessionId);
    const protocol = await asked(protocols.inForce(clinicId));
    const key = await asked(sessions.nextKey(clinicId));
    // Two openings of one session may have waited side by side.
    const running = this.#engine.session(sessionId);
    if (running && running.clinicId !== clinicId) throw unknownSession();
    const actor = running ?? this.#engine.newSession({ id: sessionId, key, clinicId, protocol });
    return this.#apply(actor, command, by, named);
  }

  /** Whom the command is about, as the clinic has registered them. */
  async #named(clinicId: number, sessionId: string, command: Command): Promise<Named> {
    if (!('patientId' in command) || command.patientId === undefined) return NOBODY;
    const { patientId, courseId } = command;
    const patient = await asked(this.#patients.patientForSession(clinicId, patientId));
    const course =
      courseId === undefined
        ? null
        : await asked(this.#patients.courseForSession(clinicId, courseId, sessionId));
    return { patient, course };
  }

  async #recorded(
    clinicId: number,
    sessionId: string,
    commandId: string,
  ): Promise<CommandRecord | null> {
    const { sessions } = this.#engine.deps.store;
    const events = await asked(sessions.byCommand(clinicId, sessionId, commandId));
    return events && events.length > 0 ? { events, committed: Promise.resolve() } : null;
  }

  async #refuseClosed(clinicId: number, sessionId: string): Promise<never> {
    const found = await asked(this.#engine.deps.store.sessions.find(clinicId, sessionId));
    if (!found) throw unknownSession();
    throw new AppError('command-refused', 'This session is closed. Nothing more can be charted.', {
      refusal: 'session-closed',
    });
  }

  #context(
    actor: SessionActor,
    command: Command,
    persons: Persons,
    now: number,
    named: Named,
  ): DecideContext {
    const { places } = this.#engine;
    const { clinicId, protocol } = actor;
    const chairs = places.clinics.get(clinicId)?.chairs;
    const sitsIn = chairs?.get(actor.state?.chairId ?? '');
    const target = 'chairId' in command ? chairs?.get(command.chairId) : undefined;
    const wanted = 'channelId' in command ? places.channels.get(command.channelId) : undefined;
    const channel = wanted?.record.clinicId === clinicId ? wanted : undefined;
    return decideContext({
      now,
      ...persons,
      sessionId: actor.id,
      clinicId,
      chair: target ? chairFacts(target) : null,
      protocol: `${protocol.id}@${protocol.version}`,
      protocolDocument: protocol,
      ...this.#person(clinicId, named),
      cuffs: actor.cuffs,
      boundChannels: [...((target ?? sitsIn)?.channels ?? [])]
        .filter((each) => each.actor === null || each.actor === actor)
        .map(({ record }) => bound(record)),
      channel: channel ? { ...bound(channel.record), heldBy: channel.actor?.id ?? null } : null,
      vitals: (sitsIn ?? target)?.vitals.fresh(protocol, now) ?? {},
      liveAlarms: actor.alarms,
    });
  }

  #person(clinicId: number, { patient, course }: Named): Pick<DecideContext, 'patient' | 'course'> {
    if (patient === null) return { patient: null, course: null };
    const { id, recordNumber, name, dateOfBirth, sex, allergies, riskFactors } = patient;
    const inSession = this.#engine.sessionOf(clinicId, id)?.id ?? null;
    const height = patient.height === null ? {} : { height: patient.height };
    const earlierBaselines = [...patient.earlierBaselines];
    const known = { sex, allergies, riskFactors, ...height, earlierBaselines };
    const person = { id, recordNumber, name, dateOfBirth, ...known, inSession };
    if (course === null) return { patient: person, course: null };
    const { id: courseId, patientId, indication, number, planned, status } = course;
    const own = { id: courseId, patientId, indication, number, planned, status };
    return { patient: person, course: own };
  }
}

/** Who gives a command, and who is signed in beside a second person. */
type Persons = Pick<DecideContext, 'by' | 'beside'>;

interface Named {
  readonly patient: PatientForSession | null;
  readonly course: CourseForSession | null;
}
const NOBODY: Named = { patient: null, course: null };

function chairFacts({ record, actor, freeSince }: LiveChair): NonNullable<DecideContext['chair']> {
  const { id, label } = record;
  return {
    ...{ id, label, occupiedBy: actor?.id ?? null },
    ...(freeSince === null ? {} : { freeSince }),
  };
}

function bound(record: { id: string; deviceId: string; deviceLabel: string }) {
  return { channelId: record.id, deviceId: record.deviceId, label: record.deviceLabel };
}

function unknownSession(): AppError {
  return new AppError('unknown-session', 'This clinic has no such session.');
}

function answerOf(events: readonly SessionEvent[]): CommandAnswer {
  return { events: [...events], seq: events.at(-1)?.seq ?? 0 };
}

/** A store that cannot be asked is a database that is away. */
function asked<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    throw new AppError('not-recording', 'The database is away. Send it again.', { cause: error });
  });
}
