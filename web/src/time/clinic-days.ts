/** Days of the clinic as instants. */

/** How far the zone is ahead of UTC at that instant, ms. */
function aheadOf(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  );
  return wall - Math.floor(at / 1000) * 1000;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** When that day (`2026-11-22`) begins in the zone, epoch ms, `later` days on; null for what is no day. */
export function dayBegins(day: string, zone: string, later = 0): number | null {
  const [, year, month, date] = DAY.exec(day) ?? [];
  if (year === undefined) return null;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date) + later);
  if (Number.isNaN(midnight)) return null;
  // The second look finds the offset of the day itself where the clocks change.
  const guess = midnight - aheadOf(zone, midnight);
  return midnight - aheadOf(zone, guess);
}
