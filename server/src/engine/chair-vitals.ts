import type { ProtocolDocument } from '@chairside/shared/alarms/limits';
import { hiddenAfterMs, isCuffSignal } from '@chairside/shared/alarms/shown-age';
import type { LiveVitals } from '@chairside/shared/protocol/station';
import type { CuffTaken } from '@chairside/shared/session/decision';
import type { VitalsSnapshot } from '@chairside/shared/session/entries';
import { SIGNALS, type Signal } from '@chairside/shared/vitals/catalogue';
import type { Reading } from '@chairside/shared/vitals/reading';

const CUFF_VALUES = ['sys', 'dia', 'map'] as const;

/** Latest value of every signal of one chair, each with its own instant. */
export class ChairVitals {
  readonly #values: Partial<Record<Signal, { value: number; at: number }>> = {};
  #status: Reading['status'] = {};
  #arrivedAt: number | null = null;
  #battery: number | undefined;

  /** A late reading tells nothing about now. */
  apply(reading: Reading): void {
    if (reading.late) return;
    const { values } = reading;
    for (const key in values) {
      const signal = key as Signal;
      const value = values[signal];
      if (value === undefined) continue;
      const at = isCuffSignal(signal) ? (reading.nibpAt ?? reading.at) : reading.at;
      const kept = this.#values[signal];
      if (!kept) this.#values[signal] = { value, at };
      else if (at >= kept.at) {
        kept.value = value;
        kept.at = at;
      }
    }
    if (reading.arrivedAt < (this.#arrivedAt ?? 0)) return;
    this.#status = reading.status;
    this.#arrivedAt = reading.arrivedAt;
    if (reading.battery !== undefined) this.#battery = reading.battery;
  }

  /** The pressures that stand here are of who sat here before: the session's own last inflation takes their place. */
  takeOver(cuff: CuffTaken | null): void {
    for (const signal of CUFF_VALUES) {
      delete this.#values[signal];
      const value = cuff?.[signal];
      if (cuff && value !== undefined) this.#values[signal] = { value, at: cuff.at };
    }
  }

  live(): LiveVitals {
    const values: LiveVitals['values'] = {};
    for (const key in this.#values) {
      const signal = key as Signal;
      const kept = this.#values[signal];
      if (kept) values[signal] = { ...kept };
    }
    return {
      values,
      status: { ...this.#status },
      arrivedAt: this.#arrivedAt,
      ...(this.#battery === undefined ? {} : { battery: this.#battery }),
    };
  }

  /** The values that the protocol still shows at `now`. */
  fresh(protocol: ProtocolDocument, now: number): VitalsSnapshot {
    const fresh: VitalsSnapshot = {};
    for (const signal of SIGNALS) {
      const kept = this.#values[signal];
      const hideMs = hiddenAfterMs(signal, protocol);
      if (kept && now - kept.at < hideMs) fresh[signal] = { ...kept };
    }
    return fresh;
  }
}
