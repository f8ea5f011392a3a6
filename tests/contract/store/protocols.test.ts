import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { type ProtocolStep, protocolVersions } from '@chairside/shared/protocols/versions/history';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putProtocol } from '../../support/put-protocol.ts';
import { HOMES, type Home } from './homes.ts';
import { makeWard, refused, T0 } from './ward.ts';

const by = { kind: 'user', id: 'p', name: 'Provider', role: 'provider' } as const;
const second = { ...DEFAULT_PROTOCOL, version: 2, name: 'Default v2' };
const step = (no: number, kind: ProtocolStep['kind']): ProtocolStep => ({
  ...{ protocolId: 'default', version: 2, no, kind, at: T0 + no, by },
  document: kind === 'drafted' ? second : null,
});

describe.each(HOMES)('protocols on %s', (_name, open) => {
  let home: Home;
  let clinicId: number;
  beforeAll(async () => {
    home = await open();
    ({ clinicId } = await makeWard(home.store));
    await putProtocol(home.store.protocols, clinicId, DEFAULT_PROTOCOL);
  });
  afterAll(() => home.close());

  it('ST-48 keeps every step of every version in order, and sessions take what is in force', async () => {
    const { protocols } = home.store;
    const other = await makeWard(home.store);
    await protocols.append(clinicId, () => [step(1, 'drafted')]);
    expect(await protocols.get(clinicId, 'default@2')).toBeNull();
    expect((await protocols.inForce(clinicId)).version).toBe(1);
    await protocols.append(clinicId, (history) => {
      expect(history.map(({ version, no, kind }) => [version, no, kind])).toEqual([
        [1, 1, 'drafted'],
        [1, 2, 'put-in-force'],
        [2, 1, 'drafted'],
      ]);
      return [step(2, 'approved'), step(3, 'put-in-force')];
    });
    expect(await protocols.inForce(clinicId)).toEqual(JSON.parse(JSON.stringify(second)));
    expect(await protocols.get(clinicId, 'default@1')).not.toBeNull();
    const [newest] = protocolVersions(await protocols.steps(clinicId));
    expect(newest).toMatchObject({
      ...{ reference: 'default@2', status: 'in-force', approved: { by, at: T0 + 2 } },
    });
    expect(await protocols.steps(other.clinicId)).toEqual([]);
  });

  it('ST-48 adds nothing where the decision throws', async () => {
    const { protocols } = home.store;
    const before = await protocols.steps(clinicId);
    const refusal = new Error('no');
    const failed = protocols.append(clinicId, () => {
      throw refusal;
    });
    await expect(failed).rejects.toThrow('no');
    expect(await protocols.steps(clinicId)).toEqual(before);
  });

  it('ST-48 lets two people move the protocols one after the other', async () => {
    const { protocols } = home.store;
    const ward = await makeWard(home.store);
    await putProtocol(protocols, ward.clinicId, DEFAULT_PROTOCOL);
    const draft = (history: readonly ProtocolStep[]): ProtocolStep[] => {
      const version = Math.max(...history.map((each) => each.version)) + 1;
      const document = { ...DEFAULT_PROTOCOL, version };
      return [{ ...step(1, 'drafted'), version, document }];
    };
    const answers = await Promise.all([
      refused(protocols.append(ward.clinicId, draft)),
      refused(protocols.append(ward.clinicId, draft)),
      refused(protocols.append(ward.clinicId, draft)),
    ]);
    expect(answers).toEqual(['taken', 'taken', 'taken']);
    const versions = protocolVersions(await protocols.steps(ward.clinicId));
    expect(versions.map(({ reference }) => reference).sort()).toEqual(
      [1, 2, 3, 4].map((version) => `default@${version}`),
    );
  });
});
