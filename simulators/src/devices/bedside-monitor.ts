import type { RawReading } from '@chairside/shared/wire/monitor';
import type { Infusion } from '../patient/patient.ts';
import type { ChairModel } from '../scenarios/chair-plan.ts';

export interface BedsideMonitorOptions {
  readonly model: ChairModel;
  /** Time zero of the simulation, epoch ms. */
  readonly startedAt: number;
  /** The infusion that is really given, on the simulation's axis; null: none; undefined: as the scenario has it. */
  infusion(): Infusion | null | undefined;
}

/** Battery is told once a minute; a full one lasts six hours and is then changed. */
const BATTERY_EVERY_S = 60;
const BATTERY_LASTS_S = 6 * 3600;

/** What stands beside a chair and measures it. */
export class BedsideMonitor {
  readonly #options: BedsideMonitorOptions;
  #lastS: number | null = null;

  constructor(options: BedsideMonitorOptions) {
    this.#options = options;
  }

  /** The reading at an instant, epoch ms, later than the one before; null while the monitor is silent. */
  measure(at: number): RawReading | null {
    const { model, startedAt, infusion } = this.#options;
    const tS = (at - startedAt) / 1000;
    const lastS = this.#lastS;
    const taken = model.sampleAt(tS, lastS ?? Math.min(tS, 0) - 1, infusion());
    this.#lastS = tS;
    if (taken === null) return null;
    const minute = Math.floor(tS / BATTERY_EVERY_S);
    const told = lastS !== null && minute === Math.floor(lastS / BATTERY_EVERY_S);
    return told ? { t: at, ...taken } : { t: at, ...taken, battery: batteryAt(tS) };
  }

  /** Measures `rate` times a second and hands the readings over. Stops by the returned function. */
  run(rate: number, push: (reading: RawReading) => void): () => void {
    const { startedAt } = this.#options;
    const intervalMs = 1000 / rate;
    let timer: NodeJS.Timeout;
    let turn = -1;
    const sample = () => {
      const now = Date.now();
      const reading = this.measure(now);
      if (reading !== null) push(reading);
      // Counted from time zero, so that the rate holds whatever a tick costs. A timer may fire a
      // millisecond early: without the turn before, the same one would be measured twice.
      turn = Math.max(turn + 1, Math.floor((now - startedAt) / intervalMs));
      const next = startedAt + (turn + 1) * intervalMs;
      timer = setTimeout(sample, Math.max(1, next - Date.now()));
    };
    timer = setTimeout(sample, Math.max(0, startedAt - Date.now()));
    return () => clearTimeout(timer);
  }
}

function batteryAt(tS: number): number {
  const used = (((tS % BATTERY_LASTS_S) + BATTERY_LASTS_S) % BATTERY_LASTS_S) / BATTERY_LASTS_S;
  return Math.round(100 * (1 - used * 0.8));
}
