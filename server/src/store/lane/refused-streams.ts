import type { LaneItem } from './lane-item.ts';

interface Queued {
  readonly item: LaneItem;
  readonly order: number;
}

/**
 * Streams with a refused batch: what was queued behind it is not stored either. Else the watermark would move past it,
 * and sending it again would be acknowledged without being stored.
 */
export class RefusedStreams {
  /** Last item that was queued when the batch was refused. */
  readonly #until = new Map<string, number>();

  add({ item }: Queued, lastQueued: number): void {
    if (item.kind === 'readings') this.#until.set(nameOf(item), lastQueued);
  }

  standsBehind({ item, order }: Queued): boolean {
    if (this.#until.size === 0 || item.kind === 'events') return false;
    return order <= (this.#until.get(nameOf(item)) ?? 0);
  }

  /** Nothing is queued any more. */
  clear(): void {
    this.#until.clear();
  }
}

function nameOf({ batch }: Extract<LaneItem, { kind: 'readings' }>): string {
  return `${batch.channelId}/${batch.stream}`;
}
