/** Between an instant and what a `datetime-local` field holds, in the clinic's zone. */

const parts = (zone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });

/** `2026-11-22T14:30` of an instant, epoch ms. */
export function clinicLocalText(at: number, zone: string): string {
  const found = new Map(
    parts(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? '00';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The instant of a local time; of an hour that comes twice the first, of one that never comes the hour after. */
export function clinicInstant(text: string, zone: string): number {
  const asUtc = Date.parse(`${text}:00Z`);
  const offset = (at: number) => Date.parse(`${clinicLocalText(at, zone)}:00Z`) - at;
  const earlier = asUtc - offset(asUtc - 86_400_000);
  const later = asUtc - offset(asUtc + 86_400_000);
  for (const at of [Math.min(earlier, later), Math.max(earlier, later)]) {
    if (clinicLocalText(at, zone) === text) return at;
  }
  return Math.max(earlier, later);
}
