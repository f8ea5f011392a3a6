/**
 * The haemodynamic course of a sub-anaesthetic ketamine infusion (docs/clinical.md 1.1): blood pressure rises to a
 * peak 30 to 40 minutes after the start and is back within 1.5 h after the end.
 */

/** Half-time of the return after the end of the infusion, minutes: 3 % is left after 90. */
const RETURN_HALF_MIN = 18;
/** What is lost of the peak by the end of an infusion that goes on after it. */
const PLATEAU_LOSS = 0.03;

/**
 * Share of the peak response, 0 to 1.
 * @param minute minutes since the start of the infusion; zero or less is before it
 * @param peakMin when the response peaks, minutes
 * @param infusionMin planned length of the infusion, minutes
 * @param stoppedMin when it was stopped, where that was before its end; the return begins there
 */
export function responseAt(
  minute: number,
  peakMin: number,
  infusionMin: number,
  stoppedMin = Number.POSITIVE_INFINITY,
): number {
  if (minute <= 0) return 0;
  if (minute > stoppedMin) {
    const since = minute - stoppedMin;
    // Past the end the return is under way already: stopping then changes nothing.
    if (stoppedMin >= Math.max(peakMin, infusionMin))
      return responseAt(minute, peakMin, infusionMin);
    return responseAt(stoppedMin, peakMin, infusionMin) * 2 ** (-since / RETURN_HALF_MIN);
  }
  const end = Math.max(peakMin, infusionMin);
  if (minute <= peakMin) return 1 - (1 - minute / peakMin) ** 2;
  if (minute <= end) return 1 - PLATEAU_LOSS * ((minute - peakMin) / (end - peakMin));
  const left = infusionMin > peakMin ? 1 - PLATEAU_LOSS : 1;
  return left * 2 ** (-(minute - end) / RETURN_HALF_MIN);
}
