import type { VisitStep } from './demo-visit.ts';

/** A step at so many minutes before a moment. */
export interface Timed extends VisitStep {
  readonly min: number;
}

export function timed(
  min: number,
  command: VisitStep['command'],
  by: VisitStep['by'] = 'nurse',
): Timed {
  return { min, command, by };
}

/** Minutes of the infusion at which the cuff is due (docs/clinical.md 7). */
const EARLY_CHECKS = [0, 5];
const CHECK_EVERY_MIN = 10;
/** Scores are taken this long after the cuff. */
const AFTER_CUFF_MIN = 0.5;
const RECOVERY_EVERY_MIN = 15;

/** When scores were taken with the cuff, minutes before now: a moment after the cuff, and none later than `untilMin`. */
export function checkTimes(startedMin: number, untilMin: number): number[] {
  const first = startedMin - AFTER_CUFF_MIN;
  const early = EARLY_CHECKS.map((minute) => first - minute);
  return [
    ...early.filter((min) => min >= untilMin),
    ...every(CHECK_EVERY_MIN, first - CHECK_EVERY_MIN, untilMin),
  ];
}

/** The same after the stop. */
export function recoveryTimes(stoppedMin: number, untilMin: number): number[] {
  return every(RECOVERY_EVERY_MIN, stoppedMin - AFTER_CUFF_MIN, untilMin);
}

function every(intervalMin: number, firstMin: number, untilMin: number): number[] {
  const times: number[] = [];
  for (let min = firstMin; min >= untilMin; min -= intervalMin) times.push(min);
  return times;
}
