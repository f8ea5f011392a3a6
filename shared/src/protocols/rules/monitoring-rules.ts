/**
 * What no protocol may say outside of its limits: scores, combinations, serious effects, and how the monitoring itself
 * is watched. The outermost values are guard rails: no version goes beyond. Where a number has no source it
 * is a clinic default, not from a published source.
 */

import { effectMessage } from '../../effects/catalogue.ts';
import { LIMIT_SIGNALS, type LimitSignal, SIGNAL_INFO } from '../../vitals/catalogue.ts';
import { message } from '../../wording/message.ts';
import type { Combination, ProtocolDocument, ScoreLimit } from '../document/document.ts';
import { SCORE_INFO, type ScoreScale } from '../document/score-limits.ts';
import { stalenessOf } from '../document/staleness.ts';
import {
  minutesText,
  type ProtocolProblem,
  problemsOf,
  type SayOf,
  sayTwice,
  secondsText,
} from './problem.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Critical in every phase: MOAA/S 1 answers to pain alone (S57), RASS -4 to touch alone (S58). */
const SCORE_RAILS: readonly { readonly scale: ScoreScale; readonly atMost: number }[] = [
  { scale: 'moaas', atMost: 1 },
  { scale: 'rass', atMost: -4 },
];

/** Some score meets it, and some other does not. */
function canBeMet({ scale, test }: ScoreLimit): boolean {
  const { min, max } = SCORE_INFO[scale];
  const { op } = test;
  if (test.kind === 'absolute') {
    return op === '<='
      ? test.value >= min && test.value < max
      : test.value > min && test.value <= max;
  }
  return (op === '<=' ? test.points < 0 : test.points > 0) && Math.abs(test.points) <= max - min;
}

/** Below zero: `a` lies further out than `b`. Null where they cannot be compared. */
function outwards(a: ScoreLimit, b: ScoreLimit): number | null {
  const alike = a.scale === b.scale && a.direction === b.direction;
  if (!alike || a.test.kind !== 'absolute' || b.test.kind !== 'absolute') return null;
  return a.direction === 'low' ? a.test.value - b.test.value : b.test.value - a.test.value;
}

function checkScores(scores: readonly ScoreLimit[], say: SayOf): void {
  sayTwice(
    scores.map(({ id }) => id),
    say,
  );
  for (const limit of scores) {
    const { label: key, min, max } = SCORE_INFO[limit.scale];
    const label = message(key);
    if (!canBeMet(limit)) {
      say(
        'implausible',
        message('protocol-rules.goes-from-to-this-is-never', { label, min, max }),
        limit.id,
      );
    }
    if (limit.silent && limit.tier !== 'info') {
      say('silent', message('protocol-rules.only-an-advisory-may-be-silent'), limit.id);
    }
    const inside = scores.some((other) => {
      const order = outwards(limit, other);
      return limit.tier === 'critical' && other.tier !== 'critical' && order !== null && order >= 0;
    });
    if (inside) {
      say(
        'critical-inside-warning',
        message('protocol-rules.it-comes-before-what-is-milder'),
        limit.id,
      );
    }
  }
  for (const { scale, atMost } of SCORE_RAILS) {
    const kept = scores.some(
      ({ scale: own, direction, tier, test, phases, silent }) =>
        own === scale &&
        direction === 'low' &&
        tier === 'critical' &&
        silent !== true &&
        phases.length === 3 &&
        test.kind === 'absolute' &&
        test.value >= atMost,
    );
    if (!kept) {
      say(
        'guard-rail',
        message('protocol-rules.or-less-is-critical-in-every', {
          label: message(SCORE_INFO[scale].label),
          atMost,
        }),
      );
    }
  }
}

/** High pressure with chest pain: whatever else is combined. */
const PRESSURE_RAIL = { sys: 180, term: 'chest-pain' } as const;

function keepsPressureRail({ tier, phases, all }: Combination): boolean {
  return (
    tier === 'critical' &&
    phases.length === 3 &&
    all.length === 2 &&
    all.some(
      (term) =>
        term.kind === 'value' &&
        term.signal === 'sys' &&
        term.op.startsWith('>') &&
        term.value <= PRESSURE_RAIL.sys,
    ) &&
    all.some(
      (term) =>
        term.kind === 'effect' &&
        term.anyOf.some(({ term: name, atLeast }) => name === PRESSURE_RAIL.term && !atLeast),
    )
  );
}

function checkCombinations(combinations: readonly Combination[], say: SayOf): void {
  sayTwice(
    combinations.map(({ id }) => id),
    say,
  );
  for (const { id, tier, all } of combinations) {
    if (tier === 'info') {
      say('combination-too-mild', message('protocol-rules.what-is-worse-together-is-at'), id);
    }
    for (const term of all) {
      if (term.kind !== 'value') continue;
      const { min, max, label, unit } = SIGNAL_INFO[term.signal];
      const back = term.value + (term.op.startsWith('<') ? 1 : -1) * term.hysteresis.by;
      if (term.value < min || term.value > max || back < min || back > max) {
        say(
          'implausible',
          message('protocol-rules.is-measured-between-and', { label, min, max, unit }),
          id,
        );
      }
    }
  }
  if (!combinations.some(keepsPressureRail)) {
    say(
      'guard-rail',
      message('protocol-rules.a-systolic-pressure-of-mmhg-with', { pressure: PRESSURE_RAIL.sys }),
    );
  }
}

const SERIOUS_RAIL = [
  'seizure',
  'respiratory-depression',
  'allergic-reaction',
  'chest-pain',
  'syncope',
] as const;

function checkSerious(section: ProtocolDocument['seriousEffects'], say: SayOf): void {
  for (const term of SERIOUS_RAIL) {
    if (section?.terms.includes(term)) continue;
    say(
      'guard-rail',
      message('protocol-rules.raises-an-alarm-when-it-is', {
        effect: effectMessage(term),
      }),
      term,
    );
  }
  if (section !== undefined && section.tier !== 'critical') {
    say('guard-rail', message('protocol-rules.a-serious-effect-is-critical'));
  }
}

function checkEquipment(section: ProtocolDocument['equipment'], say: SayOf): void {
  if (section === undefined) {
    say('guard-rail', message('protocol-rules.the-equipment-is-watched-probes-cuff'));
    return;
  }
  const { probeOffAfterMs, probeOffBeforeMs, lowSignalAfterMs } = section;
  const { batteryLowBelow, batteryGoodFrom } = section;
  // Makers wait 15 s at most (S107, S108); a patient who moves in an awake session takes longer (clinic default).
  if (probeOffAfterMs > 30 * SECOND) {
    say('guard-rail', message('protocol-rules.a-probe-that-is-off-is'), 'probeOffAfterMs');
  }
  if ((probeOffBeforeMs ?? 0) > MINUTE) {
    say('guard-rail', message('protocol-rules.before-the-start-after-60-s'), 'probeOffBeforeMs');
  }
  if (lowSignalAfterMs > MINUTE) {
    say('guard-rail', message('protocol-rules.a-low-signal-is-told-after'), 'lowSignalAfterMs');
  }
  if (batteryLowBelow < 10 || batteryLowBelow > 90) {
    say('guard-rail', message('protocol-rules.a-battery-is-low-at-10'), 'batteryLowBelow');
  }
  if (batteryGoodFrom < batteryLowBelow || batteryGoodFrom > 100) {
    say('implausible', message('protocol-rules.good-again-is-at-or-above'), 'batteryGoodFrom');
  }
}

type Cuff = ProtocolDocument['cuff'];
/** Peak of the pressure (S2, S4). */
const NEVER_SKIPPED = [30, 40] as const;
const LONGEST_INTERVAL_MS = 15 * MINUTE;

function checkGrid(minutes: readonly number[], intervalMs: number, say: SayOf): void {
  for (const minute of NEVER_SKIPPED) {
    const last = minutes.at(-1) ?? 0;
    const later = minute > last && ((minute - last) * MINUTE) % intervalMs === 0;
    if (!minutes.includes(minute) && !later) {
      say('guard-rail', message('protocol-rules.a-cuff-at-min-is-never', { minute }), 'atMinutes');
    }
  }
  const gaps = minutes.map((minute, index) => minute - (minutes[index - 1] ?? 0));
  if (gaps.some((gap) => gap * MINUTE > LONGEST_INTERVAL_MS)) {
    say('guard-rail', message('protocol-rules.no-two-cuffs-of-the-infusion'), 'atMinutes');
  }
}

function checkCadence(cadence: Cuff['cadence'], intervalMs: number, say: SayOf): void {
  if (cadence === undefined) {
    say('guard-rail', message('protocol-rules.the-cuff-has-a-cadence-without'));
    return;
  }
  const longest = [
    ['earlyIntervalMs', cadence.earlyIntervalMs, LONGEST_INTERVAL_MS],
    ['recoveryIntervalMs', cadence.recoveryIntervalMs, 30 * MINUTE],
    // A first critical pressure is repeated 5 min later (clinic default).
    ['repeatWithinMs', cadence.repeatWithinMs, 5 * MINUTE],
    ['overdueAfterMs', cadence.overdueAfterMs, 5 * MINUTE],
  ] as const;
  for (const [entry, value, most] of longest) {
    if (value > most)
      say('guard-rail', message('protocol-rules.at-most', { most: minutesText(most) }), entry);
  }
  if (cadence.atMinutes !== undefined) checkGrid(cadence.atMinutes, intervalMs, say);
}

function checkCuff(cuff: Cuff, say: SayOf): void {
  if (cuff.intervalMs > LONGEST_INTERVAL_MS) {
    say('guard-rail', message('protocol-rules.a-cuff-at-least-every-15'), 'intervalMs');
  }
  if (cuff.intervalUnderWarningMs > Math.min(10 * MINUTE, cuff.intervalMs)) {
    say(
      'guard-rail',
      message('protocol-rules.under-a-warning-at-least-every'),
      'intervalUnderWarningMs',
    );
  }
  // Monitors show a cuff reading for 15 min to 1 h (S120, S121).
  if (cuff.hideAfterMs > 60 * MINUTE || cuff.hideAtIntervals > 4) {
    say('guard-rail', message('protocol-rules.a-reading-is-hidden-after-1'), 'hideAfterMs');
  }
  if (cuff.greyAtIntervals > cuff.hideAtIntervals) {
    say('implausible', message('protocol-rules.it-is-greyed-before-it-is'), 'greyAtIntervals');
  }
  checkCadence(cuff.cadence, cuff.intervalMs, say);
}

/** Longest that a value may be shown, and be missing without an alarm, ms; S124 for the first. */
const STALENESS_RAILS: Readonly<
  Partial<Record<LimitSignal, { readonly hide: number; readonly alarm: number | null }>>
> = {
  hr: { hide: 30 * SECOND, alarm: MINUTE },
  spo2: { hide: 30 * SECOND, alarm: MINUTE },
  rr: { hide: 2 * MINUTE, alarm: null },
  etco2: { hide: 2 * MINUTE, alarm: null },
};

function checkStaleness(document: ProtocolDocument, say: SayOf): void {
  for (const signal of LIMIT_SIGNALS) {
    const rail = STALENESS_RAILS[signal];
    if (rail === undefined) continue;
    const { hideAfterMs, alarmAfterMs } = stalenessOf(document, signal);
    const { hide, alarm } = rail;
    if (hideAfterMs > hide) {
      say(
        'guard-rail',
        message('protocol-rules.an-old-value-is-hidden-after', { most: secondsText(hide) }),
        signal,
      );
    }
    if (alarm !== null && (alarmAfterMs === null || alarmAfterMs > alarm)) {
      say(
        'guard-rail',
        message('protocol-rules.missing-is-told-after-at-the', { most: secondsText(alarm) }),
        signal,
      );
    }
  }
}

function checkSilent(section: ProtocolDocument['monitorSilent'], say: SayOf): void {
  if (section.warningAfterMs > 30 * SECOND) {
    say('guard-rail', message('protocol-rules.a-silent-monitor-is-told-after'), 'warningAfterMs');
  }
  if (section.criticalAfterMs > 2 * MINUTE) {
    say('guard-rail', message('protocol-rules.it-is-critical-after-120-s'), 'criticalAfterMs');
  }
  if (section.criticalAfterMs < section.warningAfterMs) {
    say('implausible', message('protocol-rules.the-warning-comes-first'), 'criticalAfterMs');
  }
}

function checkEscalation(ladder: ProtocolDocument['escalation'], say: SayOf): void {
  if (ladder === undefined) return;
  if (!ladder.some(({ to, afterMs }) => to === 'station' && afterMs === 0)) {
    say('guard-rail', message('protocol-rules.every-station-has-the-alarm-at'), 'station');
  }
  if (!ladder.some(({ to, afterMs }) => to !== 'station' && afterMs <= 2 * MINUTE)) {
    say('guard-rail', message('protocol-rules.somebody-else-is-called-after-120'), 'clinic');
  }
}

/** Everything that is wrong outside of the limits of signals and of what is done before and after the infusion. */
export function checkMonitoring(document: ProtocolDocument): ProtocolProblem[] {
  const { quietRoomMs, realarmAfterMs, assessments } = document;
  return [
    ...problemsOf('scores', (say) => checkScores(document.scores ?? [], say)),
    ...problemsOf('combinations', (say) => checkCombinations(document.combinations ?? [], say)),
    ...problemsOf('seriousEffects', (say) => checkSerious(document.seriousEffects, say)),
    ...problemsOf('equipment', (say) => checkEquipment(document.equipment, say)),
    ...problemsOf('cuff', (say) => checkCuff(document.cuff, say)),
    ...problemsOf('staleness', (say) => checkStaleness(document, say)),
    ...problemsOf('monitorSilent', (say) => checkSilent(document.monitorSilent, say)),
    ...problemsOf('escalation', (say) => checkEscalation(document.escalation, say)),
    ...problemsOf('assessments', (say) => {
      sayTwice(assessments?.withCuff ?? [], say);
      if ((assessments?.overdueAfterMs ?? 0) > 10 * MINUTE) {
        say('guard-rail', message('protocol-rules.a-missing-assessment-is-told-after'));
      }
    }),
    ...problemsOf('quietRoomMs', (say) => {
      if ((quietRoomMs ?? 0) > 30 * SECOND) {
        say('guard-rail', message('protocol-rules.the-chairs-own-screen-sounds-after'));
      }
    }),
    ...problemsOf('realarmAfterMs', (say) => {
      // Makers: 2 or 3 min (S103).
      if ((realarmAfterMs ?? 0) > 3 * MINUTE) {
        say('guard-rail', message('protocol-rules.what-was-acknowledged-and-lasts-is'));
      } else if ((realarmAfterMs ?? MINUTE) < 30 * SECOND) {
        say('implausible', message('protocol-rules.sooner-than-after-30-s-an'));
      }
    }),
  ];
}
