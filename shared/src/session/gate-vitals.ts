/** Vital signs against the gate: missing is never normal, and what was let pass once covers nothing worse. */

import type { GateSignal, GateVitalsRule } from '../protocols/document/gate.ts';
import { SIGNAL_INFO } from '../vitals/catalogue.ts';
import { type Message, message } from '../wording/message.ts';
import type { DecideContext } from './decide-context.ts';
import type { GateCover } from './entries.ts';
import type { BeyondGate, Found } from './gate-found.ts';
import type { SessionState } from './state.ts';

/** Cuffs and values taken by hand count for so long before the start, ms (clinic default). */
export const COUNTS_BEFORE_START_MS = 60 * 60_000;

/**
 * A reason given at one value covers values worse by no more than this, in the signal's unit: two readings of one
 * state differ by as much. Clinic default, not from a published source.
 */
export const SAME_FINDING: Readonly<Record<GateSignal, number>> = {
  sys: 10,
  dia: 10,
  hr: 10,
  spo2: 1,
  rr: 2,
};

/** Whether a reason given at the values of `covers` holds for these. */
export function coversValues(covers: GateCover, beyond: readonly BeyondGate[]): boolean {
  return beyond.every(({ signal, side, value, limit }) => {
    const then = covers.values?.[signal] ?? limit;
    const worse = side === 'high' ? value - then : then - value;
    return worse <= SAME_FINDING[signal];
  });
}

export function vitalsFound(
  session: SessionState,
  context: DecideContext,
  rules: readonly GateVitalsRule[],
  at: number,
): Found[] {
  const valuesOf = (signal: GateSignal) => values(session, context, signal, at);
  const signals = new Set(rules.flatMap(({ anyOf }) => anyOf.map(({ signal }) => signal)));
  return [
    // One inflation gives both pressures: a missing cuff is said once.
    ...[...signals]
      .filter((signal) => signal !== 'dia')
      .map((signal) => unmeasured(signal, valuesOf)),
    ...rules.map((rule) => judged(rule, valuesOf)),
  ];
}

type ValuesOf = (signal: GateSignal) => readonly number[];

/** Oldest first. */
function values(
  session: SessionState,
  { vitals: fresh, cuffs = [] }: DecideContext,
  signal: GateSignal,
  at: number,
): number[] {
  const counts = (taken: { readonly at: number }) =>
    taken.at <= at && at - taken.at <= COUNTS_BEFORE_START_MS;
  if (signal === 'sys' || signal === 'dia') {
    return [...cuffs]
      .sort((a, b) => a.at - b.at)
      .filter(counts)
      .map((cuff) => cuff[signal]);
  }
  const byHand = session.manualVitals
    .filter((entry) => !entry.withdrawn && counts(entry))
    .flatMap((entry) => {
      const value = entry.values[signal];
      return value === undefined ? [] : [{ value, at: entry.at }];
    });
  const live = fresh[signal] ?? (signal === 'hr' ? fresh.pulse : undefined);
  const known = live === undefined ? byHand : [...byHand, live];
  return known.sort((a, b) => a.at - b.at).map(({ value }) => value);
}

function unmeasured(signal: GateSignal, valuesOf: ValuesOf): Found {
  const met = valuesOf(signal).length > 0;
  const says =
    signal === 'sys'
      ? message(met ? 'gate.pressure-measured' : 'gate.no-pressure')
      : message(met ? 'gate.measured' : 'gate.no-value', { what: SIGNAL_INFO[signal].label });
  return {
    code: `no-${signal}`,
    level: 'soft',
    met,
    message: says,
    finding: met ? 'met' : 'missing',
  };
}

function judged(rule: GateVitalsRule, valuesOf: ValuesOf): Found {
  const { id: code, level, readings } = rule;
  const held = Array.from({ length: readings }, (_, back) => beyondGate(rule, valuesOf, back));
  const [newest = []] = held;
  const [first] = newest;
  if (first === undefined || held.some((beyond) => beyond.length === 0)) {
    return { code, level, met: true, message: message('gate.within'), finding: 'met' };
  }
  const values = newest
    .map(valueSaid)
    .reduce((one, next) => message('gate.and', { first: one, next }));
  const says =
    readings > 1
      ? message('gate.beyond-in-readings', { values, readings })
      : message('gate.beyond', { values });
  return { code, level, met: false, message: says, finding: 'beyond', beyond: newest };
}

function valueSaid({ signal, side, value, limit }: BeyondGate): Message {
  const { label, unit } = SIGNAL_INFO[signal];
  const said = { value: `${label} ${value} ${unit}`, limit: String(limit) };
  return message(side === 'high' ? 'gate.value-high' : 'gate.value-low', said);
}

/** What the reading that is `back` before the newest breaks of the rule. */
function beyondGate({ anyOf }: GateVitalsRule, valuesOf: ValuesOf, back: number): BeyondGate[] {
  return anyOf.flatMap(({ signal, op, value: limit }): BeyondGate[] => {
    const value = valuesOf(signal).at(-1 - back);
    if (value === undefined || !compare(op, value, limit)) return [];
    return [{ signal, side: op.startsWith('<') ? 'low' : 'high', value, limit }];
  });
}

function compare(op: '<' | '<=' | '>' | '>=', a: number, b: number): boolean {
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
