import { describe, expect, it } from 'vitest';
import { AddressLimit } from './address-limit.ts';

describe('limit of an address', () => {
  it('DM-101 one address leaves room for others, and all together have an end', () => {
    const limit = new AddressLimit({ perAddress: 2, all: 3 });
    const first = limit.take('a');
    expect([limit.take('a'), limit.take('a')].map((taken) => taken !== null)).toEqual([
      true,
      false,
    ]);
    expect(limit.take('b')).not.toBeNull();
    expect(limit.take('c')).toBeNull();
    first?.();
    first?.();
    expect(limit.count).toBe(2);
    expect(limit.take('c')).not.toBeNull();
    expect(limit.isFull('b')).toBe(true);
  });
});
