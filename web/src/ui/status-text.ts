/** What a monitor's status means to a nurse; null where there is nothing to say. */
export function statusText(status: string | null): string | null {
  switch (status) {
    case 'searching':
      return 'searching';
    case 'off':
      return 'sensor off';
    case 'low-signal':
      return 'low signal';
    case 'invalid':
      return 'not valid';
    case 'measuring':
      return 'measuring';
    case 'failed':
      return 'cuff failed';
    default:
      return null;
  }
}
