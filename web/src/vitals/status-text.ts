/** What a monitor's status means to a nurse; null where there is nothing to say. */
export function statusText(status: string | null, short = false): string | null {
  switch (status) {
    case 'searching':
      return short ? 'search' : 'searching';
    case 'off':
      return short ? 'off' : 'sensor off';
    case 'low-signal':
      return short ? 'weak' : 'low signal';
    case 'invalid':
      return short ? 'invalid' : 'not valid';
    case 'measuring':
      return short ? 'cuff' : 'measuring';
    case 'failed':
      return short ? 'failed' : 'cuff failed';
    default:
      return null;
  }
}
