import { parseArgs } from 'node:util';
import { TRANSPORTS, type TransportName } from '../devices/transport.ts';
import { MOST_CHAIRS, SCENARIOS, type ScenarioName, scenarioName } from '../scenarios/scenarios.ts';
import { SettingRefused, wholeWithin, within } from '../settings/setting.ts';
import { DEMO_DATA_DIR, devicesFileIn } from './devices-file.ts';

export const DEFAULT_URL = 'http://127.0.0.1:8080';

export const SIMULATE_USAGE = `npm run simulate -- [options]
  --chairs N        monitors to simulate, 1 to ${MOST_CHAIRS} (default: one per device in the file, at most 6)
  --seed N          same seed, same patients (default 7)
  --scenario NAME   ${Object.keys(SCENARIOS).join(', ')} (default mixed)
  --url URL         the server (default: as in the device file, else ${DEFAULT_URL})
  --tokens WHAT     device file, or tokens with commas between them
                    (default: CHAIRSIDE_TOKENS_FILE, else simulator.json in CHAIRSIDE_DATA_DIR,
                    else ${devicesFileIn(DEMO_DATA_DIR)})
  --transport NAME  ${TRANSPORTS.join(' or ')} (default websocket)
  --rate N          readings per second and monitor, 0.1 to 20 (default 1)`;

export const REPLAY_USAGE = `npm run replay -- FILE [options]
  --chair LABEL     chair whose device sends it (default: the last device in the file)
  --speed N         times as fast, 0.1 to 1000 (default 1); alarm delays do not shrink with it
  FILE              CSV: readings.csv of an exported session, a known format, or your own with --columns;
                    times as seconds, hh:mm:ss or dates
  --columns FILE    JSON: {"time": "t_s", "timeUnit": "s", "columns": {"SpO2_pct": "spo2"}}
  --url, --tokens, --transport  as for simulate`;

export interface Common {
  readonly url: string | null;
  readonly tokens: string;
  readonly transport: TransportName;
}
export interface SimulateOptions extends Common {
  readonly chairs: number | null;
  readonly seed: number;
  readonly scenario: ScenarioName;
  readonly rate: number;
}
export interface ReplayOptions extends Common {
  readonly file: string;
  readonly chair: string | null;
  readonly speed: number;
  readonly columns: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;
const text = { type: 'string' } as const;
const COMMON = { url: text, tokens: text, transport: text } as const;

/** @throws SettingRefused for anything that is not as the usage says. */
export function simulateOptions(args: readonly string[], env: Environment): SimulateOptions {
  const { values } = read(() =>
    parseArgs({
      args: [...args],
      options: { ...COMMON, chairs: text, seed: text, scenario: text, rate: text },
    }),
  );
  return {
    ...common(values, env),
    chairs:
      values.chairs === undefined
        ? null
        : wholeWithin('--chairs', Number(values.chairs), 1, MOST_CHAIRS),
    seed: wholeWithin('--seed', Number(values.seed ?? 7), 0, 4_294_967_295),
    scenario: scenarioName(values.scenario ?? 'mixed'),
    rate: within('--rate', Number(values.rate ?? 1), 0.1, 20),
  };
}

/** @throws SettingRefused for anything that is not as the usage says. */
export function replayOptions(args: readonly string[], env: Environment): ReplayOptions {
  const { values, positionals } = read(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...COMMON, chair: text, speed: text, columns: text },
    }),
  );
  const [file, ...more] = positionals;
  if (file === undefined) throw new SettingRefused('name the recording to replay');
  if (more.length > 0) throw new SettingRefused('one recording at a time');
  return {
    ...common(values, env),
    file,
    chair: values.chair ?? null,
    speed: within('--speed', Number(values.speed ?? 1), 0.1, 1000),
    columns: values.columns ?? null,
  };
}

function read<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new SettingRefused(error instanceof Error ? error.message : String(error));
  }
}

function common(
  values: { url?: string | undefined; tokens?: string | undefined; transport?: string | undefined },
  env: Environment,
): Common {
  const transport = TRANSPORTS.find((one) => one === (values.transport ?? 'websocket'));
  if (transport === undefined) {
    throw new SettingRefused(`--transport is ${TRANSPORTS.join(' or ')}, not ${values.transport}`);
  }
  if (values.url !== undefined && !isWebAddress(values.url)) {
    throw new SettingRefused(`--url ${values.url} is no address such as ${DEFAULT_URL}`);
  }
  const beside = devicesFileIn(env.CHAIRSIDE_DATA_DIR || DEMO_DATA_DIR);
  const tokens = values.tokens ?? (env.CHAIRSIDE_TOKENS_FILE || beside);
  return { url: values.url ?? null, tokens, transport };
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
}
