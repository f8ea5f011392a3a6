import { randomUUID } from 'node:crypto';
import { SIGN_IN_COOKIE, SignInService } from '@chairside/server/identity/sign-in.service';
import { secretHash } from '@chairside/server/platform/secrets';
import type { Store } from '@chairside/server/store/ports/store';
import { putProtocol } from './put-protocol.ts';
import { UNGATED_PROTOCOL } from './ungated-protocol.ts';

export interface SeededChair {
  readonly id: string;
  readonly label: string;
  /** The channel `1` of the monitor that is bound to the chair, and its token. */
  readonly channelId: string;
  readonly token: string;
}

export interface SeededClinic {
  readonly id: number;
  /** `Cookie` header of a nurse who is signed in for a day. */
  readonly cookie: string;
  /** The same of a provider. */
  readonly providerCookie: string;
  readonly chairs: readonly SeededChair[];
}

const DAY = 86_400_000;

/**
 * A clinic with a nurse and chairs, each with a monitor, made through the store, under a protocol that lets an infusion
 * start at once. `now`: the server's clock, epoch ms.
 */
export async function seedClinic(store: Store, chairs: number, now: number): Promise<SeededClinic> {
  const { id } = await store.clinics.create({ name: 'First', timeZone: 'Europe/Berlin' });
  await putProtocol(store.protocols, id, UNGATED_PROTOCOL);
  const cookieOf = async (role: 'nurse' | 'provider') => {
    const user = await store.identity.createUser({
      ...{
        clinicId: id,
        userName: `seeded-${role}`,
        name: role === 'nurse' ? 'Nurse' : 'Provider',
        role,
      },
      passwordHash: 'no password fits this',
    });
    const { secret } = await new SignInService(store.identity, DAY).open(user, now);
    return `${SIGN_IN_COOKIE}=${secret}`;
  };
  const cookie = await cookieOf('nurse');
  const providerCookie = await cookieOf('provider');
  const made: SeededChair[] = [];
  for (let place = 1; place <= chairs; place += 1) {
    const chair = await store.clinics.createChair(id, String(place));
    const token = randomUUID();
    const [channel] = await store.devices.create(id, {
      ...{ label: `Monitor ${place}`, channels: ['1'], tokenHash: secretHash(token) },
    });
    if (!channel) throw new Error('no channel was made');
    await store.devices.bind(id, channel.id, chair.id);
    made.push({ id: chair.id, label: chair.label, channelId: channel.id, token });
  }
  return { id, cookie, providerCookie, chairs: made };
}
