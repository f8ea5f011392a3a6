import type { ClientEvent } from '../devices/monitor-client.ts';
import { SettingRefused } from '../setting.ts';
import { runSimulation } from '../simulation.ts';
import { readDevices } from './devices-file.ts';
import { DEFAULT_URL, type SimulateOptions } from './options.ts';

/** Chairs to simulate when nobody says how many: the demo keeps one more free for a monitor of your own. */
const USUAL_CHAIRS = 6;

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
  await stopped;
  await simulation.stop();
  const measured = simulation.stats().reduce((sum, { measured: n }) => sum + n, 0);
  const open = simulation.stats().reduce((sum, { unacknowledged: n }) => sum + n, 0);
  console.log(`Stopped. ${measured} readings measured, ${open} not acknowledged.`);
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
