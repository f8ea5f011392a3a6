import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeStore, type FakeStore } from '../store/fake/store.fake.ts';
import { hashPassword } from './passwords.ts';
import { SignInService } from './sign-in.service.ts';

const start = Date.UTC(2026, 0, 5, 9);
const password = 'correct horse';
const place = { address: '10.0.0.1', browser: null };
const beside = { id: 'nurse-a', clinicId: 1 };

describe('a second person', () => {
  let store: FakeStore;
  let service: SignInService;

  beforeEach(async () => {
    store = createFakeStore();
    service = new SignInService(store.identity, 3_600_000);
    const passwordHash = await hashPassword(password);
    await store.identity.createUser({
      ...{ clinicId: 1, userName: 'nurse-b', name: 'Nurse B', role: 'nurse', passwordHash },
    });
  });

  it('ID-12 is named by their own password, and no sign-in is opened', async () => {
    const given = { userName: ' Nurse-B ', password };
    expect(await service.prove(given, beside, start)).toMatchObject({
      actor: { kind: 'user', name: 'Nurse B', role: 'nurse' },
    });
    expect(store.data.signIns).toEqual([]);
  });

  it('ID-12 of another clinic is told what an unknown one is told', async () => {
    const refusedAs = (userName: string, clinicId: number, word = password) =>
      service
        .prove({ userName, password: word }, { ...beside, clinicId }, start)
        .catch((error) => error);
    const elsewhere = await refusedAs('nurse-b', 2);
    expect(elsewhere).toMatchObject({ code: 'wrong-credentials' });
    expect(await refusedAs('nobody', 1)).toEqual(elsewhere);
    expect(await refusedAs('nurse-b', 1, 'wrong horse')).toEqual(elsewhere);
  });

  it('ID-12 guessing is slowed for who is signed in, whatever is tried at the door', async () => {
    const wrong = { userName: 'nurse-b', password: 'wrong horse' };
    const given = { userName: 'nurse-b', password };
    for (let tries = 0; tries < 20; tries += 1) {
      await service.signIn(wrong, place, start).catch(() => undefined);
    }
    expect(await service.prove(given, beside, start)).toMatchObject({ userName: 'nurse-b' });
    for (let tries = 0; tries < 8; tries += 1) {
      await service.prove(wrong, beside, start).catch(() => undefined);
    }
    const refused = { code: 'too-many-requests' };
    await expect(service.prove(given, beside, start)).rejects.toMatchObject(refused);
    const another = { ...beside, id: 'nurse-c' };
    expect(await service.prove(given, another, start)).toMatchObject({ userName: 'nurse-b' });
    const later = start + 5 * 60_000 + 1;
    expect(await service.prove(given, beside, later)).toMatchObject({ userName: 'nurse-b' });
  });
});
