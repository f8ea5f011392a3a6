import { Server } from 'node:net';
import { ReceiptsService } from '@chairside/server/alarms/receipts.service';
import { startServer } from '@chairside/server/composition';
import { Engine } from '@chairside/server/engine/engine';
import { Intake } from '@chairside/server/intake/intake';
import { ManualClock } from '@chairside/server/platform/clock.fake';
import { readConfig } from '@chairside/server/platform/config';
import { createFakeStore } from '@chairside/server/store/fake/store.fake';
import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Says how many of its rounds nobody has stopped. */
class CountedClock extends ManualClock {
  rounds = 0;

  override every(ms: number, fn: () => void): () => void {
    this.rounds += 1;
    const stop = super.every(ms, fn);
    return () => {
      this.rounds -= 1;
      stop();
    };
  }
}

function over() {
  const clock = new CountedClock();
  const store = createFakeStore({ now: () => clock.now() });
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent' });
  const steps = {
    'the engine starts': vi.spyOn(Engine.prototype, 'start'),
    'owed calls are read': vi.spyOn(store.delivery, 'waitingCalls'),
    'the port opens': vi.spyOn(Server.prototype, 'listen'),
    'nothing is taken in': vi.spyOn(Intake.prototype, 'stop'),
    'nothing is evaluated': vi.spyOn(Engine.prototype, 'stop'),
    'receipts are written': vi.spyOn(ReceiptsService.prototype, 'write'),
    'everything is stored': vi.spyOn(store.lane, 'close'),
    'monitors are let go': vi.spyOn(Intake.prototype, 'disconnectAll'),
    'the port closes': vi.spyOn(Server.prototype, 'close'),
  };
  const taken = () =>
    Object.entries(steps)
      .flatMap(([name, { mock }]) => mock.invocationCallOrder.map((at) => ({ name, at })))
      .sort((a, b) => a.at - b.at)
      .map(({ name }) => name);
  return { clock, taken, steps, start: () => startServer(config, { clock, store }) };
}

const TO_THE_END = [
  'nothing is taken in',
  'nothing is evaluated',
  'receipts are written',
  'everything is stored',
  'monitors are let go',
  'the port closes',
];

describe('the order of starting and stopping', () => {
  it('DM-550 evaluates before it calls anybody and listens last; stores after nothing comes, lets go after that', async () => {
    const { clock, start, taken } = over();
    const server = await start();
    const begun = ['the engine starts', 'owed calls are read', 'the port opens'];
    expect(taken()).toEqual(begun);
    expect(clock.rounds).toBeGreaterThan(0);
    await server.close();
    expect(taken()).toEqual([...begun, ...TO_THE_END]);
    expect(clock.rounds).toBe(0);
  });

  it.each(['the engine starts', 'owed calls are read'] as const)(
    'DM-550 a start that fails while %s ends in the same order and leaves nothing running',
    async (step) => {
      const { clock, start, steps, taken } = over();
      steps[step].mockRejectedValueOnce(new Error('the database went away'));
      await expect(start()).rejects.toThrow('the database went away');
      expect(taken()).not.toContain('the port opens');
      const stored = taken().indexOf('nothing is taken in');
      expect(taken().slice(stored)).toEqual(TO_THE_END);
      expect(clock.rounds).toBe(0);
    },
  );
});
