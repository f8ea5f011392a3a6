import { describe, expect, it } from 'vitest';
import type { ReadingMark } from './reading-mark.ts';
import { StreamMemory } from './stream-memory.ts';

const mark = (spot: string): ReadingMark => ({ spot, cuff: '' });
const A = mark('a');
const B = mark('b');
const span = (from: number, to: number) =>
  new Map(Array.from({ length: to - from + 1 }, (_, index) => [from + index, A] as const));

describe('what is remembered of a stream', () => {
  it('IN-140 tells the same reading from another one, and from what it does not know', () => {
    const memory = new StreamMemory();
    memory.keep(1, A);
    expect([memory.verdict(1, A), memory.verdict(1, B), memory.verdict(2, A)]).toEqual([
      ...['same', 'other', 'unknown'],
    ]);
  });

  it('IN-04 takes nothing under a number that was skipped, seen or not', () => {
    const memory = new StreamMemory();
    for (const seq of [1, 2, 3, 4, 5]) memory.keep(seq, A);
    memory.skip(2, 4);
    expect([1, 2, 3, 4, 5].map((seq) => memory.verdict(seq, A))).toEqual([
      ...['same', 'other', 'other', 'other', 'same'],
    ]);
    // What was skipped is not kept either, once there are too many gaps to know of.
    for (let from = 10; from < 10 + 2 * 256; from += 2) memory.skip(from, from);
    expect([2, 3, 4, 5].map((seq) => memory.verdict(seq, A))).toEqual([
      ...['unknown', 'unknown', 'unknown', 'same'],
    ]);
    expect(memory.verdict(10, A)).toBe('other');
    memory.skip(1_000, 1_000);
    expect([memory.verdict(10, A), memory.verdict(12, A)]).toEqual(['unknown', 'other']);
  });

  it('IN-140 forgets the oldest that are durable, and no others', () => {
    const memory = new StreamMemory();
    const last = 1_030;
    for (let seq = 1; seq <= last; seq += 1) memory.keep(seq, A);
    memory.trim(0);
    expect(memory.verdict(1, A)).toBe('same');
    memory.trim(2);
    expect([1, 2, 3].map((seq) => memory.verdict(seq, A))).toEqual(['unknown', 'unknown', 'same']);
    memory.trim(last);
    expect([6, 7, last].map((seq) => memory.verdict(seq, A))).toEqual(['unknown', 'same', 'same']);
  });

  it('IN-140 knows of what was read back from the store, within its span', () => {
    const memory = new StreamMemory();
    const marks = span(5, 9);
    marks.delete(7);
    memory.recall(5, 9, marks);
    expect([4, 5, 7, 9, 10].map((seq) => memory.verdict(seq, A))).toEqual([
      ...['unknown', 'same', 'absent', 'same', 'unknown'],
    ]);
    expect(memory.verdict(5, B)).toBe('other');
    memory.keep(5, B);
    expect(memory.verdict(5, B)).toBe('same');
  });
});
