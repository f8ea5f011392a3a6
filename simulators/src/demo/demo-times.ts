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
const CHECKS = [0, 5, 10, 20, 30, 40];

/** When scores were taken with the cuff, minutes before now: a moment after the cuff, and none later than `untilMin`. */
export function checkTimes(startedMin: number, untilMin: number): number[] {
  return CHECKS.map((minute) => startedMin - minute - 0.5).filter((min) => min >= untilMin);
}
