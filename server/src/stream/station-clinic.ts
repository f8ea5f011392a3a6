import type { CanaryOutcome, StationStatus } from '@chairside/shared/wire/station';
import { FrameBuffer } from './frames.ts';
import type { Joining } from './joining.ts';
import type { StationSocket } from './station-socket.ts';

/** One clinic with somebody watching. */
export class StationClinic {
  readonly frames = new FrameBuffer();
  readonly joining = new Set<Joining>();
  readonly stations = new Set<Station>();
  /** Grows with everything that is sent to the clinic. */
  told = 0;
  /** When the last frame went out. */
  framedAt = Number.NEGATIVE_INFINITY;
}

/** What the last silent test said of the way from the server to the sound of a station. */
export type Proof =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'proven'; readonly at: number }
  | { readonly kind: 'failed'; readonly at: number; readonly why: CanaryOutcome | 'no-answer' };

export class Station {
  /** Of the page: the same after a reconnect. */
  readonly id: string;
  readonly socket: StationSocket;
  /** Since when it takes no more frames; null while it keeps up. */
  behindSince: number | null = null;
  status: StationStatus | null = null;
  /** When it last reported, epoch ms. */
  reportedAt = 0;
  proof: Proof = { kind: 'waiting' };
  /** What it was last told of confirmed alarms; null where it is no chair's own screen. */
  confirmedTold: string | null = null;

  constructor(socket: StationSocket, id: string) {
    this.socket = socket;
    this.id = id;
  }

  moved(byMs: number): void {
    this.reportedAt += byMs;
    if (this.behindSince !== null) this.behindSince += byMs;
    if (this.proof.kind !== 'waiting') this.proof = { ...this.proof, at: this.proof.at + byMs };
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
