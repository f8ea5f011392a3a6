import { newId } from '../http/new-id.ts';

const KEY = 'chairside-station';

/** Of this page: the same after a reload, another one in another tab. */
export function stationId(): string {
  const known = globalThis.sessionStorage?.getItem(KEY);
  if (known) return known;
  const made = newId();
  globalThis.sessionStorage?.setItem(KEY, made);
  return made;
}
