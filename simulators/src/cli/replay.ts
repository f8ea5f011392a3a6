import { MonitorClient } from '../devices/monitor-client.ts';
import { play, timed } from '../replay/play.ts';
import { readMapping, readRecording } from '../replay/recording.ts';
import { SettingRefused } from '../settings/setting.ts';
import { readDevices } from './devices-file.ts';
import { DEFAULT_URL, type ReplayOptions } from './options.ts';
import { eventLine } from './simulate.ts';

const PROGRESS_EVERY_MS = 10_000;

/**
 * Sends the recording; returns when all of it is acknowledged, nothing is left to try, or `stopped` resolves.
 * @returns whether everything was sent and acknowledged
 */
export async function replay(options: ReplayOptions, stopped: Promise<void>): Promise<boolean> {
  const mapping = options.columns === null ? undefined : await readMapping(options.columns);
  const recording = await readRecording(options.file, mapping);
  const known = await readDevices(options.tokens);
  const device =
    options.chair === null
      ? known.devices.at(-1)
      : known.devices.find(({ chair }) => chair === options.chair);
  if (device === undefined) {
    const labels = known.devices.map(({ chair }) => chair).join(', ');
    throw new SettingRefused(`no device for chair ${options.chair}; there are chairs ${labels}`);
  }
  const ended = Promise.withResolvers<void>();
  const client = new MonitorClient({
    url: options.url ?? known.url ?? DEFAULT_URL,
    token: device.token,
    channel: device.channel,
    transport: options.transport,
    onEvent: (event) => {
      const line = eventLine(event);
      if (line !== null) console.log(line);
      if (event.kind === 'ended') ended.resolve();
    },
  });
  const { speed } = options;
  const readings = timed(recording, Date.now(), speed);
  const minutes = ((readings.at(-1)?.t ?? 0) - (readings[0]?.t ?? 0)) / 60_000;
  console.log(
    `Replaying ${readings.length} readings as chair ${device.chair}, speed ${speed}: ${minutes.toFixed(1)} min`,
  );
  const playback = play(readings, (reading) => client.push(reading));
  const progress = setInterval(() => {
    console.log(`${playback.played()} of ${readings.length} sent, ${client.unacknowledged} open`);
  }, PROGRESS_EVERY_MS);
  await Promise.race([playback.done.then(() => client.drained()), ended.promise, stopped]);
  clearInterval(progress);
  playback.stop();
  client.stop();
  const [sent, open] = [playback.played(), client.unacknowledged];
  console.log(`${sent} of ${readings.length} readings sent, ${open} not acknowledged.`);
  return open === 0 && sent === readings.length;
}
