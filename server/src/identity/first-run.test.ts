import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeStore, type FakeStore } from '../store/fake/store.fake.ts';
import { FirstRun } from './first-run.ts';

const now = Date.UTC(2026, 0, 5, 9);
const given = {
  clinicName: 'North clinic',
  timeZone: 'Europe/Berlin',
  chairs: 3,
  userName: 'admin',
  name: 'Administrator',
  password: 'correct horse battery',
};

describe('first run', () => {
  let store: FakeStore;
  let firstRun: FirstRun;
  let code: string;

  beforeEach(async () => {
    store = createFakeStore();
    firstRun = new FirstRun(store.identity, store.clinics);
    code = (await firstRun.begin()) ?? '';
  });

  it('ID-08 the code makes a clinic, its chairs and its administrator', async () => {
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const { user, clinic } = await firstRun.create(
      { ...given, code: ` ${code.toLowerCase()} ` },
      '10.0.0.1',
      now,
    );
    expect(user).toMatchObject({ role: 'administrator', clinicId: clinic.id });
    expect((await store.clinics.chairs(clinic.id)).map((chair) => chair.label)).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(firstRun.needed).toBe(false);
  });

  it('ID-08 makes one administrator when the code comes twice at once, and none afterwards', async () => {
    const both = await Promise.allSettled(
      [1, 2].map(() => firstRun.create({ ...given, code }, '10.0.0.1', now)),
    );
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(store.data.users).toHaveLength(1);
    await expect(firstRun.create({ ...given, code }, '10.0.0.1', now)).rejects.toMatchObject({
      code: 'already-set-up',
    });
    expect(await new FirstRun(store.identity, store.clinics).begin()).toBeNull();
  });

  it('ID-08 a wrong code is refused and guessing is slowed', async () => {
    for (let index = 0; index < 10; index++) {
      await expect(
        firstRun.create({ ...given, code: 'AAAA-AAAA-AAAA' }, '10.0.0.1', now),
      ).rejects.toMatchObject({ code: 'wrong-credentials' });
    }
    await expect(firstRun.create({ ...given, code }, '10.0.0.1', now)).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    expect(store.data.users).toHaveLength(0);
  });

  it('ID-08 the code survives a failure, and the same request completes what was begun', async () => {
    await expect(
      firstRun.create({ ...given, code, timeZone: 'Mars/Olympus' }, '10.0.0.1', now),
    ).rejects.toMatchObject({
      code: 'bad-request',
      issues: [{ path: 'timeZone' }],
    });
    store.setAway(true);
    await expect(firstRun.create({ ...given, code }, '10.0.0.1', now)).rejects.toThrow();
    store.setAway(false);
    const { clinic } = await firstRun.create({ ...given, code }, '10.0.0.1', now);
    expect(store.data.clinics).toHaveLength(1);
    expect(await store.clinics.chairs(clinic.id)).toHaveLength(3);
  });
});
