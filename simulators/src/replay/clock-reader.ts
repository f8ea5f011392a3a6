const TIME_OF_DAY = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?$/;
/** ISO 8601, with a blank in place of the T as well; without a zone it is this machine's. */
const DATE_AND_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
const DAY_S = 24 * 3600;
/** A clock that goes back by more than this has passed midnight; by less, a monitor has corrected it. */
const PASSED_MIDNIGHT_S = 12 * 3600;

/**
 * Reads the times of one recording, in order: a plain number, a time of day or a stopwatch (hh:mm, hh:mm:ss), or a
 * date with its time. Answers seconds on one axis, null for what is no time.
 */
export function clockReader(numbersAre: 's' | 'ms'): (text: string) => number | null {
  let daysS = 0;
  let last: number | null = null;
  return (text) => {
    const number = Number(text);
    if (text.trim() !== '' && Number.isFinite(number)) {
      return numbersAre === 's' ? number : number / 1000;
    }
    const clock = TIME_OF_DAY.exec(text);
    if (clock === null) {
      const at = DATE_AND_TIME.test(text) ? Date.parse(text) : Number.NaN;
      return Number.isNaN(at) ? null : at / 1000;
    }
    const [, hours, minutes, seconds = '0'] = clock;
    const s = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    if (last !== null && last - s > PASSED_MIDNIGHT_S) daysS += DAY_S;
    last = s;
    return s + daysS;
  };
}
