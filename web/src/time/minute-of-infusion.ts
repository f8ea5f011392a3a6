/** Time against the start of the infusion: the zero of every axis. */

import { stopwatchText } from '@chairside/shared/text/time-text';
import { say } from '../language/say.ts';

const MINUTE = 60_000;

/** `23 min`, `-5 min`; `--` while nothing was started. Whole minutes, rounded towards the start. */
export function minuteOfInfusion(at: number, startedAt: number | null): string {
  if (startedAt === null) return '--';
  const minute = Math.trunc((at - startedAt) / MINUTE);
  return say('time.value-min', { value: minute === 0 ? 0 : minute });
}

/** `23:14`, `-4:05`, `1:02:09`: exact time against the start. */
export function sinceStart(at: number, startedAt: number): string {
  const sign = at < startedAt ? '-' : '';
  return `${sign}${stopwatchText(Math.abs(at - startedAt))}`;
}
