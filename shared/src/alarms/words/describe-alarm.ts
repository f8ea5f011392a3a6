/** Alarms and limits in plain words. */

import { effectLabel } from '../../effects/catalogue.ts';
import type { LimitSignal, Tier } from '../../protocols/document/document.ts';
import {
  SCORE_INFO,
  SCORE_SCALES,
  type ScoreScale,
} from '../../protocols/document/score-limits.ts';
import { durationText } from '../../text/time-text.ts';
import { SIGNAL_INFO, VITALS, type Vital } from '../../vitals/catalogue.ts';
import { inEnglish } from '../../wording/in-english.ts';
import {
  type Alarm,
  type AlarmTransition,
  type TechnicalCondition,
  technicalConditions,
} from '../alarm.ts';
import { breaches } from '../limits/conditions.ts';
import { endMessage, partsMessage } from './alarm-line.ts';

export const TIER_LABELS = {
  critical: 'Critical',
  warning: 'Warning',
  info: 'Advisory',
} as const satisfies Record<Tier, string>;

/** A name that a later version put into the record is shown as it is. */
const isCondition = (name: string): name is TechnicalCondition =>
  technicalConditions.some((known) => known === name);

/** `check`: the one that is overdue; `about`: the vital, after a space. */
function conditionSubject(condition: TechnicalCondition, check: string, about: string): string {
  switch (condition) {
    case 'no-data':
      return `No data${about}`;
    case 'monitor-silent':
      return 'Monitor silent';
    case 'not-recording':
      return 'Not recording';
    case 'readings-not-recorded':
      return 'Readings not recorded';
    case 'record-nearly-full':
      return 'Record of the session nearly full';
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
    case 'check-overdue':
      return `${sentenceCase(check)} check overdue`;
    case 'not-evaluated':
      return 'Alarms of the chair not evaluated';
    case 'standby':
      return 'Patient up';
    case 'battery-low':
      return 'Monitor battery low';
    case 'clock-skew':
      return 'Monitor clock is off';
    case 'server-clock':
      return 'Server clock was set';
    case 'no-screen-watching':
      return 'No screen watches';
    case 'sound-off':
      return 'No screen can sound';
  }
}

/** What an alarm is about, without values: `SpO2 low`, `No data HR`. */
export function alarmSubject(key: string): string {
  const [first = '', second = '', third] = key.split(':');
  if (first === 'technical') {
    const about = third !== undefined && isVital(third) ? ` ${vitalLabel(third)}` : '';
    if (!isCondition(second)) return `${second}${about}`;
    return conditionSubject(second, third ?? '', about);
  }
  if (first === 'effect') return effectLabel(second);
  if (first === 'combination') return COMBINATIONS[second] ?? `Combination ${second}`;
  return `${labelOf(first)} ${second}`;
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Of a signal or of a charted score. */
function labelOf(name: string): string {
  if (name in SIGNAL_INFO) return SIGNAL_INFO[name as keyof typeof SIGNAL_INFO].label;
  const scale = SCORE_SCALES.find((one) => one === name);
  return scale === undefined ? name : SCORE_INFO[scale].label;
}

/** Digits after the point: a score has none. */
function decimalsOf(name: string): number | null {
  if (name in SIGNAL_INFO) return SIGNAL_INFO[name as keyof typeof SIGNAL_INFO].decimals;
  return SCORE_SCALES.some((one) => one === name) ? 0 : null;
}

/** Names of the default protocol's; others are told by their id. */
const COMBINATIONS: Readonly<Record<string, string>> = {
  'low-oxygen-slow-breathing': 'Low SpO2 with slow breathing',
  'low-oxygen-sedated': 'Low SpO2 while sedated',
  'fast-rate-low-oxygen': 'Fast rate with low SpO2',
  'high-pressure-symptom': 'High pressure with a symptom',
  'very-high-pressure-symptom': 'Very high pressure with a symptom',
  'high-diastolic-symptom': 'High diastolic pressure with a symptom',
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
  if (alarm.parts !== undefined) return inEnglish.text(partsMessage(alarm.parts));
  const decimals = decimalsOf(signal);
  if (alarm.limit === null || decimals === null) return alarmSubject(alarm.key);
  const { op, value, unit, basis } = alarm.limit;
  const newest = alarm.value !== null && breaches(alarm.limit, alarm.value) ? alarm.value : null;
  const shown = newest ?? alarm.worst ?? alarm.value;
  const base = basis === undefined ? '' : ` (${basis})`;
  const measure = unit === '' ? '' : ` ${unit}`;
  return `${labelOf(signal)} ${shown?.toFixed(decimals) ?? '--'} ${OPERATORS[op] ?? op} ${oneDecimal(value)}${measure}${base}`;
}

interface MovedLimit {
  readonly signal: LimitSignal | ScoreScale;
  readonly op: string;
  readonly measure: 'value' | 'points' | 'percent';
}

/** `SpO2 ≤ 93 %`, `SpO2 ≤ baseline -5 %`: a limit as a number. */
export function describeLimit({ signal, op, measure }: MovedLimit, value: number): string {
  const scale = SCORE_SCALES.find((one) => one === signal);
  if (scale !== undefined) return describeScoreLimit(scale, { op, measure }, value);
  const { label, unit } = SIGNAL_INFO[signal as LimitSignal];
  const sign = OPERATORS[op] ?? op;
  if (measure === 'value') return `${label} ${sign} ${oneDecimal(value)} ${unit}`;
  const points = `${value < 0 ? '-' : '+'}${oneDecimal(Math.abs(value))}`;
  const change = measure === 'percent' ? `${points} % of it` : `${points} ${unit}`;
  return `${label} ${sign} baseline ${change}`;
}

function describeScoreLimit(
  scale: ScoreScale,
  { op, measure }: Pick<MovedLimit, 'op' | 'measure'>,
  value: number,
): string {
  const points = `${value < 0 ? '-' : '+'}${Math.abs(value)}`;
  const bound = measure === 'value' ? value : `the score before the drug ${points}`;
  return `${SCORE_INFO[scale].label} ${OPERATORS[op] ?? op} ${bound}`;
}

const oneDecimal = (value: number) => String(Math.round(value * 10) / 10);

export function describeTransition({ change, at, alarm }: AlarmTransition): string {
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
      return `${name} ${inEnglish.text(endMessage(alarm))} after ${durationText(at - alarm.since)}, not yet acknowledged`;
    case 'resumed':
      return `Alarm again: ${describeCondition(alarm)}`;
    case 'acknowledged':
      return `Alarm acknowledged: ${describeCondition(alarm)}`;
    case 'cleared': {
      const how = alarm.endedBy === undefined ? '' : `, ${inEnglish.text(endMessage(alarm))}`;
      return `Alarm cleared: ${name}${worst(alarm)}, lasted ${durationText(at - alarm.since)}${how}`;
    }
    default:
      return change satisfies never;
  }
}

const worst = (alarm: Alarm) => (alarm.worst === null ? '' : `, worst ${alarm.worst}`);
