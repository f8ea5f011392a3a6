import { english } from './english.ts';
import type { Message } from './message.ts';

/** Whether what came over a wire is a message that this program can say: a newer server may have others. */
export function isKnownMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('key' in value)) return false;
  if (typeof value.key !== 'string' || !Object.hasOwn(english, value.key)) return false;
  const args = 'args' in value ? value.args : undefined;
  if (args === undefined) return true;
  if (typeof args !== 'object' || args === null) return false;
  return Object.values(args).every(
    (one) => typeof one === 'string' || typeof one === 'number' || isKnownMessage(one),
  );
}
