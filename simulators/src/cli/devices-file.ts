import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingRefused } from '../settings/setting.ts';
import type { SimulatedDevice } from '../simulation/simulation.ts';

export interface Devices {
  readonly url: string | null;
  readonly devices: readonly SimulatedDevice[];
}

/** The file that the demo writes into its data directory (docs of `CHAIRSIDE_DATA_DIR` in the README). */
export const devicesFileIn = (dataDir: string): string => join(dataDir, 'simulator.json');
export const DEMO_DATA_DIR = '.data/demo';

/**
 * Tokens as the command line gives them: a path to a JSON file (`{url, devices: [{chair, token, channel}]}` or
 * just the array), or tokens with commas between them for chairs 1, 2, 3 ... on channel "1".
 * @throws SettingRefused with a sentence for whoever typed it.
 */
export async function readDevices(tokens: string): Promise<Devices> {
  if (!tokens.endsWith('.json')) {
    const list = tokens.split(',').map((token) => token.trim());
    if (list.some((token) => token === '')) throw new SettingRefused('--tokens has an empty token');
    const devices = list.map((token, i) => ({ chair: String(i + 1), token, channel: '1' }));
    return { url: null, devices };
  }
  let text: string;
  try {
    text = await readFile(tokens, 'utf8');
  } catch {
    throw new SettingRefused(
      `there is no device file ${tokens}. Start the demo first (npm run demo), or give --tokens`,
    );
  }
  return parseDevices(text, tokens);
}

export function parseDevices(text: string, path: string): Devices {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SettingRefused(`${path} is not JSON`);
  }
  const list: unknown = Array.isArray(value) ? value : field(value, 'devices');
  if (!Array.isArray(list)) throw new SettingRefused(`${path} has no list of devices`);
  const url = field(value, 'url');
  const devices = list.map((entry: unknown, i): SimulatedDevice => {
    const chair = field(entry, 'chair');
    const token = field(entry, 'token');
    const channel = field(entry, 'channel') ?? '1';
    const startedAt = field(entry, 'infusionStartedAt');
    if (
      (typeof chair !== 'string' && typeof chair !== 'number') ||
      typeof token !== 'string' ||
      typeof channel !== 'string'
    ) {
      throw new SettingRefused(`device ${i + 1} of ${path} needs "chair", "token" and "channel"`);
    }
    const stoppedAt = field(entry, 'infusionStoppedAt');
    return {
      chair: String(chair),
      token,
      channel,
      ...(typeof startedAt === 'number' || startedAt === null
        ? { infusionStartedAt: startedAt }
        : {}),
      ...(typeof stoppedAt === 'number' ? { infusionStoppedAt: stoppedAt } : {}),
    };
  });
  return { url: typeof url === 'string' ? url : null, devices };
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
