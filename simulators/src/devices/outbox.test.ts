import { MAX_READINGS_PER_MESSAGE } from '@chairside/shared/wire/monitor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Outbox } from './outbox.ts';

const STREAM = '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0001';

function filled(count: number, limit = 5000): Outbox {
  const outbox = new Outbox('1', STREAM, limit);
  for (let i = 1; i <= count; i += 1) outbox.push({ t: i });
  return outbox;
}

describe('outbox', () => {
  it('SI-10 gives up the oldest when it is full, and says how many', () => {
    const outbox = filled(12, 10);
    expect([outbox.size, outbox.dropped, outbox.measured]).toEqual([10, 2, 12]);
    expect(outbox.next()).toMatchObject({ seq: 3, readings: { length: 10 } });
  });

  it('SI-10 sends no message longer than the protocol allows', () => {
    const outbox = filled(MAX_READINGS_PER_MESSAGE + 1);
    expect(outbox.next()?.readings.length).toBe(MAX_READINGS_PER_MESSAGE);
    expect(outbox.next()).toMatchObject({ seq: MAX_READINGS_PER_MESSAGE + 1 });
    expect(outbox.next()).toBeNull();
  });

  it('SI-140 begins a new stream with all that is not acknowledged', () => {
    const outbox = filled(5);
    outbox.acknowledge({ stream: STREAM, seq: 2 });
    const fresh = STREAM.replace(/1$/, '3');
    outbox.begin(fresh);
    outbox.push({ t: 6 });
    expect(outbox.next()).toEqual({
      ...{ channel: '1', stream: fresh, seq: 1 },
      readings: [{ t: 3 }, { t: 4 }, { t: 5 }, { t: 6 }],
    });
    expect([outbox.size, outbox.dropped, outbox.measured]).toEqual([4, 0, 6]);
  });

  it('SI-10 takes nothing from the watermark of another stream', () => {
    const outbox = filled(3);
    outbox.acknowledge({ stream: '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0002', seq: 3 });
    expect(outbox.size).toBe(3);
  });

  it('SI-10 offers everything above the watermark, once per rewind, whatever happens in between', () => {
    type Act = 'push' | 'send' | 'acknowledge' | 'rewind';
    const acts = fc.array(fc.constantFrom<Act>('push', 'push', 'send', 'acknowledge', 'rewind'), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (all, numbers) => {
        const outbox = new Outbox('1', STREAM, 5000);
        let sentThrough = 0;
        let committed = 0;
        for (const act of all) {
          if (act === 'push') outbox.push({ t: outbox.measured + 1 });
          if (act === 'rewind') {
            outbox.rewind();
            sentThrough = committed;
          }
          if (act === 'send') {
            const message = outbox.next();
            expect(message?.seq ?? null).toBe(
              sentThrough < outbox.measured ? sentThrough + 1 : null,
            );
            for (const [i, { t }] of (message?.readings ?? []).entries()) {
              expect(t).toBe((message?.seq ?? 0) + i);
            }
            sentThrough += message?.readings.length ?? 0;
          }
          if (act === 'acknowledge' && sentThrough > committed) {
            committed += 1 + ((numbers.next().value ?? 0) % (sentThrough - committed));
            outbox.acknowledge({ stream: STREAM, seq: committed });
          }
          expect(outbox.size).toBe(outbox.measured - committed);
        }
      }),
    );
  });
});
