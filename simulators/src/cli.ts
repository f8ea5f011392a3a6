/** `simulate` and `replay`: monitors without a bedside. */
import { REPLAY_USAGE, replayOptions, SIMULATE_USAGE, simulateOptions } from './cli/options.ts';
import { replay } from './cli/replay.ts';
import { simulate } from './cli/simulate.ts';
import { SettingRefused } from './setting.ts';

const [command, ...args] = process.argv.slice(2);
const usage = command === 'replay' ? REPLAY_USAGE : SIMULATE_USAGE;
const stopped = new Promise<void>((resolve) => {
  // Not `once`: Ctrl-C under npm comes twice, and the second would cut off what is on its way.
  process.on('SIGINT', () => resolve());
  process.on('SIGTERM', () => resolve());
});

try {
  if (args.includes('--help')) console.log(usage);
  else if (command === 'simulate') await simulate(simulateOptions(args, process.env), stopped);
  else if (command === 'replay') await replay(replayOptions(args, process.env), stopped);
  else throw new SettingRefused('say simulate or replay');
} catch (error) {
  if (!(error instanceof SettingRefused)) throw error;
  console.error(`${error.message}.\n\n${usage}`);
  process.exitCode = 2;
}
