import type { OnCallMessage } from '@chairside/shared/wire/delivery';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../platform/clock.fake.ts';
import { createLogger } from '../platform/logger.ts';
import { ManualTimers } from '../platform/timers.fake.ts';
import { createFakeStore } from '../store/fake/store.fake.ts';
import type { DeliveryStore } from '../store/ports/delivery.ts';
import { OnCallOutbox, retryAfterMs } from './on-call-outbox.ts';

const SESSION = '6f1b1a0e-58c8-4d3e-9a55-0b7d5d0c0001';
const ID = '6f1b1a0e-58c8-8d3e-9a55-0b7d5d0c0002';
const log = createLogger('silent');
const timers = new ManualTimers();

function world(store: DeliveryStore = createFakeStore().delivery) {
  const clock = new ManualClock();
  const sent: OnCallMessage[] = [];
  const answers: (Error | null)[] = [];
  const send = async (message: OnCallMessage) => {
    sent.push(message);
    const answer = answers.shift();
    if (answer) throw answer;
  };
  const message: OnCallMessage = {
    ...{ id: ID, type: 'alarm-unanswered', clinic: 'Clinic', chair: '1', session: SESSION },
    ...{ alarm: { id: 'spo2:low#1', text: 'SpO2 80 < 90', raisedAt: 1 }, at: clock.now() },
  };
  const outbox = () => new OnCallOutbox({ store, send, clock, timers, log });
  const call = async () => (await store.calls(1, [SESSION]))[0];
  return { store, clock, sent, answers, message, outbox, call };
}

describe('the outbox of calls', () => {
  it('AD-11 writes the call before its first attempt, and settles it once it is taken', async () => {
    const { outbox, message, sent, call, store } = world();
    const out = outbox();
    const before: string[] = [];
    const recorded = store.addCall;
    store.addCall = async (each) => {
      before.push(`written with ${sent.length} sent`);
      await recorded(each);
    };
    out.add(1, 'spo2:low#1', message);
    await out.run();
    expect(before).toEqual(['written with 0 sent']);
    expect(sent).toEqual([message]);
    expect(await call()).toMatchObject({ state: 'sent', attempts: 1, lastError: null });
    await out.run();
    out.add(1, 'spo2:low#1', message);
    await out.run();
    expect(sent).toHaveLength(1);
  });

  it('AD-12 tries again after 1, 2, 4 s and then every minute, with the same key', async () => {
    expect([1, 2, 3, 4, 7, 20].map(retryAfterMs)).toEqual([1e3, 2e3, 4e3, 8e3, 6e4, 6e4]);
    const { outbox, message, sent, answers, call, clock } = world();
    answers.push(new Error('answered 503'), new Error('no route'), null);
    const out = outbox();
    out.add(1, 'spo2:low#1', message);
    await out.run();
    expect(await call()).toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastError: 'answered 503',
    });
    clock.advance(999);
    await out.run();
    expect(sent).toHaveLength(1);
    clock.advance(1);
    await out.run();
    clock.advance(2_000);
    await out.run();
    expect(sent.map(({ id }) => id)).toEqual([ID, ID, ID]);
    expect(await call()).toMatchObject({ state: 'sent', attempts: 3 });
  });

  it('AD-11 goes on after a restart with what was not sent, and never repeats what was', async () => {
    const first = world();
    first.answers.push(new Error('answered 503'));
    const out = first.outbox();
    out.add(1, 'spo2:low#1', first.message);
    await out.run();
    const second = world(first.store);
    second.clock.advance(5_000);
    const again = second.outbox();
    await again.start();
    await again.run();
    expect(second.sent).toHaveLength(1);
    const third = world(first.store);
    const last = third.outbox();
    await last.start();
    last.add(1, 'spo2:low#1', third.message);
    await last.run();
    await last.run();
    expect(third.sent).toEqual([]);
  });

  it('AD-10 a call that is answered in time is withdrawn, and says so', async () => {
    const { outbox, message, sent, answers, call, clock } = world();
    answers.push(new Error('answered 503'));
    const out = outbox();
    out.add(1, 'spo2:low#1', message);
    await out.run();
    out.withdraw(ID);
    clock.advance(60_000);
    await out.run();
    expect(sent).toHaveLength(1);
    expect(await call()).toMatchObject({ state: 'withdrawn', settledAt: expect.any(Number) });
  });

  it('AD-12 is sent also when the database takes nothing', async () => {
    const { store, outbox, message, sent, call } = world();
    const addCall = store.addCall;
    store.addCall = () => Promise.reject(new Error('away'));
    const out = outbox();
    out.add(1, 'spo2:low#1', message);
    await out.run();
    expect(sent).toHaveLength(1);
    store.addCall = addCall;
    await out.run();
    expect(await call()).toMatchObject({ state: 'sent' });
  });

  it('AD-12 gives up after an hour, and at once where no address is configured', async () => {
    const { outbox, message, answers, call, clock, store } = world();
    const out = outbox();
    out.add(1, 'spo2:low#1', message);
    answers.push(new Error('no route'));
    clock.advance(3_600_001);
    await out.run();
    expect(await call()).toMatchObject({ state: 'given-up', lastError: 'no route' });
    const other = new OnCallOutbox({ store, send: null, clock, timers, log });
    other.add(1, 'hr:high#1', { ...message, id: ID.replace('2', '3') });
    await other.run();
    const calls = await store.calls(1, [SESSION]);
    expect(calls.at(-1)).toMatchObject({
      state: 'given-up',
      lastError: 'no address is configured',
    });
  });
});
