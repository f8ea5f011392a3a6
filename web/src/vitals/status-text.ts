/** What a monitor's status means to a nurse; null where there is nothing to say. */
import { say } from '../language/say.ts';
export function statusText(status: string | null, short = false): string | null {
  switch (status) {
    case 'searching':
      return short ? say('vitals.short-search') : say('vitals.searching');
    case 'off':
      return short ? say('vitals.short-off') : say('vitals.sensor-off');
    case 'low-signal':
      return short ? say('vitals.short-weak') : say('vitals.low-signal');
    case 'invalid':
      return short ? say('vitals.short-invalid') : say('vitals.not-valid');
    case 'measuring':
      return short ? say('vitals.short-cuff') : say('vitals.measuring');
    case 'failed':
      return short ? say('vitals.short-failed') : say('vitals.cuff-failed');
    default:
      return null;
  }
}
