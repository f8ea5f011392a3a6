import type { SessionEvent } from './events.ts';
import { remainingPause } from './sound-pause.ts';
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
  const body = event.body;
  if (body.type !== 'session-opened') {
    throw new BrokenLog('not-opened', `a log cannot begin with ${body.type}`);
  }
  return {
    id: event.sessionId,
    clinicId: body.clinicId,
    chairId: body.chairId,
    chairLabel: body.chairLabel,
    patientRef: body.patientRef,
    protocol: body.protocol,
    phase: 'before',
    openedAt: event.at,
    closedAt: null,
    channels: [],
    baseline: null,
    infusion: null,
    effects: [],
    notes: [],
    alarms: {},
    seq: event.seq,
    hash: event.hash,
  };
}

function changes(session: SessionState, event: SessionEvent): Partial<SessionState> {
  const { body, at } = event;
  switch (body.type) {
    case 'session-opened':
      throw new BrokenLog('opened-twice', `event ${event.seq} opens the session again`);
    case 'monitor-attached': {
      const { channelId, deviceId, label } = body;
      const others = session.channels.filter((channel) => channel.channelId !== channelId);
      return { channels: [...others, { channelId, deviceId, label }] };
    }
    case 'monitor-detached':
      return { channels: session.channels.filter((c) => c.channelId !== body.channelId) };
    case 'baseline-set':
      return { baseline: body.baseline };
    case 'infusion-started': {
      const { type: _, ...plan } = body;
      return {
        phase: 'infusing',
        infusion: { ...plan, startedAt: at, stoppedAt: null, stopReason: null, pauses: [] },
      };
    }
    case 'infusion-paused': {
      const { infusion } = session;
      if (infusion === null) return {};
      const pauses = [...infusion.pauses, { from: at, to: null, reason: body.reason }];
      return { phase: 'paused', infusion: { ...infusion, pauses } };
    }
    case 'infusion-resumed': {
      const { infusion } = session;
      if (infusion === null) return {};
      return {
        phase: 'infusing',
        infusion: { ...infusion, pauses: endPause(infusion.pauses, at) },
      };
    }
    case 'infusion-stopped': {
      const { infusion } = session;
      if (infusion === null) return {};
      const pauses = endPause(infusion.pauses, at);
      return {
        phase: 'recovery',
        infusion: { ...infusion, pauses, stoppedAt: at, stopReason: body.reason },
      };
    }
    case 'effect-observed': {
      const { term, severity, onset, note } = body;
      const effect = { seq: event.seq, term, severity, onset, by: event.by, withdrawn: false };
      return { effects: [...session.effects, note === undefined ? effect : { ...effect, note }] };
    }
    case 'alarm-changed': {
      const { alarm } = body.transition;
      const { [alarm.key]: _, ...others } = session.alarms;
      const alarms = alarm.state === 'cleared' ? others : { ...others, [alarm.key]: alarm };
      return { alarms, ...pauseIn(session, alarms) };
    }
    case 'alarm-acknowledged': {
      const alarm = session.alarms[body.key];
      // The log may be behind the engine: an older occurrence says nothing about the one shown now.
      if (alarm === undefined || alarm.id !== body.alarmId) return {};
      const { wasCritical: _, ...told } = alarm;
      const acknowledged = { ...told, acknowledged: { by: event.by, at } };
      const alarms = { ...session.alarms, [body.key]: acknowledged };
      return { alarms, ...pauseIn(session, alarms) };
    }
    case 'sound-paused': {
      const { until, covers } = body;
      return { soundPause: { by: event.by, from: at, until, covers } };
    }
    case 'limit-changed': {
      const { limitId, to: value, reset, reason } = body;
      const { [limitId]: _, ...others } = session.limitChanges ?? {};
      if (reset) return { limitChanges: others };
      return { limitChanges: { ...others, [limitId]: { value, by: event.by, at, reason } } };
    }
    case 'sound-resumed':
      return { soundPause: null };
    case 'note-added':
      return {
        notes: [...session.notes, { seq: event.seq, text: body.text, at, withdrawn: false }],
      };
    case 'entry-withdrawn':
      return {
        effects: withdraw(session.effects, body.amends),
        notes: withdraw(session.notes, body.amends),
      };
    case 'session-closed':
      return { phase: 'closed', closedAt: at };
  }
}

function pauseIn(
  { soundPause }: SessionState,
  alarms: SessionState['alarms'],
): Pick<SessionState, 'soundPause'> {
  return soundPause ? { soundPause: remainingPause(soundPause, alarms) } : {};
}

type Pauses = NonNullable<SessionState['infusion']>['pauses'];

function endPause(pauses: Pauses, at: number): Pauses {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}

function withdraw<T extends { seq: number; withdrawn: boolean }>(entries: T[], seq: number): T[] {
  return entries.map((entry) => (entry.seq === seq ? { ...entry, withdrawn: true } : entry));
}

/** The state that a whole log gives; `null` for no events. */
export function fold(events: readonly SessionEvent[]): SessionState | null {
  return events.reduce<SessionState | null>(evolve, null);
}
