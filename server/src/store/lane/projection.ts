/** What the events of one session change in its row of the list and in its channels. Pure. */
import { effectTerm } from '@chairside/shared/effects/catalogue';
import type { CloseOutcome } from '@chairside/shared/session/entries';
import type { SessionEvent } from '@chairside/shared/session/events';
import type { SessionPhase } from '@chairside/shared/session/state';

export interface OpenedSession {
  readonly chairId: string;
  readonly chairLabel: string;
  readonly patientRef: string;
  readonly protocol: string;
  readonly openedAt: number;
  readonly patientId: string | null;
  readonly courseId: string | null;
}

export interface SessionChange {
  opened: OpenedSession | null;
  /** Who it is, found out after the opening. */
  identified: {
    readonly patientId: string;
    readonly courseId: string | null;
    readonly patientRef: string;
  } | null;
  /** Where it went on. */
  moved: { readonly chairId: string; readonly chairLabel: string } | null;
  /** The weight of its patient may have changed, or whose weight it is. */
  weighed: boolean;
  /** null: unchanged. */
  phase: SessionPhase | null;
  startedAt: number | null;
  stoppedAt: number | null;
  closedAt: number | null;
  effects: number;
  seriousEffects: number;
  criticalAlarms: number;
  warningAlarms: number;
  /** Who signed the order, or the session. */
  provider: { readonly id: string; readonly name: string } | null;
  outcome: CloseOutcome | null;
  /** undefined: unchanged; null: what was signed covers the record no more. */
  signedAt: number | null | undefined;
  attached: {
    readonly channelId: string;
    readonly seq: number;
    readonly at: number;
    until: number | null;
  }[];
  /** Of channels that were attached by earlier changes; closing detaches whatever is left. */
  detached: { readonly channelId: string; readonly at: number }[];
  /** `seq` of entries that were withdrawn: they count no more where they were effects. */
  withdrawn: number[];
}

export function noChange(): SessionChange {
  return {
    opened: null,
    identified: null,
    moved: null,
    weighed: false,
    phase: null,
    startedAt: null,
    stoppedAt: null,
    closedAt: null,
    effects: 0,
    seriousEffects: 0,
    provider: null,
    outcome: null,
    signedAt: undefined,
    criticalAlarms: 0,
    warningAlarms: 0,
    attached: [],
    detached: [],
    withdrawn: [],
  };
}

/** Adds one event, in `seq` order, to what has changed. */
export function project(change: SessionChange, event: SessionEvent): void {
  const { body, at } = event;
  switch (body.type) {
    case 'session-opened': {
      const { chairId, chairLabel, patientRef, protocol } = body;
      const who = { patientId: body.patient?.id ?? null, courseId: body.course?.id ?? null };
      change.opened = { chairId, chairLabel, patientRef, protocol, openedAt: at, ...who };
      change.phase = 'before';
      break;
    }
    case 'patient-identified': {
      const { patient, course } = body;
      const who = { patientId: patient.id, courseId: course?.id ?? null };
      change.identified = { ...who, patientRef: patient.recordNumber };
      change.weighed = true;
      break;
    }
    case 'chair-transferred':
      change.moved = { chairId: body.chairId, chairLabel: body.chairLabel };
      break;
    case 'weight-recorded':
      change.weighed = true;
      break;
    case 'entry-amended':
      if (body.entry.kind === 'weight') change.weighed = true;
      break;
    case 'order-signed':
      change.provider = userOf(event);
      break;
    case 'session-signed':
      change.signedAt = at;
      change.provider ??= userOf(event);
      break;
    case 'addendum-added':
      change.signedAt = null;
      break;
    case 'monitor-attached':
      change.attached.push({ channelId: body.channelId, seq: event.seq, at, until: null });
      break;
    case 'monitor-detached':
      detach(change, body.channelId, at);
      break;
    case 'infusion-started':
      change.phase = 'infusing';
      change.startedAt ??= at;
      break;
    case 'infusion-paused':
      change.phase = 'paused';
      break;
    case 'infusion-resumed':
      change.phase = 'infusing';
      break;
    case 'infusion-stopped':
      change.phase = 'recovery';
      change.stoppedAt = at;
      break;
    case 'effect-observed':
      change.effects++;
      if (effectTerm(body.term)?.serious) change.seriousEffects++;
      break;
    case 'entry-withdrawn':
      change.withdrawn.push(body.amends);
      break;
    case 'alarm-changed': {
      // Each of these begins an occurrence; the others are changes within one.
      const { change: how, alarm } = body.transition;
      if (how !== 'raised' && how !== 'escalated') break;
      // A probe that fell off says nothing of the patient.
      if (alarm.kind !== 'physiological') break;
      if (alarm.tier === 'critical') change.criticalAlarms++;
      if (alarm.tier === 'warning') change.warningAlarms++;
      break;
    }
    case 'session-closed':
      change.phase = 'closed';
      change.closedAt = at;
      change.outcome = body.outcome ?? null;
      for (const each of change.attached) each.until ??= at;
      break;
    case 'baseline-set':
    case 'checklist-answered':
    case 'vitals-recorded':
    case 'gate-overridden':
    case 'order-written':
    case 'pump-programmed':
    case 'pump-checked':
    case 'rate-changed':
    case 'bolus-given':
    case 'waste-recorded':
    case 'waste-witnessed':
    case 'effect-changed':
    case 'assessed':
    case 'intervention-made':
    case 'response-noted':
    case 'discharge-prepared':
    case 'emergency-escalated':
    case 'alarm-acknowledged':
    case 'limit-changed':
    case 'sound-paused':
    case 'sound-resumed':
    case 'patient-up':
    case 'patient-back':
    case 'note-added':
      break;
    default:
      body satisfies never;
  }
}

function userOf({ by }: SessionEvent): SessionChange['provider'] {
  return by.kind === 'user' ? { id: by.id, name: by.name } : null;
}

function detach(change: SessionChange, channelId: string, at: number): void {
  const own = change.attached.find((each) => each.channelId === channelId && each.until === null);
  if (own) own.until = at;
  else change.detached.push({ channelId, at });
}
