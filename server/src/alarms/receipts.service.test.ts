import { describe, expect, it } from 'vitest';
import { ManualClock } from '../platform/clock.fake.ts';
import { createLogger } from '../platform/logger.ts';
import { createFakeStore } from '../store/fake/store.fake.ts';
import { ReceiptsService } from './receipts.service.ts';

const SESSION = '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0001';
const station = { stationId: '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0009', userName: 'Nurse' };
const given = (stage: 'delivered' | 'seen' | 'sounded') => ({
  receipts: [{ session: SESSION, alarm: 'spo2:low#1', stage }],
});

function world() {
  const { delivery: store } = createFakeStore();
  const clock = new ManualClock();
  const service = new ReceiptsService({ store, clock, log: createLogger('silent') });
  return { store, clock, service, kept: () => store.receipts(1, [SESSION]) };
}

describe('receipts of the stations', () => {
  it('AD-05 stamps each stage with the time of the server, and keeps the first', async () => {
    const { clock, service, kept } = world();
    const t0 = clock.now();
    service.take(1, station, given('delivered'));
    clock.advance(40);
    service.take(1, station, given('seen'));
    await service.write();
    clock.advance(100);
    service.take(1, station, given('seen'));
    service.take(1, station, given('sounded'));
    await service.write();
    expect(await kept()).toEqual([
      {
        ...{ sessionId: SESSION, alarmId: 'spo2:low#1', ...station },
        ...{ deliveredAt: t0, seenAt: t0 + 40, soundedAt: t0 + 140 },
      },
    ]);
  });

  it('AD-05 keeps what the database did not take, and writes it later', async () => {
    const { store, clock, service, kept } = world();
    const t0 = clock.now();
    const put = store.putReceipts;
    store.putReceipts = () => Promise.reject(new Error('away'));
    service.take(1, station, given('delivered'));
    await service.write();
    expect(await kept()).toEqual([]);
    store.putReceipts = put;
    clock.advance(5_000);
    await service.write();
    expect(await kept()).toMatchObject([{ deliveredAt: t0 }]);
  });
});
