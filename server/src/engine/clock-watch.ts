import type { LiveChair, Places } from './places.ts';

/** A monitor clock further off than this is an alarm. */
const CLOCK_SKEW_MS = 2_000;

/** One clock that is off is enough: what its monitor dates is moved by what was measured. */
export function tellClock(places: Places, chair: LiveChair, now: number): void {
  const off = [...chair.channels].some(({ record }) => {
    const { skewMs } = places.device(record.deviceId);
    return skewMs !== null && Math.abs(skewMs) > CLOCK_SKEW_MS;
  });
  const told = chair.actor?.alarms.some(({ key }) => key === 'technical:clock-skew') ?? false;
  if (off !== told) chair.actor?.technical('clock-skew', off, now);
}
