import { SERVER_CONDITIONS, type ServerCondition } from '../alarms/alarm.ts';
import type { AlarmInput } from '../alarms/state/state.ts';
import { SCORE_SCALES } from '../protocols/document/score-limits.ts';
import { cuffGridOf } from '../session/cuff-grid.ts';
import type { ManualVitals } from '../session/entries.ts';
import type { EventBody, SessionEvent } from '../session/events.ts';
import { alarmPhase } from '../session/phases.ts';
import type { MadeAssessment, SessionState } from '../session/state.ts';

/**
 * What an event of the log says to the alarm engine: the same for the running session and for its replay.
 * `before` and `after`: the session without and with the event.
 */
export function alarmInputsOf(
  event: SessionEvent,
  before: SessionState | null,
  after: SessionState,
): AlarmInput[] {
  const at = event.recordedAt;
  const { body } = event;
  switch (body.type) {
    case 'effect-observed': {
      const { term, severity } = body;
      return [{ kind: 'effect', at, seq: event.seq, term, severity, withdrawn: false }];
    }
    case 'effect-changed': {
      const inputs = effectInputs(body.effect, before, after, at);
      if (body.seen === undefined) return inputs;
      // It calls as any entry of its term does, also where the effect has eased or is over since.
      const { seen, severity } = body;
      const { term } = seen;
      return [
        ...(severity === undefined
          ? []
          : [{ kind: 'effect' as const, at, seq: event.seq, term, severity, withdrawn: false }]),
        ...inputs,
      ];
    }
    // A correction and a withdrawal: what the entry says now.
    case 'entry-amended':
    case 'entry-withdrawn': {
      const effects = effectInputs(body.amends, before, after, at);
      return effects.length > 0 ? effects : some(entryInput(after, body.amends, at));
    }
    default:
      return some(alarmInputOf(event, body, before, after));
  }
}

const some = (input: AlarmInput | null): AlarmInput[] => (input === null ? [] : [input]);

type OtherBody = Exclude<
  EventBody,
  { type: 'effect-observed' | 'effect-changed' | 'entry-amended' | 'entry-withdrawn' }
>;

function alarmInputOf(
  event: SessionEvent,
  body: OtherBody,
  before: SessionState | null,
  after: SessionState,
): AlarmInput | null {
  const at = event.recordedAt;
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
    case 'assessed':
      return scoreInput({ ...event, withdrawn: false, assessment: body.assessment }, at);
    case 'vitals-recorded':
      return manualInput({ ...event, withdrawn: false, values: body.values }, at);
    case 'patient-up':
      return { kind: 'standby', at, up: true };
    case 'patient-back':
      return { kind: 'standby', at, up: false };
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

/**
 * What the entries of an effect say now, each by its number: the one that began it and those that were charted as the
 * effect again. What stands comes first, so that an alarm which goes on does not end in between.
 */
function effectInputs(
  entry: number,
  before: SessionState | null,
  after: SessionState,
  at: number,
): AlarmInput[] {
  const seqs = new Set([...entriesWith(entry, before), ...entriesWith(entry, after)]);
  return [...seqs]
    .flatMap((seq) => some(effectInput(seq, after, at)))
    .sort((a, b) => Number(isWithdrawn(a)) - Number(isWithdrawn(b)));
}

const isWithdrawn = (input: AlarmInput) => input.kind === 'effect' && input.withdrawn;

function entriesWith(entry: number, session: SessionState | null): number[] {
  const effect = session?.effects.find(
    ({ seq, course }) => seq === entry || course.some((step) => step.seq === entry),
  );
  if (effect === undefined) return [];
  const again = effect.course.filter(({ seen }) => seen !== undefined);
  return [effect.seq, ...again.map(({ seq }) => seq)];
}

function effectInput(seq: number, { effects }: SessionState, at: number): AlarmInput | null {
  for (const effect of effects) {
    const own = effect.seq === seq ? effect : effect.course.find((step) => step.seq === seq);
    if (own === undefined) continue;
    const { term, severity, resolvedAt } = effect;
    const withdrawn = effect.withdrawn || own.withdrawn;
    return { kind: 'effect', at, seq, term, severity, withdrawn, resolved: resolvedAt !== null };
  }
  return null;
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
