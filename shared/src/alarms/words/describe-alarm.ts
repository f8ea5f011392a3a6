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
import type { MessageKey } from '../../wording/message.ts';
import type { Words } from '../../wording/words.ts';
import {
  type Alarm,
  type AlarmTransition,
  type TechnicalCondition,
  technicalConditions,
} from '../alarm.ts';
import { breaches } from '../limits/conditions.ts';
import { endMessage, partsMessage, signText } from './alarm-line.ts';

const TIER_LABELS = {
  critical: 'alarm-subject.tier-critical',
  warning: 'alarm-subject.tier-warning',
  info: 'alarm-subject.tier-info',
} as const satisfies Record<Tier, MessageKey>;

/** `Critical`, or `critical` within a sentence. */
export const tierName = (tier: Tier, { say }: Words, place: 'start' | 'within' = 'start'): string =>
  say(TIER_LABELS[tier], { place });

/** A name that a later version put into the record is shown as it is. */
const isCondition = (name: string): name is TechnicalCondition =>
  technicalConditions.some((known) => known === name);

/** The words of each condition, but of those that name a vital or a check. */
const CONDITIONS = {
  'monitor-silent': 'alarm-subject.monitor-silent',
  'not-recording': 'alarm-subject.not-recording',
  'readings-not-recorded': 'alarm-subject.readings-not-recorded',
  'record-nearly-full': 'alarm-subject.record-nearly-full',
  'evaluation-gap': 'alarm-subject.evaluation-gap',
  'cuff-failed': 'alarm-subject.cuff-failed',
  'cuff-overdue': 'alarm-subject.cuff-overdue',
  'not-evaluated': 'alarm-subject.not-evaluated',
  standby: 'alarm-subject.standby',
  'battery-low': 'alarm-subject.battery-low',
  'clock-skew': 'alarm-subject.clock-skew',
  'server-clock': 'alarm-subject.server-clock',
  'no-screen-watching': 'alarm-subject.no-screen-watching',
  'sound-off': 'alarm-subject.sound-off',
} as const satisfies Partial<Record<TechnicalCondition, MessageKey>>;

/** `check`: the one that is overdue; `about`: the vital, after a space. */
function conditionSubject(
  condition: TechnicalCondition,
  check: string,
  about: string,
  { say }: Words,
): string {
  switch (condition) {
    case 'no-data':
      return say('alarm-subject.no-data', { about });
    case 'probe-off':
      return say('alarm-subject.probe-off', { about });
    case 'low-signal':
      return say('alarm-subject.low-signal', { about });
    case 'check-overdue':
      return say('alarm-subject.check-overdue', { check: sentenceCase(check) });
    default:
      return say(CONDITIONS[condition]);
  }
}

/** What an alarm is about, without values: `SpO2 low`, `No data HR`. */
export function alarmSubject(key: string, words: Words): string {
  const [first = '', second = '', third] = key.split(':');
  if (first === 'technical') {
    const about = third !== undefined && isVital(third) ? ` ${vitalLabel(third)}` : '';
    if (!isCondition(second)) return `${second}${about}`;
    return conditionSubject(second, third ?? '', about, words);
  }
  if (first === 'effect') return effectLabel(second, words);
  if (first === 'combination') return combinationName(second, words);
  const label = labelOf(first, words);
  if (second === 'low') return words.say('alarm-subject.low', { label });
  if (second === 'high') return words.say('alarm-subject.high', { label });
  return words.say('alarm-subject.other', { label, way: second });
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Of a signal or of a charted score. */
function labelOf(name: string, { say }: Words): string {
  if (name in SIGNAL_INFO) return SIGNAL_INFO[name as keyof typeof SIGNAL_INFO].label;
  const scale = SCORE_SCALES.find((one) => one === name);
  return scale === undefined ? name : say(SCORE_INFO[scale].label);
}

/** Digits after the point: a score has none. */
function decimalsOf(name: string): number | null {
  if (name in SIGNAL_INFO) return SIGNAL_INFO[name as keyof typeof SIGNAL_INFO].decimals;
  return SCORE_SCALES.some((one) => one === name) ? 0 : null;
}

/** Names of the default protocol's; others are told by their id. */
const COMBINATIONS = {
  'low-oxygen-slow-breathing': 'alarm-subject.low-oxygen-slow-breathing',
  'low-oxygen-sedated': 'alarm-subject.low-oxygen-sedated',
  'fast-rate-low-oxygen': 'alarm-subject.fast-rate-low-oxygen',
  'high-pressure-symptom': 'alarm-subject.high-pressure-symptom',
  'very-high-pressure-symptom': 'alarm-subject.very-high-pressure-symptom',
  'high-diastolic-symptom': 'alarm-subject.high-diastolic-symptom',
} as const satisfies Readonly<Record<string, MessageKey>>;

const isNamed = (id: string): id is keyof typeof COMBINATIONS => Object.hasOwn(COMBINATIONS, id);

function combinationName(id: string, { say }: Words): string {
  return isNamed(id) ? say(COMBINATIONS[id]) : say('alarm-subject.combination', { name: id });
}

const isVital = (text: string): text is Vital => (VITALS as readonly string[]).includes(text);
const vitalLabel = (vital: Vital) => (vital === 'nibp' ? 'NIBP' : SIGNAL_INFO[vital].label);

/**
 * `SpO2 88 < 90 %`: value, direction, limit; for a technical alarm what is missing. The value is the
 * newest one while it breaches the limit, else the worst: the line must never state what is not so.
 */
export function describeCondition(alarm: Alarm, words: Words): string {
  const signal = alarm.key.split(':')[0] ?? '';
  if (alarm.parts !== undefined) return words.text(partsMessage(alarm.parts));
  const decimals = decimalsOf(signal);
  if (alarm.limit === null || decimals === null) return alarmSubject(alarm.key, words);
  const { op, value: limit, unit, basis } = alarm.limit;
  const newest = alarm.value !== null && breaches(alarm.limit, alarm.value) ? alarm.value : null;
  const shown = newest ?? alarm.worst ?? alarm.value;
  const compared = words.say('alarm-line.compared', {
    ...{
      label: labelOf(signal, words),
      value: shown?.toFixed(decimals) ?? '--',
      sign: signText(op),
    },
    limit: oneDecimal(limit),
  });
  const measure = unit === '' ? '' : ` ${unit}`;
  return `${compared}${measure}${basis === undefined ? '' : ` (${basis})`}`;
}

interface MovedLimit {
  readonly signal: LimitSignal | ScoreScale;
  readonly op: string;
  readonly measure: 'value' | 'points' | 'percent';
}

/** `SpO2 ≤ 93 %`, `SpO2 ≤ baseline -5 %`: a limit as a number. */
export function describeLimit(
  { signal, op, measure }: MovedLimit,
  value: number,
  { say }: Words,
): string {
  const sign = signText(op);
  const scale = SCORE_SCALES.find((one) => one === signal);
  if (scale !== undefined) {
    const label = say(SCORE_INFO[scale].label);
    if (measure === 'value') return say('alarm-subject.score-limit', { label, sign, value });
    return say('alarm-subject.score-limit-points', { label, sign, points: signed(value) });
  }
  const { label, unit } = SIGNAL_INFO[signal as LimitSignal];
  switch (measure) {
    case 'value':
      return say('alarm-subject.limit', { label, sign, value: oneDecimal(value), unit });
    case 'percent':
      return say('alarm-subject.limit-percent', { label, sign, points: signed(value) });
    case 'points':
      return say('alarm-subject.limit-points', { label, sign, points: signed(value), unit });
  }
}

const oneDecimal = (value: number) => String(Math.round(value * 10) / 10);
const signed = (value: number) => `${value < 0 ? '-' : '+'}${oneDecimal(Math.abs(value))}`;

export function describeTransition({ change, at, alarm }: AlarmTransition, words: Words): string {
  const { say, text } = words;
  const name = alarmSubject(alarm.key, words);
  const what = describeCondition(alarm, words);
  switch (change) {
    case 'raised': {
      const tier = tierName(alarm.tier, words);
      const held = alarm.raisedAt - alarm.since;
      const said =
        held >= 1000
          ? say('alarm-subject.raised-after', { tier, what, held: durationText(held) })
          : say('alarm-subject.raised', { tier, what });
      return alarm.unconfirmed ? say('alarm-subject.unconfirmed', { said }) : said;
    }
    case 'escalated':
      return say('alarm-subject.escalated', { tier: tierName(alarm.tier, words, 'within'), what });
    case 'de-escalated':
      return say('alarm-subject.de-escalated', {
        ...{ tier: tierName(alarm.tier, words, 'within'), what },
      });
    case 'confirmed':
      return say('alarm-subject.confirmed', { what });
    case 'signal-lost':
      return say('alarm-subject.signal-lost', { name });
    case 'signal-regained':
      return say('alarm-subject.signal-regained', { what });
    case 'unresolved':
      return say('alarm-subject.unresolved', { name });
    case 'returned': {
      const span = durationText(at - alarm.since);
      return say('alarm-subject.returned', { name, end: text(endMessage(alarm)), span });
    }
    case 'resumed':
      return say('alarm-subject.resumed', { what });
    case 'acknowledged':
      return say('alarm-subject.acknowledged', { what });
    case 'cleared': {
      const { worst, endedBy } = alarm;
      return [
        say('alarm-subject.cleared', { name }),
        ...(worst === null ? [] : [say('alarm-subject.worst', { worst })]),
        say('alarm-subject.lasted', { span: durationText(at - alarm.since) }),
        ...(endedBy === undefined ? [] : [text(endMessage(alarm))]),
      ].join(', ');
    }
    default:
      return change satisfies never;
  }
}
