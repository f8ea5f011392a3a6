import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../platform/logger.ts';
import { type SimulatorProcess, superviseSimulator } from './demo-simulator.ts';

describe('the simulator of the demo', () => {
  let dir: string;
  let running: SimulatorProcess | null = null;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'chairside-simulator-'));
  });
  afterEach(async () => {
    await running?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  let others = false;
  const started = (program: string) =>
    superviseSimulator({
      connected: () => others,
      rootDir: dir,
      command: ['-e', program],
      log: createLogger('silent'),
      restartMs: 10,
    });
  const pids = async () =>
    (await readFile(join(dir, 'pids'), 'utf8').catch(() => ''))
      .split('\n')
      .filter(Boolean)
      .map(Number);
  const note = "require('node:fs').appendFileSync('pids', process.pid + '\\n');";
  const alive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('starts again when it ends by itself, and not after the stop', async () => {
    running = started(note);
    await vi.waitFor(async () => expect((await pids()).length).toBeGreaterThan(2), 10_000);
    await running.stop();
    const count = (await pids()).length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await pids()).toHaveLength(count);
  });

  it('DM-05 ends with the server, even where it ignores SIGTERM', async () => {
    running = started(`${note} process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`);
    await vi.waitFor(async () => expect(await pids()).toHaveLength(1), 5_000);
    await running.stop();
    const [pid] = await pids();
    expect(alive(pid ?? 0)).toBe(false);
  });

  it('stands aside while another simulator speaks for its monitors', async () => {
    others = true;
    const takenOver = "console.log('chair 1: not connected (it was taken over); again in 1 s');";
    running = started(`${note} ${takenOver} setInterval(() => {}, 1000);`);
    await vi.waitFor(async () => expect(await pids()).toHaveLength(1), 5_000);
    const [pid] = await pids();
    await vi.waitFor(() => expect(alive(pid ?? 0)).toBe(false), 5_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await pids()).toHaveLength(1);
    others = false;
    await vi.waitFor(async () => expect((await pids()).length).toBeGreaterThan(1), 5_000);
  });
});
