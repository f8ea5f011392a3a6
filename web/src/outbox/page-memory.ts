/** The queue as the page alone knows it, for as long as the browser's database cannot be had. */
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { type Entry, withTrueSeqs } from './entry.ts';

/** The server has it: what names it gets the true numbers. */
export function withoutStored(
  entries: readonly Entry[],
  { n }: Pick<Entry, 'n'>,
  answer: CommandAnswer,
): Entry[] {
  const seqs = answer.events.map(({ seq }) => seq);
  return entries
    .filter((entry) => entry.n !== n)
    .map((entry) => ({ ...entry, command: withTrueSeqs(entry.command, n, seqs) }));
}

export const withChange = (
  entries: readonly Entry[],
  n: number,
  change: Partial<Pick<Entry, 'state' | 'command'>>,
): Entry[] => entries.map((entry) => (entry.n === n ? { ...entry, ...change } : entry));
