/**
 * What waits in the queue is noted down in a second place, so that it does not disappear without a word where the
 * browser clears the first one.
 */
import { z } from 'zod';
import { describeEntry } from './describe-entry.ts';
import type { Entry } from './entry.ts';

const KEY = 'chairside-queue-marks';
const markSchema = z.object({
  /** Of the command. */
  id: z.string(),
  userId: z.string(),
  userName: z.string(),
  /** In words, for who charted it. */
  what: z.string(),
  madeAt: z.number(),
});
export type Mark = z.infer<typeof markSchema>;

const markOf = (entry: Entry): Mark => ({
  ...{ id: entry.command.id, userId: entry.userId, userName: entry.userName },
  ...{ what: describeEntry(entry, undefined), madeAt: entry.madeAt },
});

export function readMarks(): readonly Mark[] {
  try {
    const read = z.array(markSchema).safeParse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

/** `lost`: told of until a person has taken note. */
export function writeMarks(entries: readonly Entry[], lost: readonly Mark[]): void {
  try {
    const marks = [...entries.map(markOf), ...lost];
    if (marks.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(marks));
  } catch {
    // A browser without storage says so across the page already.
  }
}

/** The marks of what is neither in the queue nor known to be stored. */
export async function lostOf(
  marks: readonly Mark[],
  entries: readonly Entry[],
  isStored: (commandId: string) => Promise<boolean>,
): Promise<readonly Mark[]> {
  const there = new Set(entries.map(({ command }) => command.id));
  const gone = marks.filter(({ id }) => !there.has(id));
  const stored = await Promise.all(gone.map(({ id }) => isStored(id)));
  return gone.filter((_, index) => stored[index] !== true);
}
