import { beforeEach, describe, expect, it } from 'vitest';
import { FakeIdentityStore } from './identity.fake.ts';
import { hashPassword } from './passwords.ts';
import { SignInService } from './sign-in.service.ts';

const start = Date.UTC(2026, 0, 5, 9);
const password = 'correct horse';
const address = '10.0.0.1';

describe('a second person', () => {
  let store: FakeIdentityStore;
  let service: SignInService;

  beforeEach(async () => {
    store = new FakeIdentityStore();
    service = new SignInService(store, 3_600_000);
    const passwordHash = await hashPassword(password);
    await store.createUser({
      ...{ clinicId: 1, userName: 'nurse-b', name: 'Nurse B', role: 'nurse', passwordHash },
    });
  });

  it('ID-12 is named by their own password, and no sign-in is opened', async () => {
    const given = { userName: ' Nurse-B ', password };
    expect(await service.prove(given, 1, address, start)).toMatchObject({
      actor: { kind: 'user', name: 'Nurse B', role: 'nurse' },
    });
    expect(store.signIns.size).toBe(0);
  });

  it('ID-12 of another clinic is told what an unknown one is told', async () => {
    const refusedAs = (userName: string, clinicId: number, word = password) =>
      service.prove({ userName, password: word }, clinicId, address, start).catch((error) => error);
    const elsewhere = await refusedAs('nurse-b', 2);
    expect(elsewhere).toMatchObject({ code: 'wrong-credentials' });
    expect(await refusedAs('nobody', 1)).toEqual(elsewhere);
    expect(await refusedAs('nurse-b', 1, 'wrong horse')).toEqual(elsewhere);
  });

  it('ID-12 guessing is slowed together with signing in', async () => {
    const wrong = { userName: 'nurse-b', password: 'wrong horse' };
    for (let tries = 0; tries < 4; tries += 1) {
      await service.prove(wrong, 1, address, start).catch(() => undefined);
      await service.signIn(wrong, address, start).catch(() => undefined);
    }
    const given = { userName: 'nurse-b', password };
    const refused = { code: 'too-many-requests' };
    await expect(service.prove(given, 1, address, start)).rejects.toMatchObject(refused);
    await expect(service.signIn(given, address, start)).rejects.toMatchObject(refused);
    const later = start + 5 * 60_000 + 1;
    expect(await service.prove(given, 1, address, later)).toMatchObject({ userName: 'nurse-b' });
  });
});
