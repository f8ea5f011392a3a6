import type { SessionEvent } from './events.ts';
import { alarmChanges } from './evolve-alarms.ts';
import { chartingChanges } from './evolve-charting.ts';
import { infusionChanges, preparationChanges } from './evolve-infusion.ts';
import { openingChanges } from './evolve-opening.ts';
import type { SessionState } from './state.ts';

export type BrokenLogCode = 'out-of-order' | 'wrong-session' | 'not-opened' | 'opened-twice';

/** The events do not make one session's log: a fault of whoever fed them, never of a person. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
  readonly code: BrokenLogCode;
  constructor(code: BrokenLogCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Folds one event into the state of its session; `null` is a session without events.
 * @throws BrokenLog when `seq` does not follow on, or the event belongs to another session.
 */
export function evolve(session: SessionState | null, event: SessionEvent): SessionState {
  if (session === null) return opened(event);
  if (event.sessionId !== session.id) {
    throw new BrokenLog('wrong-session', `event of ${event.sessionId} fed to ${session.id}`);
  }
  if (event.seq !== session.seq + 1) {
    throw new BrokenLog('out-of-order', `event ${event.seq} after ${session.seq}`);
  }
  return { ...session, ...changes(session, event), seq: event.seq, hash: event.hash };
}

function opened(event: SessionEvent): SessionState {
  if (event.seq !== 1) throw new BrokenLog('out-of-order', `event ${event.seq} on an empty log`);
  const { body, by, at } = event;
  if (body.type !== 'session-opened') {
    throw new BrokenLog('not-opened', `a log cannot begin with ${body.type}`);
  }
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

function changes(session: SessionState, event: SessionEvent): Partial<SessionState> {
  const { body } = event;
  switch (body.type) {
    case 'session-opened':
      throw new BrokenLog('opened-twice', `event ${event.seq} opens the session again`);
    case 'patient-identified':
    case 'monitor-attached':
    case 'monitor-detached':
    case 'chair-transferred':
    case 'checklist-answered':
    case 'weight-recorded':
    case 'vitals-recorded':
    case 'baseline-set':
    case 'gate-overridden':
      return openingChanges(session, event, body);
    case 'order-written':
    case 'order-signed':
    case 'pump-programmed':
    case 'pump-checked':
    case 'waste-recorded':
    case 'waste-witnessed':
      return preparationChanges(session, event, body);
    case 'infusion-started':
    case 'rate-changed':
    case 'bolus-given':
    case 'infusion-paused':
    case 'infusion-resumed':
    case 'infusion-stopped':
      return infusionChanges(session, event.at, body);
    case 'effect-observed':
    case 'effect-changed':
    case 'assessed':
    case 'intervention-made':
    case 'response-noted':
    case 'note-added':
    case 'entry-amended':
    case 'entry-withdrawn':
      return chartingChanges(session, event, body);
    case 'alarm-changed':
    case 'alarm-acknowledged':
    case 'sound-paused':
    case 'sound-resumed':
    case 'patient-up':
    case 'patient-back':
    case 'limit-changed':
      return alarmChanges(session, event, body);
    case 'discharge-prepared': {
      const { type: _, ...prepared } = body;
      return { discharge: { ...session.discharge, ...prepared, at: event.at } };
    }
    case 'emergency-escalated':
      return { emergency: { reason: body.reason, by: event.by, at: event.at } };
    case 'session-signed': {
      const { kind, statement, seal } = body;
      const said = statement === undefined ? {} : { statement };
      const { seq, by, at } = event;
      const signature = { seq, kind, by, at, ...said, key: seal.key, covers: true };
      return { signatures: [...session.signatures, signature], reviewedAt: at };
    }
    case 'addendum-added': {
      const { seq, by, at } = event;
      const signatures = session.signatures.map((one) => ({ ...one, covers: false }));
      const addenda = [...session.addenda, { seq, text: body.text, by, at }];
      return { signatures, addenda, reviewedAt: at };
    }
    case 'session-closed':
      return { phase: 'closed', closedAt: event.at, outcome: body.outcome ?? null };
  }
}

/** The state that a log gives, from its beginning or going on from a state; `null` for no events. */
export function fold(
  events: readonly SessionEvent[],
  from: SessionState | null = null,
): SessionState | null {
  return events.reduce<SessionState | null>(evolve, from);
}
