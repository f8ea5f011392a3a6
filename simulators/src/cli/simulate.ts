import { unwatchFile, watchFile } from 'node:fs';
import type { ClientEvent } from '../devices/monitor-client.ts';
import { SettingRefused } from '../settings/setting.ts';
import { type ChairStats, runSimulation, type Simulation } from '../simulation/simulation.ts';
import { readDevices } from './devices-file.ts';
import { DEFAULT_URL, type SimulateOptions } from './options.ts';
import type { Supervisor } from './supervisor.ts';

/** Chairs to simulate when nobody says how many: the demo keeps one more free for a monitor of your own. */
const USUAL_CHAIRS = 6;

/** How often the device file is looked at. */
const FOLLOW_EVERY_MS = 2_000;
const PROGRESS_EVERY_MS = 10_000;

/**
 * Runs until `stopped` resolves, or no monitor has anything left to try.
 * @returns whether everything measured was acknowledged
 */
export async function simulate(
  options: SimulateOptions,
  stopped: Promise<void>,
  supervisor: Supervisor | null = null,
): Promise<boolean> {
  const known = await readDevices(options.tokens);
  const chairs = options.chairs ?? Math.min(USUAL_CHAIRS, known.devices.length);
  if (chairs > known.devices.length) {
    const many = known.devices.length;
    throw new SettingRefused(`--chairs ${chairs}, but there are tokens for ${many} only`);
  }
  const url = options.url ?? known.url ?? DEFAULT_URL;
  const trying = new Set(known.devices.slice(0, chairs).map(({ chair }) => chair));
  const nobodyLeft = Promise.withResolvers<void>();
  const simulation = runSimulation({
    ...options,
    url,
    devices: known.devices.slice(0, chairs),
    held: supervisor !== null,
    onEvent: (chair, event) => {
      const line = eventLine(event);
      if (line !== null) console.log(`chair ${chair}: ${line}`);
      if (event.kind === 'connected') trying.add(chair);
      if (event.kind !== 'ended') return;
      trying.delete(chair);
      if (trying.size === 0 && supervisor === null) nobodyLeft.resolve();
    },
  });
  supervisor?.onResume((chair) => simulation.resume(chair));
  const { scenario, seed, transport } = options;
  console.log(
    `Simulating ${chairs} chairs, scenario ${scenario}, seed ${seed}: ${transport}, ${url}`,
  );
  const following = followFile(options.tokens, simulation);
  const progress = setInterval(
    () => console.log(progressLine(simulation.stats())),
    PROGRESS_EVERY_MS,
  );
  await Promise.race([stopped, nobodyLeft.promise]);
  clearInterval(progress);
  following();
  await simulation.stop();
  const { measured, open } = sums(simulation.stats());
  console.log(`Stopped. ${measured} readings measured, ${open} not acknowledged.`);
  return open === 0;
}

function sums(stats: readonly ChairStats[]): { measured: number; open: number; connected: number } {
  const total = { measured: 0, open: 0, connected: 0 };
  for (const { measured, unacknowledged, connected } of stats) {
    total.measured += measured;
    total.open += unacknowledged;
    if (connected) total.connected += 1;
  }
  return total;
}

function progressLine(stats: readonly ChairStats[]): string {
  const { measured, open, connected } = sums(stats);
  return `${connected} of ${stats.length} connected, ${measured} measured, ${open} not yet acknowledged`;
}

/** Reads the device file again whenever it changes: an infusion may start or stop. Ends by the returned function. */
export function followFile(
  file: string,
  simulation: Pick<Simulation, 'follow'>,
  everyMs = FOLLOW_EVERY_MS,
): () => void {
  if (!file.endsWith('.json')) return () => undefined;
  const changed = () => {
    // What cannot be read now is somebody's work in progress; its completion is a change as well.
    readDevices(file).then(
      ({ devices }) => simulation.follow(devices),
      () => undefined,
    );
  };
  watchFile(file, { interval: everyMs }, changed);
  return () => unwatchFile(file, changed);
}

export function eventLine(event: ClientEvent): string | null {
  switch (event.kind) {
    case 'connected':
      return event.chair === null ? 'connected; bound to no chair' : 'connected';
    case 'disconnected':
      return `not connected (${event.reason}); again in ${(event.retryInMs / 1000).toFixed(1)} s`;
    case 'ended':
      return `stopped: ${event.reason}`;
    case 'refused':
      return `refused: ${event.code}, ${event.message}`;
    case 'acknowledged':
    case 'clock':
      return null;
  }
}
