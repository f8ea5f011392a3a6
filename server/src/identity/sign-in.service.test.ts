import { beforeEach, describe, expect, it } from 'vitest';
import { secretHash } from '../platform/secrets.ts';
import { ManualTimers } from '../platform/timers.fake.ts';
import { createFakeStore, type FakeStore } from '../store/fake/store.fake.ts';
import { hashPassword } from './passwords.ts';
import { SIGN_IN_COOKIE, SignInService } from './sign-in.service.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const start = Date.UTC(2026, 0, 5, 9);
const right = { userName: 'nurse', password: 'correct horse' };
const at = (address: string) => ({ address, browser: null });
const wrong = { userName: 'nurse', password: 'wrong horse' };

describe('sign-in', () => {
  let store: FakeStore;
  let service: SignInService;
  const header = (secret: string) => `theme=dark; ${SIGN_IN_COOKIE}=${secret}`;

  beforeEach(async () => {
    store = createFakeStore();
    service = new SignInService(store.identity, 12 * HOUR);
    const passwordHash = await hashPassword(right.password);
    await store.identity.createUser({
      clinicId: 1,
      userName: 'nurse',
      name: 'Nurse',
      role: 'nurse',
      passwordHash,
    });
  });

  it('ID-01 stores nothing but the hash of the secret', async () => {
    const { secret } = await service.signIn(right, at('10.0.0.1'), start);
    expect(store.data.signIns.map(({ tokenHash }) => tokenHash)).toEqual([secretHash(secret)]);
    expect(JSON.stringify(store.data)).not.toContain(secret);
    expect(await service.authenticate(header(secret), start)).toMatchObject({
      userName: 'nurse',
      clinicId: 1,
    });
  });

  it('ID-02 an unknown name gets the answer of a wrong password after the same work', async () => {
    await service
      .signIn({ userName: 'nobody', password: 'x' }, at('10.0.0.9'), start)
      .catch(() => undefined);
    const timed = async (given: typeof right) => {
      const begun = performance.now();
      const error = await service
        .signIn(given, at('10.0.0.1'), start)
        .catch((caught: unknown) => caught);
      return { error, ms: performance.now() - begun };
    };
    const known = await timed(wrong);
    const unknown = await timed({ userName: 'nobody', password: 'wrong horse' });
    expect(unknown.error).toEqual(known.error);
    expect(known.error).toMatchObject({ code: 'wrong-credentials' });
    // Without the work an unknown name is answered in well under a millisecond.
    expect(unknown.ms).toBeGreaterThan(known.ms / 5);
  });

  it('ID-03 slows guessing of one name from one address, and nobody else', async () => {
    const tries = Array.from({ length: 8 }, () =>
      service.signIn(wrong, at('10.0.0.1'), start).catch((e: unknown) => e),
    );
    for (const error of await Promise.all(tries))
      expect(error).toMatchObject({ code: 'wrong-credentials' });
    await expect(service.signIn(right, at('10.0.0.1'), start + MINUTE)).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    await expect(
      service.signIn({ ...right, userName: ' NURSE ' }, at('10.0.0.1'), start + MINUTE),
    ).rejects.toMatchObject({
      code: 'too-many-requests',
    });
    await expect(service.signIn(right, at('10.0.0.2'), start + MINUTE)).resolves.toMatchObject({
      user: { userName: 'nurse' },
    });
    await expect(
      service.signIn(right, at('10.0.0.1'), start + 5 * MINUTE + 1),
    ).resolves.toBeDefined();
  });

  it('ID-03 does not count what succeeded', async () => {
    for (let index = 0; index < 10; index++) await service.signIn(right, at('10.0.0.1'), start);
    await expect(service.signIn(wrong, at('10.0.0.1'), start)).rejects.toMatchObject({
      code: 'wrong-credentials',
    });
  });

  it('ID-04 ends at its expiry, on both sides of the boundary, and even when it was just seen', async () => {
    const { secret, expiresAt } = await service.signIn(right, at('10.0.0.1'), start);
    expect(expiresAt).toBe(start + 12 * HOUR);
    expect(await service.authenticate(header(secret), expiresAt - 1)).not.toBeNull();
    expect(await service.authenticate(header(secret), expiresAt)).toBeNull();
  });

  it('ID-04 an expiry cannot be moved by whoever holds the cookie', async () => {
    const { secret, expiresAt } = await service.signIn(right, at('10.0.0.1'), start);
    const forged = secret.replace(String(expiresAt), String(expiresAt + HOUR));
    expect(await service.authenticate(header(forged), start)).toBeNull();
  });

  it('ID-04 ends at sign-out', async () => {
    const { secret } = await service.signIn(right, at('10.0.0.1'), start);
    await service.signOut(header(secret));
    expect(await service.authenticate(header(secret), start + 1)).toBeNull();
    expect(store.data.signIns).toEqual([]);
  });

  it('ID-04 a sign-in that another process ended is noticed within seconds', async () => {
    const { secret } = await service.signIn(right, at('10.0.0.1'), start);
    store.data.signIns = [];
    expect(await service.authenticate(header(secret), start + 5_000)).toBeNull();
  });

  it('ID-05 goes on while the database is away, until its expiry', async () => {
    const { secret, expiresAt } = await service.signIn(right, at('10.0.0.1'), start);
    store.setAway(true);
    expect(await service.authenticate(header(secret), start + 2 * HOUR)).toMatchObject({
      userName: 'nurse',
    });
    expect(await service.authenticate(header(secret), expiresAt)).toBeNull();
    const elsewhere = new SignInService(store.identity, 12 * HOUR);
    await expect(elsewhere.authenticate(header(secret), start)).rejects.toMatchObject({
      code: 'not-recording',
      retryable: true,
    });
  });

  it('ID-05 a database that hangs is one that is away', async () => {
    const { secret } = await service.signIn(right, at('10.0.0.1'), start);
    const timers = new ManualTimers();
    const hanging = { ...store.identity, signedIn: () => new Promise<never>(() => undefined) };
    const elsewhere = new SignInService(hanging, 12 * HOUR, () => undefined, timers);
    const asked = elsewhere.authenticate(header(secret), start);
    timers.advance(2_000);
    await expect(asked).rejects.toMatchObject({ code: 'not-recording', retryable: true });
  });

  it.each(['', 'x', `${'a'.repeat(43)}.9999999999999`, `${'a'.repeat(43)}.NaN`, '%00'])(
    'knows nobody by the cookie "%s"',
    async (secret) => {
      expect(await service.authenticate(header(secret), start)).toBeNull();
    },
  );
});
