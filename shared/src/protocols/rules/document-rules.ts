/** What no protocol may say: limits that make no sense, with the reason. The same rules for the editor and the server. */
import { isContinuous, SIGNAL_INFO } from '../../vitals/catalogue.ts';
import { type Message, message } from '../../wording/message.ts';
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

const seconds = (ms: number) => message('units.seconds', { n: ms / 1000 });

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

type Say = (field: ProblemField, code: string, message: Message) => void;

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
          message('protocol-rules.is-measured-between-and-would-never', {
            label,
            min,
            max,
            unit,
            value: test.value,
          }),
        );
      }
      return;
    case 'points-from-baseline':
      if (test.points * side <= 0) {
        say(
          'value',
          'wrong-side',
          side < 0
            ? message('protocol-rules.a-low-limit-lies-below-the')
            : message('protocol-rules.a-high-limit-lies-above-the'),
        );
      } else if (Math.abs(test.points) >= max - min) {
        say(
          'value',
          'implausible',
          message('protocol-rules.no-can-lie-from-the-baseline', {
            label,
            points: Math.abs(test.points),
            unit,
          }),
        );
      }
      break;
    case 'percent-of-baseline':
      if (test.percent * side <= 0 || test.percent <= -100) {
        say(
          'value',
          'wrong-side',
          side < 0
            ? message('protocol-rules.a-low-limit-lies-between-0')
            : message('protocol-rules.a-high-limit-lies-above-the-2'),
        );
      }
      break;
    case 'band-around-baseline':
      if (test.bands.some((band) => band.points * side <= 0)) {
        say(
          'value',
          'wrong-side',
          side < 0
            ? message('protocol-rules.every-band-of-a-low-limit')
            : message('protocol-rules.every-band-of-a-high-limit'),
        );
      }
      return;
    default:
      test satisfies never;
      return;
  }
  if (test.and !== undefined && !inside(test.and)) {
    say(
      'value',
      'implausible',
      message('protocol-rules.is-measured-between-and', { label, min, max, unit }),
    );
  }
}

function checkDelay(limit: Limit, all: readonly AbsoluteLimit[], say: Say): void {
  const { delayMs, tier, signal } = limit;
  if (!isContinuous(signal)) {
    if (delayMs > 0) {
      say(
        'delay',
        'delay-per-reading',
        message('protocol-rules.comes-one-reading-at-a-time', { label: SIGNAL_INFO[signal].label }),
      );
    }
    return;
  }
  if (tier !== 'critical') {
    if (delayMs > MAX_DELAY_MS) {
      say(
        'delay',
        'delay-too-long',
        message('protocol-rules.a-delay-of-more-than-hides', { most: seconds(MAX_DELAY_MS) }),
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
        message('protocol-rules.no-breath-for-more-than-must', { most: seconds(MAX_APNOEA_MS) }),
      );
    }
    return;
  }
  if (!isAbsolute(limit) || !escalatesByTime(limit, all)) {
    say(
      'delay',
      'delay-too-long',
      message('protocol-rules.a-critical-alarm-of-a-continuous', {
        most: seconds(MAX_CRITICAL_DELAY_MS),
      }),
    );
  } else if (delayMs > MAX_ESCALATION_MS) {
    say(
      'delay',
      'delay-too-long',
      message('protocol-rules.a-warning-becomes-critical-within', {
        most: seconds(MAX_ESCALATION_MS),
      }),
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
      message('protocol-rules.back-in-range-for-more-than', { most: seconds(MAX_HYSTERESIS_MS) }),
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
          message('protocol-rules.it-would-clear-only-at-which', {
            back,
            unit,
            other: limitText(opposite),
          }),
        );
      } else if (back > max || back < min) {
        say(
          'hysteresis',
          'hysteresis-beyond-gap',
          message('protocol-rules.it-would-clear-only-at-which-2', { label, back, unit }),
        );
      }
      return;
    }
    case 'points-from-baseline':
      if (by >= Math.abs(test.points)) {
        say(
          'hysteresis',
          'hysteresis-beyond-gap',
          message('protocol-rules.at-the-baseline-itself-it-would'),
        );
      }
      return;
    case 'band-around-baseline':
      if (test.bands.some(({ points }) => by >= Math.abs(points))) {
        say(
          'hysteresis',
          'hysteresis-beyond-gap',
          message('protocol-rules.at-the-baseline-itself-it-would-2'),
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
        message('protocol-rules.it-meets-no-value-would-be', { other: limitText(other) }),
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
          message('protocol-rules.it-comes-before-the-at-set', {
            tier: other.tier,
            other: limitText(other),
          }),
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
        message('protocol-rules.it-lies-beyond-and-waits-longer', { other: limitText(other) }),
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
      message: message('protocol-rules.is-critical-in-every-phase-and', {
        label,
        sign: SIGNS[rail.op],
        value: rail.value,
        unit,
      }),
    },
  ];
}

/** Everything that is wrong with the limits of signals. */
export function checkLimits(limits: readonly Limit[]): ProtocolProblem[] {
  const problems: ProtocolProblem[] = [];
  const absolute = limits.filter(isAbsolute);
  const seen = new Set<string>();
  for (const limit of limits) {
    const say: Say = (field, code, says) =>
      problems.push({ code, limitId: limit.id, field, section: 'limits', message: says });
    if (seen.has(limit.id))
      say('limit', 'twice', message('protocol-rules.another-limit-has-this-name'));
    seen.add(limit.id);
    checkValue(limit, say);
    checkDelay(limit, absolute, say);
    checkHysteresis(limit, absolute, say);
    if (isAbsolute(limit)) checkOrder(limit, absolute, say);
    checkConditions(limit, limits, say);
    if (limit.guardRail && (limit.tier !== 'critical' || !isAbsolute(limit))) {
      say('limit', 'guard-rail', message('protocol-rules.a-guard-rail-is-absolute-and'));
    }
    if (limit.guardRail && limit.onlyWith !== undefined) {
      say('onlyWith', 'guard-rail', message('protocol-rules.a-guard-rail-holds-whatever-else'));
    }
    if ((limit.allowance ?? 0) > 0 && limit.guardRail) {
      say('allowance', 'guard-rail', message('protocol-rules.nobody-at-the-chair-moves-a'));
    }
  }
  return [...problems, ...GUARD_RAILS.flatMap((rail) => checkGuardRail(rail, absolute))];
}

/** Everything that is wrong with a protocol, in every section; empty where it may be approved. */
export function checkProtocol(document: ProtocolDocument): ProtocolProblem[] {
  return [...checkLimits(document.limits), ...checkMonitoring(document), ...checkCare(document)];
}
