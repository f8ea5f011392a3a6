import { rehearse } from '@chairside/server/protocols/rehearse';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { replay } from '@chairside/shared/replay/replay';
import { describe, expect, it } from 'vitest';
import { liveClinic } from '../support/live-clinic.ts';
import { storedReadings, transitionsOf } from '../support/log-proof.ts';
import { putProtocol } from '../support/put-protocol.ts';
import { UNGATED_PROTOCOL } from '../support/ungated-protocol.ts';

const CALM = { hr: 70, spo2: 98 };
const MINUTE = 60;

/** Sedation and dissociation are due with each cuff. */
const WITH_ASSESSMENTS: ProtocolDocument = {
  ...UNGATED_PROTOCOL,
  id: 'assessed',
  assessments: {
    withCuff: ['sedation', 'dissociation'],
    overdueAfterMs: 120_000,
    source: { confidence: 'low', ids: [] },
  },
};

/** What was charted by hand, on top of a monitor: a high pressure, a deep sedation, an effect that worsens. */
async function charted() {
  const live = await liveClinic();
  await putProtocol(live.store.protocols, live.clinic.id, WITH_ASSESSMENTS);
  const id = await live.open();
  live.hold(CALM, 2);
  await live.send(id, { type: 'set-baseline', baseline: { sys: 120, dia: 80, spo2: 98, hr: 70 } });
  await live.send(id, { type: 'start-infusion', plannedMinutes: 40 });
  live.hold(CALM, 2);
  live.measure({ ...CALM, sys: 122, dia: 81 });
  await live.send(id, { type: 'assess', assessment: { scale: 'moaas', score: 5 } });
  live.hold(CALM, MINUTE);
  await live.send(id, { type: 'record-vitals', values: { sys: 186, dia: 112 } });
  live.hold(CALM, 30);
  await live.send(id, { type: 'assess', assessment: { scale: 'moaas', score: 2 } });
  live.hold(CALM, 2 * MINUTE);
  await live.settled();
  return { live, id, keys: live.engine.session(id)?.alarms.map(({ key }) => key) ?? [] };
}

describe('what is charted by hand reaches the alarms', () => {
  it('VS-06 a pressure by hand and a score raise theirs; an assessment that is missing is overdue', async () => {
    const { live, id, keys } = await charted();
    expect(keys).toContain('sys:high');
    expect(keys.some((key) => key.startsWith('moaas'))).toBe(true);
    expect(keys).toContain('technical:check-overdue:dissociation');
    expect(keys).not.toContain('technical:check-overdue:sedation');
    await live.send(id, { type: 'assess', assessment: { scale: 'dissociation', score: 1 } });
    const after = live.engine.session(id)?.alarms.map(({ key }) => key);
    expect(after).not.toContain('technical:check-overdue:dissociation');
  });

  it('AL-58 VS-03 a withdrawn pressure is as if it had never been: live, after a restart and replayed', async () => {
    const live = await liveClinic();
    const id = await live.open();
    const pressure = (engine = live.engine) =>
      engine.session(id)?.alarms.find(({ key }) => key === 'sys:high');
    live.measure({ ...CALM, sys: 185, dia: 80 });
    live.hold(CALM, 60);
    const { events } = await live.send(id, {
      ...{ type: 'record-vitals', values: { sys: 116, dia: 80 } },
    });
    expect(pressure()?.state).toBe('returned');
    live.hold(CALM, 5);
    const seq = events.at(0)?.seq ?? 0;
    await live.send(id, { type: 'withdraw-entry', seq, reason: 'of another chair' });
    expect(pressure()).toMatchObject({ state: 'active', tier: 'critical', value: 185 });
    live.hold(CALM, 5);
    await live.settled();
    const log = await live.store.sessions.events(live.clinic.id, id);
    const readings = await storedReadings(live.store, live.clinic.id, id);
    expect((await replay(log, readings, UNGATED_PROTOCOL)).transitions).toEqual(transitionsOf(log));
    live.engine.stop();
    const again = await live.restarted();
    expect(pressure(again)).toEqual(pressure());
    again.stop();
  });

  it('VS-06 VS-03 a restart, a replay and a rehearsal find the same alarms', async () => {
    const { live, id } = await charted();
    const alarms = live.engine.session(id)?.alarms;
    const log = await live.store.sessions.events(live.clinic.id, id);
    const readings = await storedReadings(live.store, live.clinic.id, id);
    expect((await replay(log, readings, WITH_ASSESSMENTS)).transitions).toEqual(transitionsOf(log));
    live.engine.stop();
    const again = await live.restarted();
    expect(again.session(id)?.alarms).toEqual(alarms);
    expect(await live.store.sessions.events(live.clinic.id, id)).toEqual(log);
    again.stop();
    const report = await rehearse(
      live.store,
      {
        ...{ clinicId: live.clinic.id, before: WITH_ASSESSMENTS, after: WITH_ASSESSMENTS },
        sessions: { by: 'newest', count: 1 },
      },
      () => undefined,
      () => false,
    );
    expect(report?.sessions).toMatchObject([{ id, added: [], removed: [], moved: [] }]);
    const raised = transitionsOf(log).filter(({ change }) => change === 'raised');
    expect(report?.sessions[0]?.before).toBe(raised.length);
  });
});
