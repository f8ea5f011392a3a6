import { isDeepStrictEqual } from 'node:util';
import type { Sending } from '@chairside/shared/vitals/wire-values';

/** An administrator changes it now and then, a device sends for hours. */
const MOST_CHANGES = 64;

/** How the monitor sent at each number of a stream: what is sent again is read as it was read before. */
export class StreamSending {
  #changes: readonly { readonly from: number; readonly sending: Sending }[] = [];

  keep(seq: number, sending: Sending): void {
    const last = this.#changes.at(-1);
    if (last && isDeepStrictEqual(last.sending, sending)) return;
    this.#changes = [...this.#changes.slice(1 - MOST_CHANGES), { from: seq, sending }];
  }

  /** `now`: as it is set now, for numbers from before the start of the server. */
  at(seq: number, now: Sending): Sending {
    return this.#changes.findLast(({ from }) => from <= seq)?.sending ?? now;
  }
}
