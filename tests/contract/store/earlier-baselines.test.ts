import { randomUUID } from 'node:crypto';
import type { Baseline } from '@chairside/shared/vitals/baseline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import { makeWard, newWriter, T0, type Ward } from './ward.ts';

const by = { kind: 'user', id: 'n', name: 'Nurse', role: 'nurse' } as const;
const HOUR = 3_600_000;

describe.each(HOMES)('earlier baselines on %s', (_name, open) => {
  let home: Home;
  let ward: Ward;
  beforeAll(async () => {
    home = await open();
    ward = await makeWard(home.store);
  });
  afterAll(() => home.close());

  async function patient(recordNumber: string): Promise<string> {
    const id = randomUUID();
    await home.store.patients.savePatient(ward.clinicId, id, {
      ...{ version: 1, at: T0, by },
      document: {
        ...{ recordNumber, name: 'A', dateOfBirth: '1980-01-01', sex: 'unknown' },
        ...{ allergies: 'unknown', riskFactors: [] },
      },
    });
    return id;
  }

  /** A visit of the patient, closed; `started`: an infusion was begun. */
  async function visit(id: string, at: number, baselines: readonly Baseline[], started = true) {
    const writer = await newWriter(home.store, ward);
    const { clinicId, chair } = ward;
    const named = { id, recordNumber: '1', name: 'A', dateOfBirth: '1980-01-01' };
    const opened = writer.event(
      {
        ...{ type: 'session-opened', clinicId, chairId: chair.id, chairLabel: chair.label },
        ...{ patientRef: '1', protocol: 'default@2', patient: named },
      },
      at,
    );
    const set = baselines.map((baseline) =>
      writer.event({ type: 'baseline-set', baseline }, at + 1),
    );
    const start = { type: 'infusion-started', drug: 'ketamine', plannedMinutes: 40 } as const;
    const rest = [
      ...(started ? [writer.event(start, at + 2)] : []),
      writer.event({ type: 'session-closed' }, at + 3),
    ];
    await home.store.lane.events(writer.batch(opened, ...set, ...rest));
  }

  it('PT-360 the newest height that was measured in a session counts, unless it was withdrawn', async () => {
    const id = await patient('3');
    const asked = () => home.store.patients.measuredHeight(ward.clinicId, id);
    const weighed = async (at: number, heightCm: number | null, withdrawn = false) => {
      const writer = await newWriter(home.store, ward);
      const { clinicId, chair } = ward;
      const named = { id, recordNumber: '3', name: 'A', dateOfBirth: '1980-01-01' };
      const opened = writer.event(
        {
          ...{ type: 'session-opened', clinicId, chairId: chair.id, chairLabel: chair.label },
          ...{ patientRef: '3', protocol: 'default@2', patient: named },
        },
        at,
      );
      const height = heightCm === null ? {} : { heightCm };
      const weight = writer.event(
        { type: 'weight-recorded', kg: 70, ...height, method: 'measured' },
        at + 1,
      );
      const rest = withdrawn
        ? [writer.event({ type: 'entry-withdrawn', amends: weight.seq, reason: 'slip' }, at + 2)]
        : [];
      const closed = writer.event({ type: 'session-closed' }, at + 3);
      await home.store.lane.events(writer.batch(opened, weight, ...rest, closed));
    };
    expect(await asked()).toBeNull();
    await weighed(T0, 170);
    await weighed(T0 + HOUR, null);
    expect(await asked()).toMatchObject({ cm: 170, at: T0 + 1, sessionId: expect.any(String) });
    await weighed(T0 + 2 * HOUR, 171);
    await weighed(T0 + 3 * HOUR, 17.1, true);
    expect(await asked()).toMatchObject({ cm: 171, at: T0 + 2 * HOUR + 1 });
    expect(await home.store.patients.measuredHeight(ward.clinicId + 1, id)).toBeNull();
  });

  it('VS-201 are the last ones of the newest visits that started, newest first', async () => {
    const id = await patient('1');
    const other = await patient('2');
    const asked = (most = 5) => home.store.patients.earlierBaselines(ward.clinicId, id, most);
    expect(await asked()).toEqual([]);
    await visit(id, T0, [{ sys: 120 }, { sys: 97 }]);
    await visit(id, T0 + HOUR, [{ sys: 95, hr: 48 }]);
    await visit(id, T0 + 2 * HOUR, [{ sys: 200 }], false);
    await visit(id, T0 + 3 * HOUR, []);
    await visit(other, T0 + 4 * HOUR, [{ sys: 130 }]);
    expect(await asked()).toEqual([{ sys: 95, hr: 48 }, { sys: 97 }]);
    expect(await asked(2)).toEqual([{ sys: 95, hr: 48 }]);
    expect(await home.store.patients.earlierBaselines(ward.clinicId + 1, id, 5)).toEqual([]);
  });
});
