/** The session log in plain sentences. Every kind of event has one; a new kind fails to compile. */
import type { Alarm, AlarmTransition } from '@chairside/shared/alarms/alarm';
import { breaches } from '@chairside/shared/alarms/conditions';
import type { Tier } from '@chairside/shared/alarms/limits';
import { partText } from '@chairside/shared/alarms/wording';
import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { Actor } from '@chairside/shared/protocol/roles';
import type {
  Baseline,
  EventBody,
  SessionEvent,
  VitalsSnapshot,
} from '@chairside/shared/session/events';
import { SIGNAL_INFO, VITALS, type Vital } from '@chairside/shared/vitals/catalogue';
import { durationText } from '../ui/time-text.ts';

/** What a sentence needs beside its event. */
export interface Wording {
  /** The event that a withdrawal names; null where it is not at hand. */
  readonly entry: (seq: number) => SessionEvent | null;
  /** The alarm that an acknowledgement names, as last seen; null where it is not at hand. */
  readonly alarm: (alarmId: string) => Alarm | null;
}

const STOPPED = {
  completed: 'completed',
  'side-effect': 'because of a side effect',
  'vital-signs': 'because of vital signs',
  'patient-request': 'at the request of the patient',
  'line-problem': 'because of a line problem',
  other: 'for another reason',
} as const;

export const STOP_REASON_LABELS = {
  completed: 'Completed as planned',
  'side-effect': 'Side effect',
  'vital-signs': 'Vital signs',
  'patient-request': 'Request of the patient',
  'line-problem': 'Line problem',
  other: 'Other reason',
} as const satisfies Record<keyof typeof STOPPED, string>;

const TIER_LABELS = {
  critical: 'Critical',
  warning: 'Warning',
  info: 'Advisory',
} as const satisfies Record<Tier, string>;

export function describeEvent(event: SessionEvent, wording: Wording): string {
  const { body } = event;
  switch (body.type) {
    case 'session-opened':
      return `Session opened in chair ${body.chairLabel} for ${body.patientRef}, protocol ${body.protocol}`;
    case 'monitor-attached':
      return `Monitor attached: ${body.label}`;
    case 'monitor-detached':
      return `Monitor detached: ${body.reason}`;
    case 'baseline-set':
      return `Baseline set: ${describeBaseline(body.baseline)}`;
    case 'infusion-started':
      return `Infusion started: ${body.drug}${body.doseMg === undefined ? '' : ` ${body.doseMg} mg`}, planned ${body.plannedMinutes} min`;
    case 'infusion-paused':
      return `Infusion paused: ${body.reason}`;
    case 'infusion-resumed':
      return 'Infusion resumed';
    case 'infusion-stopped':
      return `Infusion stopped, ${STOPPED[body.reason]}${withNote(body.note)}`;
    case 'effect-observed': {
      const lag = event.at - body.onset;
      const onset = lag >= 60_000 ? `, began ${durationText(lag)} earlier` : '';
      const source = body.source === 'patient-reported' ? ', reported by the patient' : '';
      return `${effectLabel(body.term)}, ${body.severity}${onset}${source}${withNote(body.note)}`;
    }
    case 'alarm-changed':
      return describeTransition(body.transition);
    case 'alarm-acknowledged': {
      const alarm = wording.alarm(body.alarmId);
      return `Alarm acknowledged: ${alarm === null ? alarmSubject(body.key) : describeCondition(alarm)}`;
    }
    case 'limit-changed': {
      const { from, to, reset, reason } = body;
      const tail = reset ? ', back to the protocol' : ' for this session';
      return `${TIER_LABELS[body.tier]} limit ${describeLimit(body, from)} changed to ${describeLimit(body, to)}${tail}. Reason: ${reason}`;
    }
    case 'sound-paused': {
      const count = body.covers.length;
      return `Sound of ${count === 1 ? 'one alarm' : `${count} alarms`} paused for ${durationText(body.until - event.at)}`;
    }
    case 'sound-resumed':
      return 'Pause of the sound ended by hand';
    case 'note-added':
      return body.text;
    case 'entry-withdrawn': {
      // Only what came before can be withdrawn: a damaged log must not send this in circles.
      const entry = body.amends < event.seq ? wording.entry(body.amends) : null;
      const what = entry === null ? `entry ${body.amends}` : `"${describeEvent(entry, wording)}"`;
      return `Withdrawn: ${what}. Reason: ${body.reason}`;
    }
    case 'session-closed':
      return `Session closed${withNote(body.note)}`;
    default:
      return unknown(body);
  }
}

function unknown(body: never): never {
  throw new Error(`No sentence for ${JSON.stringify(body)}`);
}

const withNote = (note: string | undefined) => (note === undefined ? '' : `: ${note}`);

/** What an alarm is about, without values: `SpO2 low`, `No data HR`. */
export function alarmSubject(key: string): string {
  const [first = '', second = '', third] = key.split(':');
  if (first === 'technical') {
    const about = third !== undefined && isVital(third) ? ` ${vitalLabel(third)}` : '';
    switch (second) {
      case 'no-data':
        return `No data${about}`;
      case 'monitor-silent':
        return 'Monitor silent';
      case 'not-recording':
        return 'Not recording';
      case 'evaluation-gap':
        return 'Alarm evaluation was interrupted';
      case 'probe-off':
        return `Probe off${about}`;
      case 'low-signal':
        return `Low signal${about}`;
      case 'cuff-failed':
        return 'Cuff reading failed';
      case 'cuff-overdue':
        return 'Cuff reading overdue';
      case 'battery-low':
        return 'Monitor battery low';
      case 'clock-skew':
        return 'Monitor clock is off';
      case 'no-screen-watching':
        return 'No screen watches';
      case 'sound-off':
        return 'No screen can sound';
      default:
        return `${second}${about}`;
    }
  }
  if (first === 'effect') return effectLabel(second);
  if (first === 'combination') return COMBINATIONS[second] ?? `Combination ${second}`;
  const label = first in SIGNAL_INFO ? SIGNAL_INFO[first as keyof typeof SIGNAL_INFO].label : first;
  return `${label} ${second}`;
}

/** Names of the default protocol's; others are told by their id. */
const COMBINATIONS: Readonly<Record<string, string>> = {
  'low-oxygen-slow-breathing': 'Low SpO2 with slow breathing',
  'fast-rate-low-oxygen': 'Fast rate with low SpO2',
  'high-pressure-symptom': 'High pressure with a symptom',
};

const isVital = (text: string): text is Vital => (VITALS as readonly string[]).includes(text);
const vitalLabel = (vital: Vital) => (vital === 'nibp' ? 'NIBP' : SIGNAL_INFO[vital].label);

const OPERATORS: Record<string, string> = { '<=': '≤', '>=': '≥' };

/**
 * `SpO2 88 < 90 %`: value, direction, limit; for a technical alarm what is missing. The value is the
 * newest one while it breaches the limit, else the worst: the line must never state what is not so.
 */
export function describeCondition(alarm: Alarm): string {
  const signal = alarm.key.split(':')[0] ?? '';
  if (alarm.parts !== undefined) return alarm.parts.map(partText).join(' and ');
  if (alarm.limit === null || !(signal in SIGNAL_INFO)) return alarmSubject(alarm.key);
  const info = SIGNAL_INFO[signal as keyof typeof SIGNAL_INFO];
  const { op, value, unit, basis } = alarm.limit;
  const newest = alarm.value !== null && breaches(alarm.limit, alarm.value) ? alarm.value : null;
  const shown = newest ?? alarm.worst ?? alarm.value;
  const base = basis === undefined ? '' : ` (${basis})`;
  return `${info.label} ${shown?.toFixed(info.decimals) ?? '--'} ${OPERATORS[op] ?? op} ${oneDecimal(value)} ${unit}${base}`;
}

type MovedLimit = Pick<Extract<EventBody, { type: 'limit-changed' }>, 'signal' | 'op' | 'measure'>;

/** `SpO2 ≤ 93 %`, `SpO2 ≤ baseline -5 %`: a limit as a number. */
export function describeLimit({ signal, op, measure }: MovedLimit, value: number): string {
  const { label, unit } = SIGNAL_INFO[signal];
  const sign = OPERATORS[op] ?? op;
  if (measure === 'value') return `${label} ${sign} ${oneDecimal(value)} ${unit}`;
  const points = `${value < 0 ? '-' : '+'}${oneDecimal(Math.abs(value))}`;
  const change = measure === 'percent' ? `${points} % of it` : `${points} ${unit}`;
  return `${label} ${sign} baseline ${change}`;
}

const oneDecimal = (value: number) => String(Math.round(value * 10) / 10);

function describeTransition({ change, at, alarm }: AlarmTransition): string {
  const name = alarmSubject(alarm.key);
  const tier = TIER_LABELS[alarm.tier].toLowerCase();
  switch (change) {
    case 'raised': {
      const held = alarm.raisedAt - alarm.since;
      const lasting = held >= 1000 ? ` for ${durationText(held)}` : '';
      const repeat = alarm.unconfirmed ? ', unconfirmed: repeat the cuff' : '';
      return `${TIER_LABELS[alarm.tier]} alarm: ${describeCondition(alarm)}${lasting}${repeat}`;
    }
    case 'escalated':
      return `Alarm escalated to ${tier}: ${describeCondition(alarm)}`;
    case 'de-escalated':
      return `Alarm lowered to ${tier}: ${describeCondition(alarm)}`;
    case 'confirmed':
      return `Alarm confirmed by a second reading: ${describeCondition(alarm)}`;
    case 'signal-lost':
      return `Alarm ${name} stays active, signal lost`;
    case 'signal-regained':
      return `Signal regained: ${describeCondition(alarm)}`;
    case 'unresolved':
      return `Alarm ${name} unresolved, no recent reading: repeat the cuff`;
    case 'returned':
      return `${name} back in range after ${durationText(at - alarm.since)}, not yet acknowledged`;
    case 'resumed':
      return `Alarm again: ${describeCondition(alarm)}`;
    case 'acknowledged':
      return `Alarm acknowledged: ${describeCondition(alarm)}`;
    case 'cleared':
      return `Alarm cleared: ${name}${worst(alarm)}, lasted ${durationText(at - alarm.since)}`;
    default:
      return unknown(change);
  }
}

const worst = (alarm: Alarm) => (alarm.worst === null ? '' : `, worst ${alarm.worst}`);

export function describeBaseline(baseline: Baseline): string {
  const parts: string[] = [];
  if (baseline.sys !== undefined || baseline.dia !== undefined) {
    parts.push(`BP ${baseline.sys ?? '--'}/${baseline.dia ?? '--'} mmHg`);
  }
  for (const signal of ['hr', 'spo2', 'rr', 'etco2', 'temp'] as const) {
    const value = baseline[signal];
    if (value === undefined) continue;
    const { label, unit, decimals } = SIGNAL_INFO[signal];
    parts.push(`${label} ${value.toFixed(decimals)} ${unit}`);
  }
  return parts.length === 0 ? 'no values' : parts.join(', ');
}

/** `HR 84, SpO2 97, BP 142/88`: what was measured when an effect was noted. */
export function describeVitals(vitals: VitalsSnapshot): string {
  const parts: string[] = [];
  for (const signal of ['hr', 'spo2', 'rr'] as const) {
    const value = vitals[signal];
    if (value !== undefined) parts.push(`${SIGNAL_INFO[signal].label} ${value.value}`);
  }
  if (vitals.sys !== undefined || vitals.dia !== undefined) {
    parts.push(`BP ${vitals.sys?.value ?? '--'}/${vitals.dia?.value ?? '--'}`);
  }
  return parts.join(', ');
}

/** `Nurse`, `Monitor 3`, `Alarm engine`. */
export function describeActor(by: Actor): string {
  switch (by.kind) {
    case 'user':
      return by.name;
    case 'device':
      return by.name;
    case 'engine':
      return 'Alarm engine';
    default:
      return unknown(by);
  }
}
