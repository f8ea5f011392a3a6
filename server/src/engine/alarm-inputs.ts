import { SERVER_CONDITIONS, type ServerCondition } from '@chairside/shared/alarms/alarm';
import { SCORE_SCALES } from '@chairside/shared/alarms/score-limits';
import type { AlarmInput } from '@chairside/shared/alarms/state';
import { cuffGridOf } from '@chairside/shared/session/cuff-grid';
import type { ManualVitals } from '@chairside/shared/session/entries';
import type { SessionEvent } from '@chairside/shared/session/events';
import { alarmPhase } from '@chairside/shared/session/phases';
import type { MadeAssessment, ObservedEffect, SessionState } from '@chairside/shared/session/state';

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
      if (before !== null && alarmPhase(before.phase) === phase) return null;
      const grid = body.type === 'infusion-started' ? cuffGridOf(after) : null;
      return { kind: 'phase', at, phase, ...(grid === null ? {} : { grid }) };
    }
    case 'bolus-given': {
      const grid = cuffGridOf(after);
      const same = before !== null && cuffGridOf(before)?.from === grid?.from;
      return grid === null || same ? null : { kind: 'grid', at, grid };
    }
    case 'alarm-acknowledged':
      return { kind: 'acknowledge', at, alarmId: body.alarmId, by: event.by };
    case 'effect-observed': {
      const { term, severity } = body;
      return { kind: 'effect', at, seq: event.seq, term, severity, withdrawn: false };
    }
    case 'effect-changed': {
      const effect = after.effects.find(({ seq }) => seq === body.effect);
      return effect === undefined ? null : effectInput(effect, at);
    }
    case 'assessed':
      return scoreInput({ ...event, withdrawn: false, assessment: body.assessment }, at);
    case 'vitals-recorded':
      return manualInput({ ...event, withdrawn: false, values: body.values }, at);
    case 'patient-up':
      return { kind: 'standby', at, up: true };
    case 'patient-back':
      return { kind: 'standby', at, up: false };
    // A correction and a withdrawal: what the entry says now.
    case 'entry-amended':
    case 'entry-withdrawn':
      return entryInput(after, body.amends, at);
    // What it moves is the protocol that the engine runs under: `effectiveProtocol`.
    case 'limit-changed':
    case 'session-opened':
    case 'patient-identified':
    case 'chair-transferred':
    case 'checklist-answered':
    case 'weight-recorded':
    case 'gate-overridden':
    case 'order-written':
    case 'order-signed':
    case 'pump-programmed':
    case 'pump-checked':
    case 'rate-changed':
    case 'waste-recorded':
    case 'waste-witnessed':
    case 'intervention-made':
    case 'response-noted':
    case 'discharge-prepared':
    case 'emergency-escalated':
    case 'session-signed':
    case 'addendum-added':
    case 'alarm-changed':
    case 'sound-paused':
    case 'sound-resumed':
    case 'note-added':
    case 'session-closed':
      return null;
  }
}

function effectInput(effect: ObservedEffect, at: number): AlarmInput {
  const { seq, term, severity, withdrawn, resolvedAt } = effect;
  return { kind: 'effect', at, seq, term, severity, withdrawn, resolved: resolvedAt !== null };
}

/** Null for a scale that has no limits and fulfils no check. */
function scoreInput(made: Omit<MadeAssessment, 'by'>, at: number): AlarmInput | null {
  const { seq, withdrawn, assessment } = made;
  const scale = SCORE_SCALES.find((one) => one === assessment.scale);
  if (scale === undefined) return null;
  const { score: value } = assessment;
  return { kind: 'score', at, seq, scale, value, takenAt: made.at, withdrawn };
}

function manualInput(
  { seq, at: takenAt, values, withdrawn }: Omit<SessionState['manualVitals'][number], 'by'>,
  at: number,
): AlarmInput {
  return { kind: 'manual', at, seq, takenAt, values: measured(values), withdrawn };
}

function measured({ onAir: _onAir, ...values }: ManualVitals): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([signal, value]) =>
      value === undefined ? [] : [[signal, value] as const],
    ),
  );
}

function entryInput(after: SessionState, amends: number, at: number): AlarmInput | null {
  const effect = after.effects.find(
    ({ seq, course }) => seq === amends || course.some((entry) => entry.seq === amends),
  );
  if (effect !== undefined) return effectInput(effect, at);
  const score = after.assessments.find(({ seq }) => seq === amends);
  if (score !== undefined) return scoreInput(score, at);
  const vitals = after.manualVitals.find(({ seq }) => seq === amends);
  return vitals === undefined ? null : manualInput(vitals, at);
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
      return {
        ...{ kind: 'technical', at, condition, present: true },
        ...(alarm.offMs === undefined ? {} : { offMs: alarm.offMs }),
      };
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
