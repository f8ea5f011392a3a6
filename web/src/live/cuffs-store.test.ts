import { beforeEach, describe, expect, it } from 'vitest';
import { growCuffs, putCuffs, useCuffs } from './cuffs-store.ts';

const at = 1_000_000;
const frame = (later: number, values: object, nibpAt?: number) => ({
  ...{ chair: 'c1', at: at + later, arrivedAt: at + later, values },
  ...(nibpAt === undefined ? {} : { instants: { sys: at + nibpAt, dia: at + nibpAt } }),
});
const known = () => useCuffs.getState().cuffs.c1;

describe('cuffs of a chair', () => {
  beforeEach(() => useCuffs.setState({ cuffs: {} }));

  it('CH-21 begins with what the server knows and adds each inflation of the frames once', () => {
    const first = { sys: 124, dia: 76, at, source: 'monitor' as const };
    putCuffs([{ id: 'c1', cuffs: [first] }]);
    growCuffs([frame(300_000, { sys: 131, dia: 80, map: 97 }, 299_000)]);
    growCuffs([frame(301_000, { sys: 131, dia: 80, map: 97 }, 299_000)]);
    expect(known()).toEqual([
      first,
      { sys: 131, dia: 80, map: 97, at: at + 299_000, source: 'monitor' },
    ]);
  });

  it('CH-21 keeps the same list while no cuff was measured', () => {
    putCuffs([{ id: 'c1', cuffs: [{ sys: 124, dia: 76, at, source: 'monitor' }] }]);
    const before = known();
    growCuffs([frame(1_000, { hr: 72, spo2: 97 }), frame(2_000, { sys: 130 })]);
    expect(known()).toBe(before);
  });

  it('CH-21 forgets them with the session that they were of', () => {
    putCuffs([{ id: 'c1', cuffs: [{ sys: 124, dia: 76, at, source: 'monitor' }] }]);
    putCuffs([{ id: 'c1' }]);
    expect(known()).toEqual([]);
  });
});
