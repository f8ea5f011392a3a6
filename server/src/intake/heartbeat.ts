import type { Clock } from '../platform/clock.ts';
import { PING_AFTER, SILENT_AFTER } from './limits.ts';

const LOOK_EVERY_MS = 1_000;
/**
 * With room for the word on why, before the connection is gone. Counted in looks, not in time: what waits to be
 * read after this process itself stood still must not look like silence.
 */
const DEAD_AFTER = SILENT_AFTER + 2;
/** A device that reads nothing any more must not fill the server's memory with acknowledgements. */
const MOST_BUFFERED_BYTES = 1024 * 1024;

/** What is asked of a connection. */
export interface Peer {
  readonly bufferedAmount: number;
  ping(): void;
  /** Says why, and asks it to close. */
  hangUp(): void;
  terminate(): void;
}

/** One connection that is looked after. */
export interface Pulse {
  /** Something came from it. */
  heard(): void;
  /** It is closed. */
  end(): void;
}

interface Watched {
  readonly peer: Peer;
  /** Looks since it was last heard. */
  quiet: number;
}

/** Finds connections that died without a word. One that sends readings is alive and is not pinged. */
export class Heartbeat {
  readonly #watched = new Set<Watched>();
  readonly #stop: () => void;

  constructor(clock: Clock) {
    this.#stop = clock.every(LOOK_EVERY_MS, () => this.#look());
  }

  watch(peer: Peer): Pulse {
    const watched: Watched = { peer, quiet: 0 };
    this.#watched.add(watched);
    return {
      heard() {
        watched.quiet = 0;
      },
      end: () => this.#watched.delete(watched),
    };
  }

  stop(): void {
    this.#stop();
  }

  #look(): void {
    for (const watched of this.#watched) {
      const { peer } = watched;
      watched.quiet += 1;
      const dead = watched.quiet >= DEAD_AFTER || peer.bufferedAmount > MOST_BUFFERED_BYTES;
      if (dead) peer.terminate();
      else if (watched.quiet === SILENT_AFTER) peer.hangUp();
      else if (watched.quiet % PING_AFTER === 0 && watched.quiet < SILENT_AFTER) peer.ping();
    }
  }
}
