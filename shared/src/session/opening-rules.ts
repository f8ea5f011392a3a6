import { ENGINE_VERSION } from '../alarms/engine-version.ts';
import type { Identifier } from '../patients/identifiers.ts';
import { IDENTIFIERS_NEEDED } from '../patients/identifiers.ts';
import type { CommandOf } from './commands.ts';
import {
  accept,
  type BoundChannel,
  type DecideContext,
  type Decision,
  type Refused,
  refuse,
} from './decision.ts';
import type { SessionCourse, SessionPatient } from './entries.ts';
import type { EventBody } from './events.ts';
import type { SessionState } from './state.ts';
export function decideOpen(
  command: CommandOf<'open'>,
  context: DecideContext,
  at: number,
): Decision {
  const { chair } = context;
  if (chair === null || chair.id !== command.chairId) return refuse('no-such-chair');
  if (chair.occupiedBy !== null) return refuse('chair-occupied');
  // Two sessions of one chair that overlap would both claim its late readings.
  if (chair.freeSince !== undefined && at < chair.freeSince) return refuse('before-chair-was-free');
  const who = named(command, context);
  if (!who.ok) return who;
  return accept(
    at,
    {
      type: 'session-opened',
      clinicId: context.clinicId,
      chairId: chair.id,
      chairLabel: chair.label,
      patientRef: who.identity?.patient.recordNumber ?? command.patientRef,
      ...who.identity,
      protocol: context.protocol,
      engine: ENGINE_VERSION,
    },
    ...context.boundChannels.map(attached),
  );
}

/** The patient was seated before anybody knew who they are, or under a reference alone. */
export function decideIdentify(
  session: SessionState,
  command: CommandOf<'identify-patient'>,
  context: DecideContext,
  at: number,
): Decision {
  if (session.patient !== null) return refuse('already-identified');
  const who = named(command, context);
  if (!who.ok) return who;
  if (who.identity === undefined) return refuse('no-such-patient');
  return accept(at, { type: 'patient-identified', ...who.identity });
}

interface Identity {
  readonly patient: SessionPatient;
  readonly course?: SessionCourse;
  readonly identifiers: Identifier[];
}
type Named = { readonly ok: true; readonly identity?: Identity } | Refused;

function named(
  command: CommandOf<'open'> | CommandOf<'identify-patient'>,
  { patient, course, sessionId }: DecideContext,
): Named {
  const { patientId, courseId } = command;
  if (patientId === undefined) {
    return courseId === undefined ? { ok: true } : refuse('no-such-course');
  }
  if (!patient || patient.id !== patientId) return refuse('no-such-patient');
  if (patient.inSession !== null && patient.inSession !== sessionId) {
    return refuse('patient-in-another-chair');
  }
  const identifiers = [...new Set(command.identifiers ?? [])];
  if (identifiers.length < IDENTIFIERS_NEEDED) return refuse('identity-not-checked');
  const { inSession: _, ...person } = patient;
  if (courseId === undefined) return { ok: true, identity: { patient: person, identifiers } };
  if (!course || course.id !== courseId || course.patientId !== patientId) {
    return refuse('no-such-course');
  }
  const { patientId: __, status = 'active', ...own } = course;
  if (status !== 'active') return refuse('course-over');
  return { ok: true, identity: { patient: person, course: own, identifiers } };
}

function attached({ channelId, deviceId, label }: BoundChannel): EventBody {
  return { type: 'monitor-attached', channelId, deviceId, label };
}

export function decideAttach(
  session: SessionState,
  command: CommandOf<'attach-monitor'>,
  context: DecideContext,
  at: number,
): Decision {
  const { channel } = context;
  if (channel === null || channel.channelId !== command.channelId) return refuse('no-such-channel');
  if (session.channels.some((c) => c.channelId === channel.channelId)) {
    return refuse('monitor-already-attached');
  }
  if (channel.heldBy !== null && channel.heldBy !== session.id) return refuse('channel-taken');
  return accept(at, attached(channel));
}

/** The session goes on in another chair, with that chair's monitors; what was measured until now stays where it was measured. */
export function decideTransfer(
  session: SessionState,
  command: CommandOf<'transfer-chair'>,
  context: DecideContext,
  at: number,
): Decision {
  const { chair } = context;
  if (command.chairId === session.chairId) return refuse('same-chair');
  if (chair === null || chair.id !== command.chairId) return refuse('no-such-chair');
  if (chair.occupiedBy !== null) return refuse('chair-occupied');
  const now = Math.max(at, context.now);
  if (chair.freeSince !== undefined && now < chair.freeSince)
    return refuse('before-chair-was-free');
  const left = session.channels.map(
    ({ channelId }): EventBody => ({
      type: 'monitor-detached',
      channelId,
      reason: `moved to chair ${chair.label}`,
    }),
  );
  const { chairId, chairLabel } = session;
  return accept(
    now,
    ...left,
    {
      type: 'chair-transferred',
      from: { chairId, chairLabel },
      chairId: chair.id,
      chairLabel: chair.label,
    },
    ...context.boundChannels.map(attached),
  );
}
