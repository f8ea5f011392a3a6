import { SERVER_CONDITIONS, type ServerCondition } from '@chairside/shared/alarms/alarm';
import type { AlarmInput } from '@chairside/shared/alarms/state';
import type { SessionEvent } from '@chairside/shared/session/events';
import { alarmPhase } from '@chairside/shared/session/phases';
import type { SessionState } from '@chairside/shared/session/state';

/**
 * What an event of the log says to the alarm engine: the same for the running session and for its replay.
 * `before` and `after`: the session without and with the event.
 */
export function alarmInputOf(
  event: SessionEvent,
  before: SessionState | null,
  after: SessionState,
): AlarmInput | null {
  const at = event.recordedAt;
  const { body } = event;
  switch (body.type) {
    case 'monitor-attached':
    case 'monitor-detached': {
      const attached = after.channels.length > 0;
      return attached === (before !== null && before.channels.length > 0)
        ? null
        : { kind: 'attached', at, attached };
    }
    case 'baseline-set':
      return { kind: 'baseline', at, baseline: body.baseline };
    case 'infusion-started':
    case 'infusion-paused':
    case 'infusion-resumed':
    case 'infusion-stopped': {
      const phase = alarmPhase(after.phase);
      return before !== null && alarmPhase(before.phase) === phase
        ? null
        : { kind: 'phase', at, phase };
    }
    case 'alarm-acknowledged':
      return { kind: 'acknowledge', at, alarmId: body.alarmId, by: event.by };
    case 'effect-observed': {
      const { term, severity } = body;
      return { kind: 'effect', at, seq: event.seq, term, severity, withdrawn: false };
    }
    case 'entry-withdrawn': {
      const entry = after.effects.find(({ seq }) => seq === body.amends);
      if (entry === undefined) return null;
      const { seq, term, severity } = entry;
      return { kind: 'effect', at, seq, term, severity, withdrawn: true };
    }
    // What it moves is the protocol that the engine runs under: `effectiveProtocol`.
    case 'limit-changed':
    case 'session-opened':
    case 'alarm-changed':
    case 'sound-paused':
    case 'sound-resumed':
    case 'note-added':
    case 'session-closed':
      return null;
  }
}

/**
 * What the server knew about itself is not among the readings: a replay takes it from the alarms that came of it.
 */
export function technicalInputOf(event: SessionEvent): AlarmInput | null {
  if (event.body.type !== 'alarm-changed') return null;
  const { change, at, alarm } = event.body.transition;
  const condition = TECHNICAL[alarm.key];
  if (condition === undefined) return null;
  switch (change) {
    case 'raised':
    case 'resumed':
      return { kind: 'technical', at, condition, present: true };
    case 'returned':
    case 'cleared':
      return { kind: 'technical', at, condition, present: false };
    case 'escalated':
    case 'de-escalated':
    case 'confirmed':
    case 'signal-lost':
    case 'signal-regained':
    case 'unresolved':
    case 'acknowledged':
      return null;
  }
}

const TECHNICAL: Readonly<Record<string, ServerCondition>> = Object.fromEntries(
  SERVER_CONDITIONS.map((condition) => [`technical:${condition}`, condition]),
);
