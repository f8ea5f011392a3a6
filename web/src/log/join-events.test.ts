import { describe, expect, it } from 'vitest';
import { logOf, START } from '../wording/session-log.fixture.ts';
import { joinEvents } from './join-events.ts';

const log = logOf(
  ...['one', 'two', 'three', 'four'].map(
    (text, i) => [START + i, { type: 'note-added', text }] as const,
  ),
);
const seqs = (joined: ReturnType<typeof joinEvents>) => joined.events.map((event) => event.seq);

describe('stored log and stream', () => {
  it('UI-46 joins both without a double and without a hole', () => {
    const joined = joinEvents(log.slice(0, 2), log.slice(1, 4), 4);
    expect(seqs(joined)).toEqual([1, 2, 3, 4]);
    expect(joined.complete).toBe(true);
  });

  it('UI-46 asks for the log again where something is missing between them', () => {
    const joined = joinEvents(log.slice(0, 1), log.slice(2, 4), 4);
    expect(seqs(joined)).toEqual([1]);
    expect(joined.complete).toBe(false);
    expect(joinEvents(log.slice(0, 2), [], 3).complete).toBe(false);
  });
});
