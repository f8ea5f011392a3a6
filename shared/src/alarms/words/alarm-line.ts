/** What an alarm says, in one line: value, limit, duration (docs/SPEC.md, AL). */

import { effectMessage } from '../../effects/catalogue.ts';
import {
  SCORE_INFO,
  SCORE_SCALES,
  type ScoreScale,
} from '../../protocols/document/score-limits.ts';
import { SIGNAL_INFO, type Signal } from '../../vitals/catalogue.ts';
import { type Message, message } from '../../wording/message.ts';
import type { Words } from '../../wording/words.ts';
import {
  type Alarm,
  type AlarmPart,
  type TechnicalCondition,
  technicalConditions,
} from '../alarm.ts';
import { breaches } from '../limits/conditions.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** An alarm as a sentence in parts, so that a screen can give each its own weight. */
export interface AlarmLine {
  /** `SpO2 88 < 90`: never cut. */
  readonly what: Message;
  /** What a relative limit came from, as the record has it: `base 118 +20 %`. */
  readonly basis: string | null;
  /** `for 15 s`, `15 s ago`; a cuff value or a score has no duration, it was one of its kind. */
  readonly lasted: Message | null;
  /** `back in range`, once it is over. */
  readonly over: Message | null;
  /** What else is to be known or done. */
  readonly notes: readonly Message[];
}

/** Whole seconds up to two minutes, then whole minutes, both rounded down: never longer than it was. */
export function spanMessage(ms: number): Message {
  const span = Math.max(0, ms);
  if (span < 2 * MINUTE) return message('units.seconds', { n: Math.floor(span / SECOND) });
  return message('units.minutes', { n: Math.floor(span / MINUTE) });
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

function labelOf(key: string): string | Message {
  const signal = signalOf(key);
  if (signal !== null) return SIGNAL_INFO[signal].label;
  const scale = scaleOf(key);
  return scale === null ? key : message(SCORE_INFO[scale].label);
}

/** Signs as people write them; the document keeps the two letters. */
const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };
export const signText = (op: string): string => SIGNS[op] ?? op;

/**
 * The newest value while it breaches the limit; else the newest, and then the worst beside the limit that it crossed:
 * the line must never state what is not so, nor contradict the number beside it.
 */
function shownValue(alarm: Alarm): string | Message {
  const { value, worst, limit } = alarm;
  if (value !== null && limit !== null && breaches(limit, value)) return numberText(value);
  const was = worst === null ? '--' : numberText(worst);
  // What is old is not what the value is now.
  const now = !alarm.signalLost && !alarm.unresolved && alarm.endedBy === undefined;
  if (!now || value === null || value === worst) return was;
  return message('alarm-line.now-and-worst', { value: numberText(value), worst: was });
}

/** `RR 8 < 10` or `Chest pain`. */
export function partMessage(part: AlarmPart): Message {
  if ('effect' in part) return effectMessage(part.effect);
  const { op, limit, value } = part;
  const label =
    'score' in part ? message(SCORE_INFO[part.score].label) : SIGNAL_INFO[part.signal].label;
  return message('alarm-line.compared', {
    label,
    value: numberText(value),
    sign: signText(op),
    limit: numberText(limit),
  });
}

/** All that holds together in a combination. */
export function partsMessage(parts: readonly AlarmPart[]): Message {
  const [first, ...rest] = parts.map(partMessage);
  if (first === undefined) return message('units.text', { text: '' });
  return rest.reduce((so, part) => message('alarm-line.and', { first: so, second: part }), first);
}

function comparison(alarm: Alarm): Message {
  const { limit, parts } = alarm;
  if (parts !== undefined) return partsMessage(parts);
  const label = labelOf(alarm.key);
  if (limit === null) {
    return message('alarm-line.value', { label, value: shownValue(alarm) });
  }
  const apnoea = signalOf(alarm.key) === 'rr' && limit.op === '<=' && limit.value === 0;
  if (apnoea) return message('alarm-line.no-breath');
  return message('alarm-line.compared', {
    label,
    value: shownValue(alarm),
    sign: signText(limit.op),
    limit: numberText(limit.value),
  });
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

function line(what: Message, lasted: Message | null, ...notes: Message[]): AlarmLine {
  return { what, basis: null, lasted, over: null, notes };
}

function standbyLine(alarm: Alarm, now: number): AlarmLine {
  const up = message('alarm-line.patient-up');
  if (alarm.tier === 'info' && alarm.heldUntil !== undefined) {
    const span = spanMessage(alarm.heldUntil - now);
    return line(up, null, message('alarm-line.probe-alarms-held', { span }));
  }
  const span = spanMessage(now - alarm.since);
  return line(up, message('alarm-line.for', { span }), message('alarm-line.not-back'));
}

/** Which way the two clocks differ: the times of the record stay in one order. */
function serverClockLine(offMs: number): AlarmLine {
  const span = spanMessage(Math.abs(offMs));
  const what =
    offMs > 0
      ? message('alarm-line.clock-ahead', { span })
      : message('alarm-line.clock-behind', { span });
  return line(what, null, message('alarm-line.times-go-on'));
}

function technicalLine(alarm: Alarm, now: number): AlarmLine {
  const span = spanMessage(now - alarm.since);
  const lasted = message('alarm-line.for', { span });
  const ago = message('alarm-line.ago', { span });
  const label = labelOf(alarm.key);
  switch (conditionOf(alarm.key)) {
    case 'no-data':
      return line(message('alarm-line.no-data', { label }), lasted);
    case 'monitor-silent':
      return line(message('alarm-line.monitor-silent'), lasted);
    case 'probe-off':
      return line(message('alarm-line.probe-off', { label }), lasted);
    case 'low-signal':
      return line(
        message('alarm-line.low-signal', { label }),
        lasted,
        message('alarm-line.may-be-wrong'),
      );
    case 'cuff-failed':
      return line(message('alarm-line.cuff-failed'), ago, message('alarm-line.repeat-the-cuff'));
    case 'cuff-overdue':
      return line(message('alarm-line.cuff-overdue'), lasted);
    case 'check-overdue':
      return line(message('alarm-line.check-overdue', { check: checkLabel(alarm.key) }), lasted);
    case 'standby':
      return standbyLine(alarm, now);
    case 'battery-low':
      return line(message('alarm-line.battery-low'), lasted);
    case 'clock-skew':
      return line(message('alarm-line.clock-skew'), lasted);
    case 'server-clock':
      return serverClockLine(alarm.offMs ?? 0);
    case 'no-screen-watching':
      return line(message('alarm-line.no-screen-watching'), lasted);
    case 'sound-off':
      return line(message('alarm-line.sound-off'), lasted);
    case 'not-recording':
      return line(message('alarm-line.not-recording'), lasted);
    case 'readings-not-recorded':
      return line(
        message('alarm-line.readings-not-recorded'),
        lasted,
        message('alarm-line.chart-by-hand'),
      );
    case 'record-nearly-full':
      return line(
        message('alarm-line.record-nearly-full'),
        lasted,
        message('alarm-line.open-new-session'),
      );
    case 'not-evaluated':
      return line(
        message('alarm-line.not-evaluated'),
        lasted,
        message('alarm-line.watch-the-patient'),
      );
    case 'evaluation-gap':
      return line(message('alarm-line.evaluation-gap'), ago);
    case null:
      return line(message('alarm-line.technical-fault'), lasted);
  }
}

/** How it ended: `back in range`, unless it did not end by a value. */
export function endMessage({ endedBy }: Alarm): Message {
  switch (endedBy) {
    case undefined:
      return message('alarm-line.back-in-range');
    case 'phase':
      return message('alarm-line.not-watched');
    case 'revision':
      return message('alarm-line.revised');
  }
}

function wasMessages(alarm: Alarm): Message[] {
  if (alarm.wasCritical) return [message('alarm-line.was-critical')];
  return alarm.wasWarning ? [message('alarm-line.was-warning')] : [];
}

function physiologicalLine(alarm: Alarm, now: number): AlarmLine {
  const scored = scaleOf(alarm.key) !== null;
  const again = scored ? message('alarm-line.score-again') : message('alarm-line.repeat-cuff');
  const what = comparison(alarm);
  // A combination names its own limits.
  const basis = alarm.parts === undefined ? (alarm.limit?.basis ?? null) : null;
  const was = wasMessages(alarm);
  if (alarm.state !== 'active') {
    const notes = alarm.unresolved ? [...was, again] : was;
    return { what, basis, lasted: null, over: endMessage(alarm), notes };
  }
  const span = spanMessage(now - alarm.since);
  const lasted = scored || isCuff(alarm) ? null : message('alarm-line.for', { span });
  const notes = [...was];
  if (alarm.signalLost) notes.push(message('alarm-line.signal-lost'));
  if (alarm.unresolved) notes.push(message('alarm-line.unresolved', { why: again }));
  else if (alarm.unconfirmed) notes.push(message('alarm-line.unconfirmed'));
  return { what, basis, lasted, over: null, notes };
}

/**
 * `now` is server clock, epoch ms. A value in the hysteresis is shown with the limit that it crossed. A logged effect
 * has no duration and no way back: it was noted.
 */
export function alarmLine(alarm: Alarm, now: number): AlarmLine {
  if (alarm.kind === 'technical') return technicalLine(alarm, now);
  if (alarm.entry === undefined) return physiologicalLine(alarm, now);
  return line(message('alarm-line.logged', { what: partsMessage(alarm.parts ?? []) }), null);
}

/** Everything but `what`: what may wrap or be cut short. */
export function noteText({ basis, lasted, over, notes }: AlarmLine, words: Words): string {
  const from = basis === null ? '' : `(${basis})`;
  const so = [from, lasted === null ? '' : words.text(lasted)].filter(Boolean).join(' ');
  const ended = [so, over === null ? '' : words.text(over)].filter(Boolean).join(', ');
  return [ended, ...notes.map((note) => words.text(note))].filter(Boolean).join(' - ');
}

/** The whole line: `SpO2 88 < 90 for 15 s - signal lost`. */
export function alarmText(alarm: Alarm, now: number, words: Words): string {
  const said = alarmLine(alarm, now);
  const { basis, lasted, over } = said;
  const note = noteText(said, words);
  const what = words.text(said.what);
  if (note === '') return what;
  if (basis !== null || lasted !== null) return `${what} ${note}`;
  return over === null ? `${what} - ${note}` : `${what}, ${note}`;
}
