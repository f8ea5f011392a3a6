import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOMES, type Home } from './homes.ts';
import { makeWard, T0 } from './ward.ts';

const HOUR = 3_600_000;

describe.each(HOMES)('access of users on %s', (_name, open) => {
  let home: Home;
  beforeAll(async () => {
    home = await open();
  });
  afterAll(() => home.close());

  async function newUser() {
    const { clinicId } = await makeWard(home.store);
    const userName = `u${randomUUID().slice(0, 8)}`;
    const user = await home.store.identity.createUser({
      ...{ clinicId, userName, name: 'User', role: 'nurse', passwordHash: 'h1' },
    });
    const signIn = async () => {
      const tokenHash = randomUUID();
      await home.store.identity.createSignIn({ tokenHash, userId: user.id, expiresAt: T0 + HOUR });
      return tokenHash;
    };
    return { clinicId, user, signIn };
  }

  it('ID-14 changes what is asked for alone, and ends every sign-in but the one that is kept', async () => {
    const { identity } = home.store;
    const { clinicId, user, signIn } = await newUser();
    expect(user).toMatchObject({ passwordGiven: false, deactivatedAt: null });
    const other = await newUser();
    const [kept, ended, others] = [await signIn(), await signIn(), await other.signIn()];
    const access = { passwordHash: 'h2', passwordGiven: true };
    const changed = await identity.changeAccess(clinicId, user.id, access, kept);
    expect(changed).toEqual({ ...user, ...access });
    expect(await identity.byUserName(user.userName)).toEqual(changed);
    expect(await identity.signedIn(kept, T0)).toEqual(changed);
    expect(await identity.signedIn(ended, T0)).toBeNull();
    expect(await identity.signedIn(others, T0)).toEqual(other.user);
    expect(await identity.users(clinicId)).toEqual([changed]);
  });

  it('ID-15 who has no access is not signed in, whatever sign-in there is', async () => {
    const { identity } = home.store;
    const { clinicId, user, signIn } = await newUser();
    const kept = await signIn();
    await identity.changeAccess(clinicId, user.id, { deactivatedAt: T0 }, kept);
    expect(await identity.signedIn(kept, T0)).toBeNull();
    expect(await identity.byUserName(user.userName)).toMatchObject({ deactivatedAt: T0 });
    await identity.changeAccess(clinicId, user.id, { deactivatedAt: null }, kept);
    expect(await identity.signedIn(kept, T0)).toEqual(user);
  });

  it('ID-11 does nothing to a user of another clinic', async () => {
    const { identity } = home.store;
    const { user, signIn } = await newUser();
    const stranger = await newUser();
    const cookie = await signIn();
    const change = identity.changeAccess(stranger.clinicId, user.id, { deactivatedAt: T0 }, null);
    await expect(change).rejects.toMatchObject({ code: 'not-found' });
    expect(await identity.signedIn(cookie, T0)).toEqual(user);
  });

  it('makes nobody an administrator for a code that it does not know', async () => {
    const { identity } = home.store;
    const { clinicId } = await makeWard(home.store);
    const user = { userName: randomUUID(), name: 'User', passwordHash: 'h1' };
    expect(await identity.redeemAdministratorCode(randomUUID(), T0, user)).toBeNull();
    expect(await identity.users(clinicId)).toEqual([]);
    expect(await identity.byUserName(user.userName)).toBeNull();
  });

  it('ID-186 knows the newest thirty places of a user, and nobody else’s', async () => {
    const { identity } = home.store;
    const { user } = await newUser();
    const other = await newUser();
    const places = Array.from({ length: 31 }, (_none, index) => `${user.userName} ${index}`);
    expect(await identity.placesKnown(user.userName, places)).toEqual([]);
    for (const [index, place] of places.entries()) {
      await identity.rememberPlaces(user.id, [place, place], T0 + index);
    }
    const known = await identity.placesKnown(user.userName, places);
    expect(known.sort()).toEqual(places.slice(1).sort());
    expect(await identity.placesKnown(other.user.userName, places)).toEqual([]);
    expect(await identity.placesKnown('nobody', places)).toEqual([]);
    await identity.rememberPlaces(randomUUID(), places, T0);
  });

  it('ID-187 deletes sign-ins at their expiry and no others', async () => {
    const { identity } = home.store;
    const { user, signIn } = await newUser();
    const cookie = await signIn();
    await identity.deleteExpiredSignIns(T0 + HOUR - 1);
    expect(await identity.signedIn(cookie, T0)).toEqual(user);
    await identity.deleteExpiredSignIns(T0 + HOUR);
    expect(await identity.signedIn(cookie, T0)).toBeNull();
  });
});
