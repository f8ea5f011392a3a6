import type { IncomingMessage } from 'node:http';
import {
  CLOSING_REASONS,
  type ClosingCode,
  deviceFrameSchema,
  MAX_MESSAGE_BYTES,
  MONITOR_PROTOCOL,
  type ServerFrame,
} from '@chairside/shared/wire/monitor';
import { WebSocket, WebSocketServer } from 'ws';
import type { AppError } from '../platform/errors.ts';
import { refuseUpgrade, type Upgrades } from '../platform/upgrades.ts';
import { readFrame, tooLong } from './device-frame.ts';
import type { DeviceLink } from './device-link.ts';
import { Heartbeat } from './heartbeat.ts';
import type { Intake } from './intake.ts';
import type { IntakeDevice } from './intake-deps.ts';
import { GOING_AWAY } from './limits.ts';
import { refuse, refuseBadMessage } from './refusals.ts';

const PATH = '/device/v1';
/** What is too long up to here is refused in words and costs nothing else; beyond it is not even read. */
const MAX_FRAME_BYTES = 4 * MAX_MESSAGE_BYTES;
const TOO_LONG = 1009;
class DeviceSocket extends WebSocket {
  /** The library closes by itself what it does not read: not without a word. */
  override close(code?: number, reason?: string | Buffer): void {
    if (code === TOO_LONG) send(this, { type: 'ack', id: null, ...tooLong(null) });
    super.close(code, reason);
  }
}

/** What a device can be told before it is connected; anything else is `503`. */
const STATUSES = [400, 401, 404, 503];

/** The intake over plain WebSocket: `GET /device/v1` with `Authorization: Bearer <token>`. Returns the way to stop. */
export function attachWebSocket(upgrades: Upgrades, intake: Intake): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    WebSocket: DeviceSocket,
  });
  const heartbeat = new Heartbeat(intake.deps.clock);

  upgrades.serve(PATH, ({ request, socket, head }) => {
    const leave = intake.deps.newcomers.take(request.socket.remoteAddress ?? '');
    if (leave === null) {
      const { error } = refuse('too-many-requests', 'Too many new connections. Reconnect later.');
      return refuseUpgrade(socket, 429, error);
    }
    socket.once('close', leave);
    intake.connect(bearer(request), MONITOR_PROTOCOL).then(
      (device) => {
        if (socket.destroyed) return;
        leave();
        sockets.handleUpgrade(request, socket, head, (ws) => serve(ws, device));
      },
      (error: unknown) => refuseUpgrade(socket, statusOf(error), intake.refused(error).error),
    );
  });

  function serve(ws: WebSocket, device: IntakeDevice): void {
    const say = (code: ClosingCode) =>
      send(ws, { type: 'closing', code, reason: CLOSING_REASONS[code] });
    const link = intake.open(device, say, (code) => {
      say(code);
      ws.close(GOING_AWAY);
    });
    const pulse = heartbeat.watch({
      get bufferedAmount() {
        return ws.bufferedAmount;
      },
      ping: () => ws.ping(),
      hangUp: () => {
        say('silent');
        ws.close(GOING_AWAY);
      },
      terminate: () => ws.terminate(),
    });
    ws.on('pong', () => pulse.heard());
    ws.on('message', (data, isBinary) => {
      pulse.heard();
      const frame = readFrame(data, isBinary);
      if ('said' in frame) received(ws, link, frame.said);
      else {
        const refused = link.bad(intake.deps.clock.now(), frame.refused);
        send(ws, { type: 'ack', id: null, ...refused });
      }
    });
    ws.on('error', (error) => {
      intake.deps.log.warn({ device: device.id, err: error.message }, 'device connection broke');
    });
    ws.on('close', () => {
      pulse.end();
      link.closed();
    });
    send(ws, { type: 'welcome', ...link.welcome() });
  }

  function received(ws: WebSocket, link: DeviceLink, frame: unknown): void {
    const now = intake.deps.clock.now();
    const id = frameId(frame);
    const type = typeof frame === 'object' && frame !== null && 'type' in frame ? frame.type : '';
    if (type === 'readings' && id !== null) {
      void link.readings(frame, now).then((ack) => send(ws, { type: 'ack', id, ...ack }));
      return;
    }
    if (type === 'clock' && id !== null) {
      const answer = link.exchange(frame, now);
      if ('ok' in answer) send(ws, { type: 'ack', id, ...answer });
      else send(ws, { type: 'clock', id, ...answer });
      return;
    }
    const { error } = deviceFrameSchema.safeParse(frame);
    const refused = error ? refuseBadMessage(error) : refuse('bad-message', 'not understood');
    send(ws, { type: 'ack', id, ...link.bad(now, refused) });
  }

  return () => {
    heartbeat.stop();
    for (const ws of sockets.clients) ws.terminate();
    sockets.close();
  };
}

function send(ws: WebSocket, frame: ServerFrame): void {
  if (ws.readyState === ws.OPEN) ws.send(JSON.stringify(frame));
}

function bearer(request: IncomingMessage): string {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function frameId(frame: unknown): string | number | null {
  if (typeof frame !== 'object' || frame === null || !('id' in frame)) return null;
  const { id } = frame;
  return (typeof id === 'string' && id.length <= 64) || typeof id === 'number' ? id : null;
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? (error as AppError).status : 503;
  return STATUSES.includes(status) ? status : 503;
}
