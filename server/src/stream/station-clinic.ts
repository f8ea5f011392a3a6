import type { StationStatus } from '@chairside/shared/protocol/station';
import { FrameBuffer } from './frames.ts';
import type { Joining } from './joining.ts';
import type { StationSocket } from './station-socket.ts';

/** One clinic with somebody watching. */
export class StationClinic {
  readonly frames = new FrameBuffer();
  readonly joining = new Set<Joining>();
  readonly stations = new Set<Station>();
  /** When the last frame went out. */
  framedAt = Number.NEGATIVE_INFINITY;
}

export class Station {
  readonly socket: StationSocket;
  /** Since when it takes no more frames; null while it keeps up. */
  behindSince: number | null = null;
  status: StationStatus | null = null;

  constructor(socket: StationSocket) {
    this.socket = socket;
  }

  /** Packets that the transport has not taken yet. */
  get backlog(): number {
    // Documented by Engine.IO as the way to watch a slow client, but private in its types.
    const waiting: unknown = Reflect.get(this.socket.conn, 'writeBuffer');
    return Array.isArray(waiting) ? waiting.length : 0;
  }

  get drained(): boolean {
    return this.backlog === 0 && this.socket.conn.transport.writable;
  }
}
