import { describe, expect, it } from 'vitest';
import { Gate, Turns } from './turns.ts';

const work = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
};

describe('turns of the event loop', () => {
  it('SR-100 what comes all at once leaves room for what is due in between, in order', async () => {
    const turns = new Turns();
    let between = 0;
    let counting = true;
    const count = () => {
      between += 1;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        await turns.next();
        order.push(index);
        work(2);
      }),
    );
    counting = false;
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(between).toBeGreaterThan(10);
  });

  it('SR-100 at most so many at a time, and one that fails lets the next in', async () => {
    const gate = new Gate(2);
    let inside = 0;
    let most = 0;
    const one = (fails: boolean) =>
      gate.run(async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
        if (fails) throw new Error('failed');
      });
    const all = await Promise.allSettled([true, false, true, false, false].map(one));
    expect(all.map(({ status }) => status === 'fulfilled')).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
    expect(most).toBe(2);
  });
});
