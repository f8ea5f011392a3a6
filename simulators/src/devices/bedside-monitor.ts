import type { RawReading } from '@chairside/shared/protocol/monitor';
import type { ChairModel } from '../scenarios/chair-plan.ts';
import type { MonitorClient } from './monitor-client.ts';

export interface BedsideMonitorOptions {
  readonly model: ChairModel;
  readonly client: MonitorClient;
  /** Time zero of the simulation, epoch ms. */
  readonly startedAt: number;
  /** When this chair's infusion really began, epoch ms; absent: as the scenario has it. */
  readonly infusionStartedAt?: number;
  /** Where the scenario puts the start of the infusion, seconds after time zero. */
  readonly plannedStartS: number;
  /** Readings per second. */
  readonly rate: number;
}

/** Battery is told once a minute; a full one lasts six hours and is then changed. */
const BATTERY_EVERY_S = 60;
const BATTERY_LASTS_S = 6 * 3600;

/** Takes a sample of its model at every tick and hands it to the client. Stops by the returned function. */
export function startBedsideMonitor(options: BedsideMonitorOptions): () => void {
  const { model, client, startedAt, infusionStartedAt, plannedStartS, rate } = options;
  const intervalMs = 1000 / rate;
  let lastS = -1;
  let timer: NodeJS.Timeout;

  const sample = () => {
    const now = Date.now();
    const tS = (now - startedAt) / 1000;
    const courseS =
      infusionStartedAt === undefined
        ? tS
        : plannedStartS + Math.max(now - infusionStartedAt, -3_600_000) / 1000;
    const taken = model.sampleAt(tS, lastS, courseS);
    if (taken !== null) client.push(withTime(taken, now, tS, lastS));
    lastS = tS;
    // Counted from time zero, so that the rate holds whatever a tick costs.
    const next = startedAt + Math.floor((now - startedAt) / intervalMs + 1) * intervalMs;
    timer = setTimeout(sample, Math.max(1, next - Date.now()));
  };
  timer = setTimeout(sample, Math.max(0, startedAt - Date.now()));
  return () => clearTimeout(timer);
}

function withTime(taken: Omit<RawReading, 't'>, t: number, tS: number, lastS: number): RawReading {
  const minute = Math.floor(tS / BATTERY_EVERY_S);
  if (lastS >= 0 && minute === Math.floor(lastS / BATTERY_EVERY_S)) return { t, ...taken };
  const battery = Math.round(100 * (1 - ((tS % BATTERY_LASTS_S) / BATTERY_LASTS_S) * 0.8));
  return { t, ...taken, battery };
}
