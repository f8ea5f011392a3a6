import { AppError } from '@chairside/server/platform/errors';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';
import { putProtocol } from '../support/put-protocol.ts';

describe('versions with and without a gate', () => {
  it('VS-08 a session keeps the version it was opened under; the next one has the gate', async () => {
    const live = await liveClinic();
    const old = await live.open();
    await putProtocol(live.store.protocols, live.clinic.id, { ...DEFAULT_PROTOCOL, version: 2 });
    await live.send(old, { type: 'start-infusion', plannedMinutes: 40 });
    expect(live.engine.session(old)?.state?.phase).toBe('infusing');
    await live.send(old, { type: 'stop-infusion', reason: 'other' });
    const left = { type: 'close', outcome: 'left-against-advice', note: 'for the test' } as const;
    await live.send(old, left);
    live.clock.advance(1_000);
    const next = await live.open();
    const refused = await live
      .send(next, { type: 'start-infusion', plannedMinutes: 40 })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ refusal: 'gate-not-passed' });
    expect(live.engine.session(next)?.state?.phase).toBe('before');
  });

  it('VS-02 VS-08 a station is given what the rules need: pressures, protocol and gate', async () => {
    const live = await liveClinic();
    await putProtocol(live.store.protocols, live.clinic.id, { ...DEFAULT_PROTOCOL, version: 2 });
    expect(live.engine.chair(live.clinic.id, live.chair.id)).not.toHaveProperty('cuffs');
    const id = await live.open();
    live.measure({ hr: 70, spo2: 98, sys: 121, dia: 79, map: 93 });
    await live.send(id, { type: 'record-vitals', values: { sys: 131, dia: 84 } });
    await live.settled();
    const shown = live.engine.chair(live.clinic.id, live.chair.id);
    expect(shown?.cuffs).toMatchObject([{ sys: 121, dia: 79, map: 93, source: 'monitor' }]);
    expect(shown?.session?.manualVitals).toMatchObject([{ values: { sys: 131 } }]);
    expect(live.engine.session(id)?.cuffs.map(({ sys }) => sys)).toEqual([121, 131]);
    expect(live.engine.protocols(live.clinic.id)['default@2']?.gate).toEqual(DEFAULT_PROTOCOL.gate);
    live.engine.stop();
    const again = await live.restarted();
    expect(again.chair(live.clinic.id, live.chair.id)?.cuffs).toEqual(shown?.cuffs);
    again.stop();
  });
});
