/** An infusion as the log knows it, cut into stretches of one rate. */

export interface RecordedInfusion {
  /** Epoch ms, as are all instants here. */
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  /** The last has `to: null` while paused. */
  readonly pauses: readonly { readonly from: number; readonly to: number | null }[];
  /** What the pump was set to, from when on; empty where the rate is not charted. */
  readonly rates?: readonly { readonly at: number; readonly mlPerH: number }[] | undefined;
  /**
   * A bolus with a volume comes out of the syringe or bag on the pump; one that was drawn up apart, or a
   * nasal device, is entered in mg alone.
   */
  readonly boluses?:
    | readonly { readonly at: number; readonly mg: number; readonly ml?: number | undefined }[]
    | undefined;
  readonly concentrationMgPerMl?: number | undefined;
  /** What the syringe or bag was ordered to hold: no more than this is ever counted. */
  readonly volumeMl?: number | undefined;
  readonly regimen?: string | undefined;
  readonly route?: string | undefined;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** 0 while paused, after the stop and once the syringe or bag is empty. */
  readonly mlPerH: number;
}

export const MS_PER_HOUR = 3_600_000;

/** Nothing runs: the drug is in the devices that are charted one by one. */
export function isNasal(course: RecordedInfusion): boolean {
  if (course.route !== undefined) return course.route === 'nasal';
  return course.regimen === 'esketamine' && (course.rates ?? []).length === 0;
}

/** What has run through by the end of a stretch, mL. */
export const volumeIn = ({ from, to, mlPerH }: Stretch): number =>
  (mlPerH * (to - from)) / MS_PER_HOUR;

/**
 * From the start to `until`, back to back, in order; empty before the start. Null where the rate is not known
 * for any part of that time: half a dose must not pass for a whole one.
 */
export function stretches(course: RecordedInfusion, until: number): Stretch[] | null {
  const { startedAt, pauses } = course;
  const rates = [...(course.rates ?? [])].sort((a, b) => a.at - b.at);
  const firstRate = rates[0];
  if (!firstRate || firstRate.at > startedAt) return null;
  const stop = course.stoppedAt ?? Number.POSITIVE_INFINITY;
  const boluses = bolusesUntil(course, until);
  const cuts = [
    startedAt,
    until,
    stop,
    ...rates.map(({ at }) => at),
    ...boluses.map(({ at }) => at),
    ...pauses.flatMap(({ from, to }) => [from, to ?? until]),
  ].filter((at) => at >= startedAt && at <= until);
  const instants = [...new Set(cuts)].sort((a, b) => a - b);
  const pausedAt = (at: number) =>
    pauses.some(({ from, to }) => from <= at && (to === null || at < to));
  const rateAt = (at: number) =>
    rates.findLast((rate) => rate.at <= at)?.mlPerH ?? firstRate.mlPerH;

  let left = course.volumeMl ?? Number.POSITIVE_INFINITY;
  let bolus = 0;
  const result: Stretch[] = [];
  for (const [index, from] of instants.entries()) {
    for (; (boluses[bolus]?.at ?? Number.POSITIVE_INFINITY) <= from; bolus++) {
      left = Math.max(0, left - (boluses[bolus]?.ml ?? 0));
    }
    const to = instants[index + 1];
    if (to === undefined) break;
    const runs = from < stop && !pausedAt(from);
    const whole: Stretch = { from, to, mlPerH: runs ? rateAt(from) : 0 };
    if (volumeIn(whole) <= left) {
      result.push(whole);
      left -= volumeIn(whole);
    } else {
      const empty = from + (left / whole.mlPerH) * MS_PER_HOUR;
      if (empty > from) result.push({ ...whole, to: empty });
      result.push({ from: empty, to, mlPerH: 0 });
      left = 0;
    }
  }
  return result;
}

/** In order of time; one given at `until` counts. */
export function bolusesUntil(course: RecordedInfusion, until: number) {
  return [...(course.boluses ?? [])].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
}
