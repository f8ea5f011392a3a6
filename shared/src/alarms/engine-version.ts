/**
 * Rules of the alarm engine that this program runs. It goes up with a release that makes the same inputs give other
 * alarms. A session keeps the number that it was opened under, so its record follows from its readings for ever
 * (docs/alarms.md, "Engine version").
 *
 * 2: a delay does not ripen on silence past the time for which the value is shown.
 * 3: an inflation is one by its identity; "monitor silent" is said of a monitor that sends nothing, a probe that is off
 *    is said once; one count by hand inside its limit ends a combination.
 */
export const ENGINE_VERSION = 3;
