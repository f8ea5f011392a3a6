import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument, type Versions } from './versions.ts';

const first = z.strictObject({ format: z.literal('list@1'), name: z.string() });
const second = z.strictObject({ format: z.literal('list@2'), names: z.array(z.string()) });
const third = second.extend({ format: z.literal('list@3'), count: z.number() });
const LISTS: Versions<z.infer<typeof third>> = {
  format: 'list',
  earlier: [
    {
      schema: first,
      toNext: (one) => ({ format: 'list@2', names: [first.parse(one).name] }),
    },
    {
      schema: second,
      toNext: (one) => {
        const { names } = second.parse(one);
        return { format: 'list@3', names, count: names.length };
      },
    },
  ],
  current: third,
};

describe('documents of earlier versions', () => {
  it('EX-601 are read version by version, and kept as they were written', () => {
    const document = { format: 'list@3', names: ['a'], count: 1 };
    const oldest = { format: 'list@1', name: 'a' };
    expect(readDocument(LISTS, oldest)).toEqual({ ok: true, written: oldest, document });
    const older = { format: 'list@2', names: ['a'] };
    expect(readDocument(LISTS, older)).toEqual({ ok: true, written: older, document });
    expect(readDocument(LISTS, document)).toEqual({ ok: true, written: document, document });
  });

  it('EX-601 have to be sound by their own version and by the current one', () => {
    const added = readDocument(LISTS, { format: 'list@1', name: 'a', more: 1 });
    expect(added.ok).toBe(false);
    const missing = readDocument(LISTS, { format: 'list@2', names: [1] });
    expect(missing).toMatchObject({ ok: false, path: ['names', 0] });
    const [step] = LISTS.earlier;
    if (!step) throw new Error('no step');
    const broken = { ...LISTS, earlier: [step, { schema: second, toNext: () => ({}) }] };
    expect(readDocument(broken, { format: 'list@1', name: 'a' }).ok).toBe(false);
  });

  it('EX-601 of a later version are refused with its number, those of no version as what they are', () => {
    const later = readDocument(LISTS, { format: 'list@4', names: [], count: 0 });
    expect(later).toMatchObject({
      ok: false,
      path: ['format'],
      message: expect.stringMatching(/version 4 of list/),
    });
    for (const format of ['list', 'list@0', 'list@1.5', 'list@2@1', 'lists@1', 3, null]) {
      expect(readDocument(LISTS, { format, name: 'a' })).toMatchObject({ ok: false });
    }
    for (const value of [null, [], 'list@1', 1]) expect(readDocument(LISTS, value).ok).toBe(false);
  });
});
