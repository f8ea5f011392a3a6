import { randomUUID } from 'node:crypto';
import { SIGN_IN_COOKIE, SignInService } from '@chairside/server/identity/sign-in.service';
import { createLogger } from '@chairside/server/platform/logger';
import { openStore } from '@chairside/server/store/open';
import type { Store } from '@chairside/server/store/ports/store';
import type { Role } from '@chairside/shared/people/roles';
import { DEFAULT_PROTOCOL } from '@chairside/shared/protocols/defaults/first-edition';
import { SHIPPED_EDITION } from '@chairside/shared/protocols/versions/shipping';
import { batchOf, makeWard, newWriter, readingAt, type Ward } from '../contract/store/ward.ts';
import { putProtocol } from '../support/put-protocol.ts';

export interface ProtocolClinic {
  readonly chairId: string;
  /** Values of the sign-in cookie. */
  readonly provider: string;
  readonly administrator: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const cookieName = SIGN_IN_COOKIE;

/** An hour at 1 Hz with 92 % for a minute, every ten minutes. */
async function pastSession(store: Store, ward: Ward, patientRef: string, begin: number) {
  const session = await newWriter(store, ward);
  const opened = session.batch(
    session.opened(begin, patientRef),
    session.attached(ward.channel.id, begin),
  );
  await store.lane.events(opened);
  const readings = Array.from({ length: 3600 }, (_, second) => {
    const values = { hr: 70, spo2: second % 600 < 60 ? 92 : 98, rr: 14 };
    return readingAt(second + 1, begin + 1000 + second * 1000, { values });
  });
  await store.lane.readings(batchOf(ward, session.key, randomUUID(), readings));
  await store.lane.events(
    session.batch(session.event({ type: 'session-closed' }, begin + HOUR + 2000)),
  );
}

/** A clinic with two past sessions, of patients 0412 and 0388, under the first protocol that shipped. */
export async function protocolClinic(dataDir: string, now: number): Promise<ProtocolClinic> {
  const settings = {
    dataDir,
    logger: createLogger('error'),
    commitWindowMs: 0,
    spoolLimit: 10_000,
  };
  const store = await openStore(settings);
  try {
    const ward = await makeWard(store);
    // Named as of the newest edition: nothing is drafted for this clinic at the start of the server.
    await putProtocol(store.protocols, ward.clinicId, {
      ...DEFAULT_PROTOCOL,
      edition: SHIPPED_EDITION,
    });
    const signIns = new SignInService(store.identity, DAY);
    const enter = async (role: Role, name: string) => {
      const user = await store.identity.createUser({
        ...{ clinicId: ward.clinicId, userName: role, name, role },
        passwordHash: 'no password fits this',
      });
      return (await signIns.open(user, now)).secret;
    };
    await pastSession(store, ward, '0412', now - 2 * DAY);
    await pastSession(store, ward, '0388', now - DAY);
    return {
      chairId: ward.chair.id,
      provider: await enter('provider', 'Provider'),
      administrator: await enter('administrator', 'Administrator'),
    };
  } finally {
    await store.close();
  }
}

export const signInCookie = (value: string, origin: string) => ({
  ...{ name: cookieName, value, url: origin },
});
