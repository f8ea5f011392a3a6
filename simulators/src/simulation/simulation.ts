import { BedsideMonitor } from '../devices/bedside-monitor.ts';
import { type ClientEvent, MonitorClient } from '../devices/monitor-client.ts';
import type { TransportName } from '../devices/transport.ts';
import type { Infusion } from '../patient/patient.ts';
import { type ChairPlan, chairModel } from '../scenarios/chair-plan.ts';
import { chairPlans, INFUSION_MIN, type ScenarioName } from '../scenarios/scenarios.ts';
import { SettingRefused, within } from '../settings/setting.ts';

/** A registered device that stands for the monitor of one chair. */
export interface SimulatedDevice {
  /** Label of the chair. */
  readonly chair: string;
  readonly token: string;
  readonly channel: string;
  /** When the infusion in this chair began, epoch ms; null: not yet; absent: as the scenario has it. */
  readonly infusionStartedAt?: number | null;
  /** When it was stopped, epoch ms. */
  readonly infusionStoppedAt?: number;
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
  /** Each monitor connects once `resume` says so. */
  readonly held?: boolean;
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
  /** Lets the patients follow the infusions as they are now; chairs that are not named stay as they are. */
  follow(devices: readonly SimulatedDevice[]): void;
  /** Lets the monitor of a chair connect again after it gave way to another. */
  resume(chair: string): void;
  /** Stops measuring, waits at most `withinMs` (default 1 s) for what is on its way, and disconnects. */
  stop(withinMs?: number): Promise<void>;
}

/** On the simulation's axis. An infusion that was really started has that one course; the unattended begin anew. */
export function infusionOf(
  {
    infusionStartedAt,
    infusionStoppedAt,
  }: Pick<SimulatedDevice, 'infusionStartedAt' | 'infusionStoppedAt'>,
  plan: ChairPlan,
  startedAt: number,
): Infusion | null | undefined {
  if (typeof infusionStartedAt !== 'number') return infusionStartedAt;
  const onAxis = (at: number) => (at - startedAt) / 1000;
  const minutes = plan.patient.infusion?.minutes ?? INFUSION_MIN;
  const infusion = { startS: onAxis(infusionStartedAt), minutes };
  return infusionStoppedAt === undefined
    ? infusion
    : { ...infusion, stoppedS: onAxis(infusionStoppedAt) };
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
    const { chair, token, channel } = device;
    const seat = { plan, infusion: infusionOf(device, plan, startedAt) };
    const monitor = new BedsideMonitor({
      model: chairModel(plan),
      startedAt,
      infusion: () => seat.infusion,
    });
    const client = new MonitorClient({
      url,
      token,
      channel,
      transport,
      held: options.held ?? false,
      ...(onEvent === undefined ? {} : { onEvent: (event) => onEvent(chair, event) }),
    });
    return [{ chair, seat, client, stop: monitor.run(rate, (reading) => client.push(reading)) }];
  });

  return {
    stats: () =>
      running.map(({ chair, client }) => ({ chair, connected: client.connected, ...client.stats })),
    follow(changed) {
      for (const device of changed) {
        const one = running.find(({ chair }) => chair === device.chair);
        if (one) one.seat.infusion = infusionOf(device, one.seat.plan, startedAt);
      }
    },
    resume(chair) {
      running.find((one) => one.chair === chair)?.client.resume();
    },
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
