import {
  CLOSING_REASONS,
  type ClosingCode,
  type DeviceToServer,
  deviceAuthSchema,
  type ServerToDevice,
} from '@chairside/shared/wire/monitor';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { DeviceLink } from './device-link.ts';
import type { Intake } from './intake.ts';
import type { IntakeDevice } from './intake-deps.ts';
import { type Refused, refuseBadMessage, refuseHandshake } from './refusals.ts';

type DeviceSocket = Socket<
  DeviceToServer,
  ServerToDevice,
  DefaultEventsMap,
  { device?: IntakeDevice }
>;

/** A refused handshake reaches the device as `connect_error` with the typed error in `data`. */
function handshakeError({ error }: Refused): Error {
  return Object.assign(new Error(error.message), { data: error });
}

/** The intake over Socket.IO: namespace `/device`, websocket transport only. */
export function attachSocketIo(io: Server, intake: Intake): void {
  const { clock } = intake.deps;
  const namespace = io.of('/device');

  namespace.use((socket: DeviceSocket, next) => {
    const auth = deviceAuthSchema.safeParse(socket.handshake.auth);
    if (!auth.success) return next(handshakeError(refuseBadMessage(auth.error)));
    if (socket.conn.transport.name !== 'websocket') {
      return next(handshakeError(refuseHandshake('Connect with the websocket transport only.')));
    }
    intake.connect(auth.data.token, auth.data.protocol).then(
      (device) => {
        socket.data.device = device;
        next();
      },
      (error: unknown) => next(handshakeError(intake.refused(error))),
    );
  });

  namespace.on('connection', (socket: DeviceSocket) => {
    const { device } = socket.data;
    if (!device) return socket.disconnect(true);
    const say = (code: ClosingCode) =>
      socket.emit('closing', { code, reason: CLOSING_REASONS[code] });
    const link: DeviceLink = intake.open(device, say, (code) => {
      say(code);
      socket.disconnect(true);
    });
    socket.on('readings', (message, ack) => {
      const answer = typeof ack === 'function' ? ack : () => undefined;
      void link.readings(message, clock.now()).then(answer);
    });
    socket.on('clock', (message, ack) => {
      const answer = link.exchange(message, clock.now());
      if (typeof ack === 'function') ack(answer);
    });
    socket.on('disconnect', () => link.closed());
    socket.emit('welcome', link.welcome());
  });
}
