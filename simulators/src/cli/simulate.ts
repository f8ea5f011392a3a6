import { unwatchFile, watchFile } from 'node:fs';
import type { ClientEvent } from '../devices/monitor-client.ts';
import { SettingRefused } from '../setting.ts';
import { runSimulation, type Simulation } from '../simulation.ts';
import { readDevices } from './devices-file.ts';
import { DEFAULT_URL, type SimulateOptions } from './options.ts';

/** Chairs to simulate when nobody says how many: the demo keeps one more free for a monitor of your own. */
const USUAL_CHAIRS = 6;

/** How often the device file is looked at. */
const FOLLOW_EVERY_MS = 2_000;

/** Runs until `stopped` resolves. */
export async function simulate(options: SimulateOptions, stopped: Promise<void>): Promise<void> {
  const known = await readDevices(options.tokens);
  const chairs = options.chairs ?? Math.min(USUAL_CHAIRS, known.devices.length);
  if (chairs > known.devices.length) {
    const many = known.devices.length;
    throw new SettingRefused(`--chairs ${chairs}, but there are tokens for ${many} only`);
  }
  const url = options.url ?? known.url ?? DEFAULT_URL;
  const simulation = runSimulation({
    ...options,
    url,
    devices: known.devices.slice(0, chairs),
    onEvent: (chair, event) => {
      const line = eventLine(event);
      if (line !== null) console.log(`chair ${chair}: ${line}`);
    },
  });
  const { scenario, seed, transport } = options;
  console.log(
    `Simulating ${chairs} chairs, scenario ${scenario}, seed ${seed}: ${transport}, ${url}`,
  );
  const following = followFile(options.tokens, simulation);
  await stopped;
  following();
  await simulation.stop();
  const measured = simulation.stats().reduce((sum, { measured: n }) => sum + n, 0);
  const open = simulation.stats().reduce((sum, { unacknowledged: n }) => sum + n, 0);
  console.log(`Stopped. ${measured} readings measured, ${open} not acknowledged.`);
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
    case 'refused':
      return `refused: ${event.code}, ${event.message}`;
    case 'acknowledged':
    case 'clock':
      return null;
  }
}
