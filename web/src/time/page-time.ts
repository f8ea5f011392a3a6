/** A clock that is set by less than this is corrected by the server's next pulse unseen. */
const SET_MS = 500;

let wallLess = Date.now() - performance.now();
let setBack = 0;

/**
 * Time of this page, epoch ms: the machine's clock as it stood when the page began, and from there what passed. A clock
 * that is set back moves nothing. One that is set forward looks like a machine that slept, and is counted as such until
 * the server's next pulse says otherwise: an age may be shown too old for a second, never too young.
 */
export function pageNow(): number {
  const wall = Date.now();
  const less = wall - performance.now();
  if (less - wallLess < -SET_MS) {
    setBack += wallLess - less;
    wallLess = less;
  } else if (less > wallLess) wallLess = less;
  return wall + setBack;
}

/** The IANA zone that this machine is set to. */
export const pageZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
