/** `simulate` and `replay`: monitors without a bedside. */
import { REPLAY_USAGE, replayOptions, SIMULATE_USAGE, simulateOptions } from './cli/options.ts';
import { replay } from './cli/replay.ts';
import { simulate } from './cli/simulate.ts';
import { supervisorOf } from './cli/supervisor.ts';
import { SettingRefused } from './settings/setting.ts';

const [command, ...args] = process.argv.slice(2);
const usage = command === 'replay' ? REPLAY_USAGE : SIMULATE_USAGE;
const stopped = new Promise<void>((resolve) => {
  // Not `once`: Ctrl-C under npm comes twice, and the second would cut off what is on its way.
  process.on('SIGINT', () => resolve());
  process.on('SIGTERM', () => resolve());
});

try {
  let complete = true;
  if (args.includes('--help') || args.includes('-h')) console.log(usage);
  else if (command === 'simulate') {
    const options = simulateOptions(args, process.env);
    complete = await simulate(options, stopped, supervisorOf(process));
  } else if (command === 'replay') {
    complete = await replay(replayOptions(args, process.env), stopped);
  } else throw new SettingRefused('say simulate or replay');
  if (!complete) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof SettingRefused)) throw error;
  console.error(`${error.message}.\n\n${usage}`);
  process.exitCode = 2;
}
