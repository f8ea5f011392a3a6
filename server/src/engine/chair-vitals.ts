import { hiddenAfterMs } from '@chairside/shared/alarms/state/shown-age';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { CuffTaken } from '@chairside/shared/session/decide-context';
import type { VitalsSnapshot } from '@chairside/shared/session/entries';
import { SIGNALS } from '@chairside/shared/vitals/catalogue';
import {
  applyReading,
  type LiveReading,
  type LiveVitals,
  movedBy,
  NO_VITALS,
  takenOver,
  withoutSource,
} from '@chairside/shared/vitals/live-vitals';

/** Latest value of every signal of one chair, each with its own instant and its own monitor. */
export class ChairVitals {
  #live = NO_VITALS;

  /** A late reading tells nothing about now. */
  apply(reading: LiveReading): void {
    this.#live = applyReading(this.#live, reading);
  }

  /** The channel measures here no more. */
  leave(channelId: string): void {
    this.#live = withoutSource(this.#live, channelId);
  }

  /** A session sits down here: what is its own stays. */
  takeOver(cuff: CuffTaken | null, since: number): void {
    this.#live = takenOver(this.#live, cuff, since);
  }

  moved(byMs: number): void {
    this.#live = movedBy(this.#live, byMs);
  }

  live(): LiveVitals {
    return this.#live;
  }

  /** The values that the protocol still shows at `now`. */
  fresh(protocol: ProtocolDocument, now: number): VitalsSnapshot {
    const fresh: VitalsSnapshot = {};
    for (const signal of SIGNALS) {
      const kept = this.#live.values[signal];
      const hideMs = hiddenAfterMs(signal, protocol);
      if (kept && now - kept.at < hideMs) fresh[signal] = { value: kept.value, at: kept.at };
    }
    return fresh;
  }
}
