/** Clock times as the clinic reads them: one IANA zone, through Intl only. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, key: string, options: Intl.DateTimeFormatOptions) {
  const id = `${zone}|${key}`;
  let made = formats.get(id);
  if (made === undefined) {
    made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
    formats.set(id, made);
  }
  return made;
}

const HM = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const HMS = { ...HM, second: '2-digit' } as const;
const DAY = { weekday: 'short', day: '2-digit', month: 'short', year: 'numeric' } as const;

const wall = (at: number, zone: string): string =>
  format(zone, 'wall', { ...HMS, day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);

/** In the night when clocks go back an hour is lived twice: "01:30" alone names two instants. */
function repeats(at: number, zone: string): boolean {
  const here = wall(at, zone);
  return [30, 60].some(
    (minutes) =>
      wall(at + minutes * 60_000, zone) === here || wall(at - minutes * 60_000, zone) === here,
  );
}

const zoneName = (at: number, zone: string): string =>
  format(zone, 'name', { ...HM, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value ?? zone;

function withZone(text: string, at: number, zone: string): string {
  return repeats(at, zone) ? `${text} ${zoneName(at, zone)}` : text;
}

/** `14:32`; in the repeated hour of the autumn night `01:32 GMT-4`. */
export function clockTime(at: number, zone: string): string {
  return withZone(format(zone, 'hm', HM).format(at), at, zone);
}

/** `14:32:07`; in the repeated hour of the autumn night with its offset. */
export function clockTimeWithSeconds(at: number, zone: string): string {
  return withZone(format(zone, 'hms', HMS).format(at), at, zone);
}

/** `Sat 21 Nov 2026`, the clinic's day at that instant. */
export function clinicDay(at: number, zone: string): string {
  const part = Object.fromEntries(
    format(zone, 'day', DAY)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${part.weekday} ${part.day} ${part.month} ${part.year}`;
}

/** `Sat 21 Nov 2026, 14:32`. */
export function clinicDayAndTime(at: number, zone: string): string {
  return `${clinicDay(at, zone)}, ${clockTime(at, zone)}`;
}
