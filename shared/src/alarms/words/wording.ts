/** What an alarm says, in one line: value, limit, duration (docs/SPEC.md, AL). */

import { effectLabel } from '../../effects/catalogue.ts';
import {
  SCORE_INFO,
  SCORE_SCALES,
  type ScoreScale,
} from '../../protocols/document/score-limits.ts';
import { SIGNAL_INFO, type Signal } from '../../vitals/catalogue.ts';
import {
  type Alarm,
  type AlarmPart,
  type TechnicalCondition,
  technicalConditions,
} from '../alarm.ts';
import { breaches } from '../limits/conditions.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Whole seconds up to two minutes, then whole minutes, both rounded down: never longer than it was. */
export function durationText(ms: number): string {
  const span = Math.max(0, ms);
  if (span < 2 * MINUTE) return `${Math.floor(span / SECOND)} s`;
  return `${Math.floor(span / MINUTE)} min`;
}

/** At most one decimal, and none where there is nothing to show. */
function numberText(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function signalOf(key: string): Signal | null {
  const name = key.startsWith('technical:') ? key.split(':')[2] : key.split(':')[0];
  return name !== undefined && name in SIGNAL_INFO ? (name as Signal) : null;
}

function scaleOf(key: string): ScoreScale | null {
  return SCORE_SCALES.find((scale) => key.startsWith(`${scale}:`)) ?? null;
}

function labelOf(key: string): string {
  const signal = signalOf(key);
  if (signal !== null) return SIGNAL_INFO[signal].label;
  const scale = scaleOf(key);
  return scale === null ? key : SCORE_INFO[scale].label;
}

/** Signs as people write them; the document keeps the two letters. */
const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };
export const signText = (op: string): string => SIGNS[op] ?? op;

/**
 * The newest value while it breaches the limit; else the newest, and then the worst beside the limit that it crossed:
 * the line must never state what is not so, nor contradict the number beside it.
 */
function valueText(alarm: Alarm): string {
  const { value, worst, limit } = alarm;
  if (value !== null && limit !== null && breaches(limit, value)) return numberText(value);
  const was = worst === null ? '--' : numberText(worst);
  // What is old is not what the value is now.
  const now = !alarm.signalLost && !alarm.unresolved && alarm.endedBy === undefined;
  return !now || value === null || value === worst ? was : `${numberText(value)}, was ${was}`;
}

/** `RR 8 < 10` or `Chest pain`. */
export function partText(part: AlarmPart): string {
  if ('effect' in part) return effectLabel(part.effect);
  const { op, limit, value } = part;
  const label = 'score' in part ? SCORE_INFO[part.score].label : SIGNAL_INFO[part.signal].label;
  return `${label} ${numberText(value)} ${signText(op)} ${numberText(limit)}`;
}

function partsText(parts: readonly AlarmPart[]): string {
  return parts.map(partText).join(' and ');
}

/** A logged effect has no duration and no way back: it was noted. */
function effectText(alarm: Alarm): string {
  return `${partsText(alarm.parts ?? [])} logged`;
}

/** What is no comparison of one value with one limit; null for the others. */
function statementText(alarm: Alarm): string | null {
  if (alarm.parts !== undefined) return partsText(alarm.parts);
  const { limit } = alarm;
  const apnoea = signalOf(alarm.key) === 'rr' && limit?.op === '<=' && limit.value === 0;
  return apnoea ? 'No breath (RR 0)' : null;
}

function limitText(alarm: Alarm): string {
  if (alarm.limit === null) return '';
  const { op, value, basis } = alarm.limit;
  const base = basis === undefined ? '' : ` (${basis})`;
  return ` ${signText(op)} ${numberText(value)}${base}`;
}

function isCuff(alarm: Alarm): boolean {
  const signal = signalOf(alarm.key);
  return signal !== null && SIGNAL_INFO[signal].vital === 'nibp';
}

function conditionOf(key: string): TechnicalCondition | null {
  const name = key.split(':')[1];
  return technicalConditions.find((condition) => condition === name) ?? null;
}

function checkLabel(key: string): string {
  const name = key.split(':')[2] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Which way the two clocks differ: the times of the record stay in one order. */
function serverClockText(offMs: number): string {
  const by = durationText(Math.abs(offMs));
  return offMs > 0
    ? `Server clock was set ${by} ahead of the times shown here; times go on as before`
    : `Server clock was set ${by} behind the times shown here; times go on as before`;
}

function technicalText(alarm: Alarm, now: number): string {
  const span = durationText(now - alarm.since);
  switch (conditionOf(alarm.key)) {
    case 'no-data':
      return `No ${labelOf(alarm.key)} value for ${span}`;
    case 'monitor-silent':
      return `No SpO2 and no heart rate for ${span}`;
    case 'probe-off':
      return `${labelOf(alarm.key)}: probe off or no signal for ${span}`;
    case 'low-signal':
      return `${labelOf(alarm.key)}: low signal for ${span}, the value may be wrong`;
    case 'cuff-failed':
      return `Cuff reading failed ${span} ago: repeat the cuff`;
    case 'cuff-overdue':
      return `Cuff reading overdue for ${span}`;
    case 'check-overdue':
      return `${checkLabel(alarm.key)} check overdue for ${span}`;
    case 'standby':
      return alarm.tier === 'info' && alarm.heldUntil !== undefined
        ? `Patient up: probe alarms held for ${durationText(Math.max(0, alarm.heldUntil - now))} more`
        : `Patient up for ${span}: not back in time`;
    case 'battery-low':
      return `Monitor battery low for ${span}`;
    case 'clock-skew':
      return `Monitor clock is off by more than 2 s for ${span}`;
    case 'server-clock':
      return serverClockText(alarm.offMs ?? 0);
    case 'no-screen-watching':
      return `No screen watches this chair for ${span}`;
    case 'sound-off':
      return `No screen can sound its alarms for ${span}`;
    case 'not-recording':
      return `Not recording for ${span}`;
    case 'readings-not-recorded':
      return `Readings of this chair not recorded for ${span}: chart vital signs by hand`;
    case 'record-nearly-full':
      return `Record of this session nearly full for ${span}: open a new session before it stops recording`;
    case 'not-evaluated':
      return `Alarms of this chair are not evaluated for ${span}: watch the patient`;
    case 'evaluation-gap':
      return `Alarms were not evaluated in time, ${span} ago`;
    case null:
      return `Technical fault for ${span}`;
  }
}

/** How it ended: `back in range`, unless it did not end by a value. */
export function endText({ endedBy }: Alarm): string {
  switch (endedBy) {
    case undefined:
      return 'back in range';
    case 'phase':
      return 'not watched in this phase';
    case 'revision':
      return 'entry corrected or withdrawn';
  }
}

/**
 * `SpO2 88 < 90 for 15 s`. `now` is server clock, epoch ms. A value in the hysteresis is shown with the limit that it
 * crossed; a cuff value or a score has no duration, it was one of its kind.
 */
export function alarmText(alarm: Alarm, now: number): string {
  if (alarm.kind === 'technical') return technicalText(alarm, now);
  if (alarm.entry !== undefined) return effectText(alarm);
  const was = alarm.wasCritical ? 'was critical' : alarm.wasWarning ? 'was a warning' : null;
  const scored = scaleOf(alarm.key) !== null;
  const spot = scored || isCuff(alarm);
  const again = scored ? 'score again' : 'repeat the cuff';
  const what =
    statementText(alarm) ?? `${labelOf(alarm.key)} ${valueText(alarm)}${limitText(alarm)}`;
  if (alarm.state !== 'active') {
    const over = `${what}, ${endText(alarm)}${was === null ? '' : ` - ${was}`}`;
    return alarm.unresolved
      ? `${over} - no recent ${scored ? 'score' : 'reading'}: ${again}`
      : over;
  }
  const parts = [spot ? what : `${what} for ${durationText(now - alarm.since)}`];
  if (was !== null) parts.push(was);
  if (alarm.signalLost) parts.push('signal lost');
  if (alarm.unresolved)
    parts.push(`unresolved, no recent ${scored ? 'score' : 'reading'}: ${again}`);
  else if (alarm.unconfirmed) parts.push('unconfirmed: repeat in 2 to 5 min');
  return parts.join(' - ');
}
