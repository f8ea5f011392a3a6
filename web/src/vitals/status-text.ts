/** What a monitor's status means to a nurse; null where there is nothing to say. */
import { say } from '../language/say.ts';
export function statusText(status: string | null, short = false): string | null {
  switch (status) {
    case 'searching':
      return short ? 'search' : 'searching';
    case 'off':
      return short ? 'off' : say('vitals.sensor-off');
    case 'low-signal':
      return short ? 'weak' : say('vitals.low-signal');
    case 'invalid':
      return short ? 'invalid' : say('vitals.not-valid');
    case 'measuring':
      return short ? 'cuff' : 'measuring';
    case 'failed':
      return short ? 'failed' : say('vitals.cuff-failed');
    default:
      return null;
  }
}
