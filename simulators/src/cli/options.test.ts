import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SettingRefused } from '../settings/setting.ts';
import { parseDevices, readDevices } from './devices-file.ts';
import { replayOptions, simulateOptions } from './options.ts';

describe('command line', () => {
  it('SI-16 has a default for everything but the recording', () => {
    expect(simulateOptions([], {})).toEqual({
      chairs: null,
      seed: 7,
      scenario: 'mixed',
      rate: 1,
      url: null,
      tokens: '.data/demo/simulator.json',
      transport: 'websocket',
    });
    expect(replayOptions(['E110.csv', '--chair', '2', '--speed', '10'], {})).toMatchObject({
      file: 'E110.csv',
      chair: '2',
      speed: 10,
      columns: null,
    });
  });

  it('SI-16 takes the device file from --tokens, then from the environment', () => {
    const env = { CHAIRSIDE_TOKENS_FILE: 'from-env.json' };
    expect(simulateOptions([], env).tokens).toBe('from-env.json');
    expect(simulateOptions(['--tokens', 'a,b'], env).tokens).toBe('a,b');
    const beside = { CHAIRSIDE_DATA_DIR: '/srv/other' };
    expect(simulateOptions([], beside).tokens).toBe('/srv/other/simulator.json');
    expect(simulateOptions([], { ...beside, ...env }).tokens).toBe('from-env.json');
  });

  it('SI-17 refuses what the usage does not say, in a sentence', () => {
    const simulate = (...args: string[]) => simulateOptions(args, {});
    const replay = (...args: string[]) => replayOptions(args, {});
    const refused: [() => unknown, RegExp][] = [
      [() => simulate('--chairs', 'six'), /--chairs must be a whole number/],
      [() => simulate('--chairs', '1001'), /--chairs must be 1 to 1000, not 1001/],
      [() => simulate('--chairs', '0'), /--chairs must be 1 to 1000/],
      [() => simulate('--scenario', 'chaos'), /no scenario "chaos"/],
      [() => simulate('--rate', '0'), /--rate must be 0.1 to 20/],
      [() => simulate('--transport', 'hl7'), /--transport is socketio or websocket, not hl7/],
      [() => simulate('--url', 'localhost'), /--url localhost is no address/],
      [
        () => simulate('--url', 'localhost:8097'),
        /--url localhost:8097 is no address such as http/,
      ],
      [() => simulate('--url', 'ftp://localhost'), /is no address/],
      [() => simulate('--colour', 'red'), /--colour/],
      [() => simulate('stray'), /stray/],
      [() => replay(), /name the recording/],
      [() => replay('a.csv', 'b.csv'), /one recording at a time/],
      [() => replay('a.csv', '--speed', 'fast'), /--speed must be/],
    ];
    for (const [act, message] of refused) {
      expect(act).toThrow(message);
      expect(act).toThrow(SettingRefused);
    }
  });
});

describe('device file', () => {
  const devices = [{ chair: '1', token: 'abc', channel: '1', infusionStartedAt: 5 }];

  it('SI-16 reads the address and the devices that the demo wrote', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chairside-'));
    const path = join(folder, 'simulator.json');
    await writeFile(path, JSON.stringify({ url: 'http://127.0.0.1:8081', devices }));
    expect(await readDevices(path)).toEqual({ url: 'http://127.0.0.1:8081', devices });
    await rm(folder, { recursive: true });
    await expect(readDevices(path)).rejects.toThrow(/Start the demo first/);
  });

  it('SI-16 takes a bare list, and tokens with commas', async () => {
    const bare = JSON.stringify([{ chair: 3, token: 'abc' }]);
    expect(parseDevices(bare, 'f')).toEqual({
      url: null,
      devices: [{ chair: '3', token: 'abc', channel: '1' }],
    });
    expect((await readDevices('abc, def')).devices).toEqual([
      { chair: '1', token: 'abc', channel: '1' },
      { chair: '2', token: 'def', channel: '1' },
    ]);
  });

  it('SI-17 says what is wrong with a device file', async () => {
    expect(() => parseDevices('{', 'f.json')).toThrow(/f.json is not JSON/);
    expect(() => parseDevices('{}', 'f.json')).toThrow(/no list of devices/);
    expect(() => parseDevices('[{"chair":"1"}]', 'f.json')).toThrow(/device 1 of f.json needs/);
    await expect(readDevices('abc,,def')).rejects.toThrow(/empty token/);
  });
});
