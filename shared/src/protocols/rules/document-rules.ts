/** What no protocol may say: limits that make no sense, with the reason. The same rules for the editor and the server. */
import { isContinuous, SIGNAL_INFO } from '../../vitals/catalogue.ts';
import type { Limit, LimitTest, ProtocolDocument } from '../document/document.ts';
import { checkCare } from './care-rules.ts';
import { checkConditions, isUnconditional } from './condition-rules.ts';
import { GUARD_RAILS, type GuardRail } from './guard-rails.ts';
import { checkMonitoring } from './monitoring-rules.ts';
import type { ProblemField, ProtocolProblem } from './problem.ts';

export type { ProblemField, ProtocolProblem } from './problem.ts';

type Absolute = Extract<LimitTest, { kind: 'absolute' }>;
interface AbsoluteLimit extends Omit<Limit, 'test'> {
  readonly test: Absolute;
}

/** Makers allow at most 15 s for what is measured all the time (docs/clinical.md 5.1, S107). */
const MAX_CRITICAL_DELAY_MS = 15_000;
/** Clinic defaults, not from a published source. */
const MAX_DELAY_MS = 60_000;
const MAX_ESCALATION_MS = 600_000;
const MAX_HYSTERESIS_MS = 60_000;

const seconds = (ms: number) => `${ms / 1000} s`;

function isAbsolute(limit: Limit): limit is AbsoluteLimit {
  return limit.test.kind === 'absolute';
}

/** Below zero: `a` lies further out than `b`, so a value meets it later. `< 90` lies further out than `<= 90`. */
function outwards(
  direction: Limit['direction'],
  a: Pick<Absolute, 'op' | 'value'>,
  b: Pick<Absolute, 'op' | 'value'>,
): number {
  const byValue = direction === 'low' ? a.value - b.value : b.value - a.value;
  return byValue || Number(a.op.endsWith('=')) - Number(b.op.endsWith('='));
}

const togetherAnywhere = (a: Limit, b: Limit) => a.phases.some((phase) => b.phases.includes(phase));
const sameSide = (a: Limit, b: Limit) =>
  a.id !== b.id && a.signal === b.signal && a.direction === b.direction && togetherAnywhere(a, b);

const SIGNS = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

function limitText(limit: AbsoluteLimit): string {
  const { label, unit } = SIGNAL_INFO[limit.signal];
  return `${label} ${SIGNS[limit.test.op]} ${limit.test.value} ${unit}`;
}

/** The same value held for longer, behind a warning that speaks at once: "above 120 for 5 minutes". */
function escalatesByTime(limit: AbsoluteLimit, all: readonly AbsoluteLimit[]): boolean {
  return all.some(
    (other) =>
      sameSide(other, limit) &&
      other.tier === 'warning' &&
      other.delayMs < limit.delayMs &&
      other.delayMs <= MAX_DELAY_MS &&
      outwards(limit.direction, limit.test, other.test) <= 0,
  );
}

/** No breath: a count that takes its time (docs/clinical.md 7, S114: makers wait 20 to 45 s). */
const isApnoea = (limit: Limit) =>
  limit.signal === 'rr' && limit.test.kind === 'absolute' && limit.test.value === 0;
const MAX_APNOEA_MS = 45_000;

type Say = (field: ProblemField, code: string, message: string) => void;

function checkValue(limit: Limit, say: Say): void {
  const { min, max, unit, label } = SIGNAL_INFO[limit.signal];
  const { test } = limit;
  /** Some value that can be measured meets it, and some other does not. */
  const inside = ({ op, value }: Pick<Absolute, 'op' | 'value'>) =>
    op === '<=' || op === '>' ? value >= min && value < max : value > min && value <= max;
  const side = limit.direction === 'low' ? -1 : 1;
  switch (test.kind) {
    case 'absolute':
      if (!inside(test)) {
        say(
          'value',
          'implausible',
          `${label} is measured between ${min} and ${max} ${unit}: ${test.value} would never be met, or always.`,
        );
      }
      return;
    case 'points-from-baseline':
      if (test.points * side <= 0) {
        say(
          'value',
          'wrong-side',
          `A ${limit.direction} limit lies ${side < 0 ? 'below' : 'above'} the baseline: give a ${side < 0 ? 'negative' : 'positive'} number.`,
        );
      } else if (Math.abs(test.points) >= max - min) {
        say(
          'value',
          'implausible',
          `No ${label} can lie ${Math.abs(test.points)} ${unit} from the baseline.`,
        );
      }
      break;
    case 'percent-of-baseline':
      if (test.percent * side <= 0 || test.percent <= -100) {
        say(
          'value',
          'wrong-side',
          `A ${limit.direction} limit lies ${side < 0 ? 'between 0 and 100 % below' : 'above'} the baseline.`,
        );
      }
      break;
    case 'band-around-baseline':
      if (test.bands.some((band) => band.points * side <= 0)) {
        say(
          'value',
          'wrong-side',
          `Every band of a ${limit.direction} limit lies ${side < 0 ? 'below' : 'above'} the baseline.`,
        );
      }
      return;
    default:
      test satisfies never;
      return;
  }
  if (test.and !== undefined && !inside(test.and)) {
    say('value', 'implausible', `${label} is measured between ${min} and ${max} ${unit}.`);
  }
}

function checkDelay(limit: Limit, all: readonly AbsoluteLimit[], say: Say): void {
  const { delayMs, tier, signal } = limit;
  if (!isContinuous(signal)) {
    if (delayMs > 0) {
      say(
        'delay',
        'delay-per-reading',
        `${SIGNAL_INFO[signal].label} comes one reading at a time: a delay would hold the alarm back for a whole interval. Set 0 s.`,
      );
    }
    return;
  }
  if (tier !== 'critical') {
    if (delayMs > MAX_DELAY_MS) {
      say(
        'delay',
        'delay-too-long',
        `A delay of more than ${seconds(MAX_DELAY_MS)} hides most of what it should flag.`,
      );
    }
    return;
  }
  if (delayMs <= MAX_CRITICAL_DELAY_MS) return;
  if (isApnoea(limit)) {
    if (delayMs > MAX_APNOEA_MS) {
      say(
        'delay',
        'delay-too-long',
        `No breath for more than ${seconds(MAX_APNOEA_MS)} must not pass.`,
      );
    }
    return;
  }
  if (!isAbsolute(limit) || !escalatesByTime(limit, all)) {
    say(
      'delay',
      'delay-too-long',
      `A critical alarm of a continuous signal waits at most ${seconds(MAX_CRITICAL_DELAY_MS)}, or follows on a warning at this value or before it.`,
    );
  } else if (delayMs > MAX_ESCALATION_MS) {
    say(
      'delay',
      'delay-too-long',
      `A warning becomes critical within ${seconds(MAX_ESCALATION_MS)}.`,
    );
  }
}

/** The way back must be there: far enough inside is still short of the opposite limit, or of the baseline. */
function checkHysteresis(limit: Limit, all: readonly AbsoluteLimit[], say: Say): void {
  const { by, forMs } = limit.hysteresis;
  const { test } = limit;
  if (forMs > MAX_HYSTERESIS_MS) {
    say(
      'hysteresis',
      'hysteresis-too-long',
      `Back in range for more than ${seconds(MAX_HYSTERESIS_MS)} and still an alarm: nobody would believe it.`,
    );
  }
  switch (test.kind) {
    case 'absolute': {
      const back = limit.direction === 'low' ? test.value + by : test.value - by;
      const { min, max, label, unit } = SIGNAL_INFO[limit.signal];
      const opposite = all.find(
        (other) =>
          other.signal === limit.signal &&
          other.direction !== limit.direction &&
          togetherAnywhere(other, limit) &&
          (limit.direction === 'low' ? back >= other.test.value : back <= other.test.value),
      );
      if (opposite !== undefined) {
        say(
          'hysteresis',
          'hysteresis-beyond-gap',
          `It would clear only at ${back} ${unit}, which ${limitText(opposite)} flags in turn. Make it smaller.`,
        );
      } else if (back > max || back < min) {
        say(
          'hysteresis',
          'hysteresis-beyond-gap',
          `It would clear only at ${label} ${back} ${unit}, which cannot be measured. Make it smaller.`,
        );
      }
      return;
    }
    case 'points-from-baseline':
      if (by >= Math.abs(test.points)) {
        say(
          'hysteresis',
          'hysteresis-beyond-gap',
          'At the baseline itself it would not clear. Make it smaller than the distance from the baseline.',
        );
      }
      return;
    case 'band-around-baseline':
      if (test.bands.some(({ points }) => by >= Math.abs(points))) {
        say(
          'hysteresis',
          'hysteresis-beyond-gap',
          'At the baseline itself it would not clear. Make it smaller than the narrowest band.',
        );
      }
      return;
    case 'percent-of-baseline':
      return;
    default:
      test satisfies never;
  }
}

/** Low below high, critical beyond warning, and who lies further out waits no longer. */
function checkOrder(limit: AbsoluteLimit, all: readonly AbsoluteLimit[], say: Say): void {
  for (const other of all) {
    if (
      other.signal === limit.signal &&
      limit.direction === 'low' &&
      other.direction === 'high' &&
      togetherAnywhere(limit, other) &&
      limit.test.value >= other.test.value
    ) {
      say(
        'value',
        'low-not-below-high',
        `It meets ${limitText(other)}: no value would be left without an alarm.`,
      );
    }
    if (!sameSide(limit, other)) continue;
    const order = outwards(limit.direction, limit.test, other.test);
    if (limit.tier === 'critical' && other.tier !== 'critical') {
      const first = order > 0 || (order === 0 && limit.delayMs <= other.delayMs);
      if (first) {
        say(
          'value',
          'critical-inside-warning',
          `It comes before the ${other.tier} at ${limitText(other)}. Set it further out.`,
        );
      }
    }
    if (
      limit.tier === 'critical' &&
      other.tier === 'critical' &&
      order < 0 &&
      limit.delayMs > other.delayMs &&
      !isApnoea(limit)
    ) {
      say(
        'delay',
        'never-first',
        `It lies beyond ${limitText(other)} and waits longer: it could never speak first.`,
      );
    }
  }
}

const atLeast = (rail: GuardRail, limit: AbsoluteLimit) =>
  outwards(rail.direction, rail, limit.test) <= 0;

function checkGuardRail(rail: GuardRail, all: readonly AbsoluteLimit[]): ProtocolProblem[] {
  const longest = isContinuous(rail.signal) ? MAX_CRITICAL_DELAY_MS : 0;
  const critical = all.filter(
    ({ signal, direction, tier }) =>
      signal === rail.signal && direction === rail.direction && tier === 'critical',
  );
  const kept = critical.some(
    (limit) =>
      limit.phases.length === 3 &&
      limit.delayMs <= longest &&
      isUnconditional(limit) &&
      atLeast(rail, limit),
  );
  if (kept) return [];
  const { label, unit } = SIGNAL_INFO[rail.signal];
  const outermost = critical.toSorted((a, b) => outwards(rail.direction, a.test, b.test))[0];
  return [
    {
      code: 'guard-rail',
      limitId: outermost?.id ?? null,
      field: 'value',
      section: 'limits',
      signal: rail.signal,
      message: `${label} ${SIGNS[rail.op]} ${rail.value} ${unit} is critical in every phase and every protocol, whatever the baseline.`,
    },
  ];
}

/** Everything that is wrong with the limits of signals. */
export function checkLimits(limits: readonly Limit[]): ProtocolProblem[] {
  const problems: ProtocolProblem[] = [];
  const absolute = limits.filter(isAbsolute);
  const seen = new Set<string>();
  for (const limit of limits) {
    const say: Say = (field, code, message) =>
      problems.push({ code, limitId: limit.id, field, section: 'limits', message });
    if (seen.has(limit.id)) say('limit', 'twice', 'Another limit has this name.');
    seen.add(limit.id);
    checkValue(limit, say);
    checkDelay(limit, absolute, say);
    checkHysteresis(limit, absolute, say);
    if (isAbsolute(limit)) checkOrder(limit, absolute, say);
    checkConditions(limit, limits, say);
    if (limit.guardRail && (limit.tier !== 'critical' || !isAbsolute(limit))) {
      say('limit', 'guard-rail', 'A guard rail is absolute and critical: nothing relaxes it.');
    }
    if (limit.guardRail && limit.onlyWith !== undefined) {
      say('onlyWith', 'guard-rail', 'A guard rail holds whatever else is measured.');
    }
    if ((limit.allowance ?? 0) > 0 && limit.guardRail) {
      say('allowance', 'guard-rail', 'Nobody at the chair moves a guard rail. Set 0.');
    }
  }
  return [...problems, ...GUARD_RAILS.flatMap((rail) => checkGuardRail(rail, absolute))];
}

/** Everything that is wrong with a protocol, in every section; empty where it may be approved. */
export function checkProtocol(document: ProtocolDocument): ProtocolProblem[] {
  return [...checkLimits(document.limits), ...checkMonitoring(document), ...checkCare(document)];
}
