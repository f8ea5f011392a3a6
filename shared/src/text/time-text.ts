/** "now" up to this age: a value of a 1 Hz monitor is never older while all is well. */
const NOW_WITHIN_MS = 5_000;

/** Age of a value: "now", "12 s ago", "4 min ago", "1 h 05 min ago". Never negative. */
export function ageText(ageMs: number): string {
  if (ageMs < NOW_WITHIN_MS) return 'now';
  return `${durationText(ageMs)} ago`;
}

/** "12 s", "4 min", "1 h 05 min". */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** "23:14", "1:02:09". */
export function stopwatchText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const s = seconds % 60;
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
