import { hiddenAfterMs } from '@chairside/shared/alarms/state/shown-age';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { CuffTaken } from '@chairside/shared/session/decide-context';
import type { VitalsSnapshot } from '@chairside/shared/session/entries';
import { isCuffSignal, SIGNALS } from '@chairside/shared/vitals/catalogue';
import {
  applyReading,
  type LiveReading,
  type LiveVitals,
  withoutSource,
} from '@chairside/shared/vitals/live-vitals';

const CUFF_VALUES = ['sys', 'dia', 'map'] as const;

/** Latest value of every signal of one chair, each with its own instant and its own monitor. */
export class ChairVitals {
  #live: LiveVitals = { values: {}, status: {}, arrivedAt: null };

  /** A late reading tells nothing about now. */
  apply(reading: LiveReading): void {
    this.#live = applyReading(this.#live, reading);
  }

  /** The channel measures here no more. */
  leave(channelId: string): void {
    this.#live = withoutSource(this.#live, channelId);
  }

  /**
   * A session sits down here. What was measured before `since` (server clock, epoch ms) may be of who sat here before:
   * none of it stays, and of pressures the session's own last inflation takes their place.
   */
  takeOver(cuff: CuffTaken | null, since: number): void {
    const values: LiveVitals['values'] = {};
    for (const signal of SIGNALS) {
      const kept = this.#live.values[signal];
      if (kept && kept.at >= since && !isCuffSignal(signal)) values[signal] = kept;
    }
    for (const signal of CUFF_VALUES) {
      const value = cuff?.[signal];
      if (cuff && value !== undefined) values[signal] = { value, at: cuff.at };
    }
    this.#live = { ...this.#live, values };
  }

  moved(byMs: number): void {
    const { values, sources, arrivedAt } = this.#live;
    const later: LiveVitals['values'] = {};
    for (const signal of SIGNALS) {
      const kept = values[signal];
      if (kept) later[signal] = { ...kept, at: kept.at + byMs };
    }
    const said = Object.entries(sources ?? {}).map(([id, one]) => [
      id,
      { ...one, arrivedAt: one.arrivedAt + byMs },
    ]);
    this.#live = {
      ...this.#live,
      values: later,
      ...(sources === undefined ? {} : { sources: Object.fromEntries(said) }),
      arrivedAt: arrivedAt === null ? null : arrivedAt + byMs,
    };
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
