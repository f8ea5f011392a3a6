/** Time against the start of the infusion: the zero of every axis. */

const MINUTE = 60_000;

/** `23 min`, `-5 min`; `--` while nothing was started. Whole minutes, rounded towards the start. */
export function minuteOfInfusion(at: number, startedAt: number | null): string {
  if (startedAt === null) return '--';
  const minute = Math.trunc((at - startedAt) / MINUTE);
  return `${minute === 0 ? 0 : minute} min`;
}

/** `23:14`, `-4:05`, `1:02:09`: exact time against the start. */
export function sinceStart(at: number, startedAt: number): string {
  const sign = at < startedAt ? '-' : '';
  return `${sign}${stopwatch(Math.abs(at - startedAt))}`;
}

/** `0:07`, `23:14`, `1:02:09`. Durations in ms; negative counts as zero. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

/** `15 s`, `3 min`, `1 h 5 min`: a duration in words. */
export function spell(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0
    ? `${minutes / 60} h`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
