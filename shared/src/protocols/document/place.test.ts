import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTOCOL } from '../defaults/first-edition.ts';
import { DEFAULT_PROTOCOL_V2 } from '../defaults/second-edition.ts';
import { BLOCKS, LIST_CHOICES } from '../sections/blocks.ts';
import { limitFields, type ProtocolDocument, protocolDocumentSchema } from './document.ts';
import { flat } from './field.ts';
import { entryNames, namedPlace, valueAt, withValueAt } from './place.ts';

const LIMIT = ['limits', 'spo2-low-warning'] as const;

describe('places of a protocol', () => {
  it('PR-600 give and take the value of every described field, and leave the rest as it was', () => {
    for (const document of [DEFAULT_PROTOCOL, DEFAULT_PROTOCOL_V2]) {
      const places = [
        ...BLOCKS.flatMap(({ place, fields }) => flat(fields).map(([at]) => [...place, ...at])),
        ...document.limits.flatMap(({ id }) =>
          flat(limitFields('%')).map(([at]) => ['limits', id, ...at]),
        ),
      ];
      for (const place of places) {
        const value = valueAt(document, place);
        if (value === undefined) continue;
        const without = withValueAt(document, place, undefined);
        expect(valueAt(without, place), place.join('.')).toBeUndefined();
        expect(withValueAt(without, place, value), place.join('.')).toEqual(document);
      }
    }
  });

  it('PR-600 a part that is not in a document may be put in as it is suggested', () => {
    for (const { place, choice } of BLOCKS) {
      if (choice === undefined) continue;
      const base = withValueAt(DEFAULT_PROTOCOL_V2, place, undefined);
      const parsed = protocolDocumentSchema.safeParse(withValueAt(base, place, choice.suggested));
      expect(parsed.success, place.join('.')).toBe(true);
    }
    for (const [key, { suggested }] of Object.entries(LIST_CHOICES)) {
      const document = withValueAt(DEFAULT_PROTOCOL_V2, [key], suggested);
      expect(protocolDocumentSchema.safeParse(document).success, key).toBe(true);
    }
  });

  it('PR-600 name entries by what they are, and two of one name apart', () => {
    expect(entryNames([{ id: 'a' }, { drug: 'Naloxone' }, { drug: 'naloxone' }, 3])).toEqual([
      ...['a', 'naloxone', 'naloxone 2', '3'],
    ]);
    const moved = withValueAt<ProtocolDocument>(DEFAULT_PROTOCOL, [...LIMIT, 'delayMs'], 20_000);
    const index = moved.limits.findIndex(({ id }) => id === LIMIT[1]);
    expect(moved.limits[index]?.delayMs).toBe(20_000);
    expect(moved.limits.filter((one, i) => one !== DEFAULT_PROTOCOL.limits[i])).toHaveLength(1);
    expect(namedPlace(moved, ['limits', index, 'delayMs'])).toEqual([...LIMIT, 'delayMs']);
    const gone = withValueAt(moved, LIMIT, undefined);
    expect(gone.limits).toHaveLength(moved.limits.length - 1);
    expect(withValueAt(gone, LIMIT, moved.limits[index]).limits.at(-1)).toEqual(
      moved.limits[index],
    );
  });
});
