import { z } from 'zod';
import { ENGINE_VERSION } from '../alarms/engine-version.ts';
import { IDENTIFIERS, identifierSchema } from '../patients/identifiers.ts';
import { sessionCourseSchema, sessionPatientSchema } from '../session/entries.ts';
import type { Logged } from '../session/logged.ts';
import type { SessionState } from '../session/state.ts';
import { idText, uuid } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import type { Words } from '../wording/words.ts';
import { attached, monitorAttached } from './attach-monitor.ts';
import { BrokenLog } from './broken-log.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, isOf, noInput } from './event-move.ts';
import { compared, courseText, identityOf } from './identity.ts';

/** A session begins: the first event of every log. */
const sessionOpenedBody = eventBody('session-opened', {
  clinicId: z.number().int(),
  chairId: z.string(),
  chairLabel: z.string(),
  /** Record number or other reference that the clinic uses for the patient. */
  patientRef: z.string(),
  patient: sessionPatientSchema.optional(),
  course: sessionCourseSchema.optional(),
  /** What was compared at the chair, where the patient is known. */
  identifiers: z.array(identifierSchema).optional(),
  /** `<protocol id>@<version>` in force for the whole session. */
  protocol: z.string(),
  /** Rules of the alarm engine that it runs under; absent: 1, before they were numbered. */
  engine: z.number().int().min(1).optional(),
});
type SessionOpened = z.infer<typeof sessionOpenedBody>;

export const sessionOpened: EventMove<typeof sessionOpenedBody> = {
  body: sessionOpenedBody,
  evolve(_, event) {
    throw new BrokenLog('opened-twice', `event ${event.seq} opens the session again`);
  },
  alarmInputs: noInput,
  lane: () => 'infusion',
  sentence({ body }, { words }) {
    const { chairLabel: chair, protocol, identifiers } = body;
    const patient = `${who(body, words)}${compared(identifiers, words)}`;
    return words.say('events.opened', { chair, who: patient, protocol });
  },
  project(change, { at, body }) {
    const { chairId, chairLabel, patientRef, protocol } = body;
    const ids = { patientId: body.patient?.id ?? null, courseId: body.course?.id ?? null };
    change.opened = { chairId, chairLabel, patientRef, protocol, openedAt: at, ...ids };
    change.phase = 'before';
  },
};

function who({ patient, patientRef, course }: SessionOpened, words: Words): string {
  if (patient === undefined) return patientRef;
  const { name, recordNumber: number } = patient;
  return `${words.say('events.patient', { name, number })}${courseText(course, words)}`;
}

/** The state that the first event gives. */
export function openedSession(event: Logged): SessionState {
  if (event.seq !== 1) throw new BrokenLog('out-of-order', `event ${event.seq} on an empty log`);
  if (!isOf(sessionOpenedBody, event)) {
    throw new BrokenLog('not-opened', `a log cannot begin with ${event.body.type}`);
  }
  const { body, by, at } = event;
  const { identifiers } = body;
  return {
    id: event.sessionId,
    clinicId: body.clinicId,
    chairId: body.chairId,
    chairLabel: body.chairLabel,
    patientRef: body.patientRef,
    patient: body.patient ?? null,
    course: body.course ?? null,
    identified: identifiers === undefined ? null : { identifiers, by, at },
    protocol: body.protocol,
    phase: 'before',
    openedAt: at,
    closedAt: null,
    outcome: null,
    channels: [],
    checklist: {},
    weight: null,
    baseline: null,
    baselineFrom: null,
    gateOverrides: {},
    order: null,
    pump: null,
    infusion: null,
    waste: [],
    effects: [],
    assessments: [],
    interventions: [],
    manualVitals: [],
    notes: [],
    discharge: { at: null },
    signatures: [],
    addenda: [],
    reviewedAt: null,
    emergency: null,
    alarms: {},
    seq: event.seq,
    hash: event.hash,
  };
}

const fields = commandFields('open', {
  chairId: idText,
  patientRef: storableText(40),
  patientId: uuid.optional(),
  courseId: uuid.optional(),
  identifiers: z.array(identifierSchema).max(IDENTIFIERS.length).optional(),
});
type Given = z.infer<typeof sessionOpenedBody | typeof monitorAttached.body>;

export const open: CommandMove<
  typeof fields,
  [typeof sessionOpened, typeof monitorAttached],
  'unopened'
> = {
  fields,
  gives: [sessionOpened, monitorAttached],
  who: 'chart-session',
  when: 'unopened',
  isStep: false,
  bySecondPerson: false,
  offline: 'shown',
  decide(_, command, context, at) {
    const { chair } = context;
    if (chair === null || chair.id !== command.chairId) return refuse('no-such-chair');
    if (chair.occupiedBy !== null) return refuse('chair-occupied');
    // Two sessions of one chair that overlap would both claim its late readings.
    if (chair.freeSince !== undefined && at < chair.freeSince) {
      return refuse('before-chair-was-free');
    }
    const known = identityOf(command, context);
    if (!known.ok) return known;
    return accept<Given>(
      at,
      {
        type: 'session-opened',
        clinicId: context.clinicId,
        chairId: chair.id,
        chairLabel: chair.label,
        patientRef: known.identity?.patient.recordNumber ?? command.patientRef,
        ...known.identity,
        protocol: context.protocol,
        engine: ENGINE_VERSION,
      },
      ...context.boundChannels.map(attached),
    );
  },
  example: (_, { chair }) => ({ chairId: chair?.id ?? '', patientRef: '0' }),
};
