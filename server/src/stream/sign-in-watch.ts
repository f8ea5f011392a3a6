import { may } from '@chairside/shared/people/roles';
import type { SignInEnd } from '@chairside/shared/wire/station';
import type { EndedSignIns, Identity, SignedIn, SignInEnds } from '../access/identity.ts';
import type { Clock } from '../platform/clock.ts';
import { Gate } from '../platform/turns.ts';
import type { StationNamespace, StationSocket } from './station-socket.ts';

const EVERY_MS = 2_000;
/** Hundreds of stations are asked after one by one: the connections of the store are shared with everything live. */
const AT_ONCE = 3;

export interface SignInWatchDeps {
  readonly identity: Pick<Identity, 'authenticateCookie'>;
  readonly signIns: SignInEnds;
  readonly clock: Clock;
  /** Cuts the socket off once it has been told why. */
  readonly cutOff: (socket: StationSocket, reason: SignInEnd) => void;
}

/**
 * A stream lives no longer than the sign-in that it was opened with: ended at once by what is done here, and within
 * seconds by an expiry or by another process. The station gets the reason before its socket is closed.
 */
export function watchSignIns(namespace: StationNamespace, deps: SignInWatchDeps): () => void {
  const { identity, signIns, clock } = deps;
  const end = (socket: StationSocket, reason: SignInEnd): void => {
    socket.emit('signed-out', { reason });
    deps.cutOff(socket, reason);
  };
  const gate = new Gate(AT_ONCE);
  let checking = false;

  const check = async (socket: StationSocket): Promise<void> => {
    const { cookie } = socket.handshake.headers;
    // Throws where nobody can say: a database that is away ends no stream.
    const user = await identity.authenticateCookie(cookie, clock.now()).catch(() => undefined);
    if (user === undefined || !socket.connected) return;
    if (user === null) end(socket, signIns.endOf(cookie, clock.now()));
    else if (!mayWatch(user)) end(socket, 'password-changed');
  };
  const stopChecking = clock.every(EVERY_MS, () => {
    if (checking) return;
    checking = true;
    const all = [...namespace.sockets.values()];
    void Promise.all(all.map((socket) => gate.run(() => check(socket)))).finally(() => {
      checking = false;
    });
  });
  const stopListening = signIns.onEnded((ended) => {
    for (const socket of namespace.sockets.values()) {
      if (isOver(socket, ended)) end(socket, ended.reason);
    }
  });
  return () => {
    stopChecking();
    stopListening();
  };
}

function mayWatch(user: SignedIn): boolean {
  return may(user.role, 'watch-station') && !user.mustChangePassword;
}

function isOver({ data: { user, signIn } }: StationSocket, ended: EndedSignIns): boolean {
  if ('tokenHash' in ended) return signIn === ended.tokenHash;
  return user?.id === ended.userId && (ended.kept === null || signIn !== ended.kept);
}
