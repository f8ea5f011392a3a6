import { canonicalJson } from '../text/canonical-json.ts';
import type { Logged } from './logged.ts';

/** What stands in place of the previous hash for the first event of a session. */
export const GENESIS = '0'.repeat(64);

/** The text whose sha256 (hex) is the hash of an event: previous hash, then canonical JSON without `hash`. */
export function chainInput(previousHash: string, event: Omit<Logged, 'hash'>): string {
  const { hash: _, ...rest }: Omit<Logged, 'hash'> & { hash?: string } = event;
  return previousHash + canonicalJson(rest);
}
