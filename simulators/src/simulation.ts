import { startBedsideMonitor } from './devices/bedside-monitor.ts';
import { type ClientEvent, MonitorClient } from './devices/monitor-client.ts';
import type { TransportName } from './devices/transport.ts';
import { type ChairPlan, chairModel } from './scenarios/chair-plan.ts';
import { chairPlans, type ScenarioName } from './scenarios/scenarios.ts';
import { SettingRefused, within } from './setting.ts';

/** A registered device that stands for the monitor of one chair. */
export interface SimulatedDevice {
  /** Label of the chair. */
  readonly chair: string;
  readonly token: string;
  readonly channel: string;
  /** When the infusion in this chair began, epoch ms: the patient's course then follows it. */
  readonly infusionStartedAt?: number;
}

export interface SimulationOptions {
  readonly url: string;
  readonly devices: readonly SimulatedDevice[];
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly transport: TransportName;
  /** Readings per second of each monitor; default 1. */
  readonly rate?: number;
  /** Time zero, epoch ms; default now. */
  readonly startedAt?: number;
  readonly onEvent?: (chair: string, event: ClientEvent) => void;
}

export interface ChairStats {
  readonly chair: string;
  readonly connected: boolean;
  readonly measured: number;
  readonly unacknowledged: number;
  readonly dropped: number;
}

export interface Simulation {
  stats(): ChairStats[];
  /** Stops measuring, waits at most `withinMs` (default 1 s) for what is on its way, and disconnects. */
  stop(withinMs?: number): Promise<void>;
}

/** A patient whose infusion was really started has that one course; only the unattended begin anew. */
function oneCourse(plan: ChairPlan): ChairPlan {
  const { infusion } = plan.patient;
  if (infusion === null) return plan;
  const { startS, minutes } = infusion;
  return { ...plan, patient: { ...plan.patient, infusion: { startS, minutes } } };
}

/**
 * Puts a monitor beside each device's chair.
 * @throws SettingRefused for settings out of range.
 */
export function runSimulation(options: SimulationOptions): Simulation {
  const { url, devices, scenario, seed, transport, onEvent } = options;
  const rate = within('rate', options.rate ?? 1, 0.1, 20);
  if (devices.length === 0) throw new SettingRefused('there is no device to simulate');
  const startedAt = options.startedAt ?? Date.now();
  const plans = chairPlans(scenario, devices.length, seed);
  const running = plans.flatMap((plan, index) => {
    const device = devices[index];
    if (device === undefined) return [];
    const { chair, token, channel, infusionStartedAt } = device;
    const client = new MonitorClient({
      url,
      token,
      channel,
      transport,
      ...(onEvent === undefined ? {} : { onEvent: (event) => onEvent(chair, event) }),
    });
    const stop = startBedsideMonitor({
      model: chairModel(infusionStartedAt === undefined ? plan : oneCourse(plan)),
      client,
      startedAt,
      plannedStartS: plan.patient.infusion?.startS ?? 0,
      rate,
      ...(infusionStartedAt === undefined ? {} : { infusionStartedAt }),
    });
    return [{ chair, client, stop }];
  });

  return {
    stats: () =>
      running.map(({ chair, client }) => ({ chair, connected: client.connected, ...client.stats })),
    async stop(withinMs = 1000) {
      for (const { stop } of running) stop();
      const patience = Promise.withResolvers<void>();
      const timer = setTimeout(patience.resolve, withinMs);
      await Promise.race([
        Promise.all(running.map(({ client }) => client.drained())),
        patience.promise,
      ]);
      clearTimeout(timer);
      for (const { client } of running) client.stop();
    },
  };
}
