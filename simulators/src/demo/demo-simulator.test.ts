import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@chairside/server/platform/logger';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

  let silent: string[] = [];
  const started = (program: string) =>
    superviseSimulator({
      silent: () => silent,
      rootDir: dir,
      command: ['-e', program],
      log: createLogger('silent'),
      ...{ restartMs: 10, lookEveryMs: 10 },
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
    await vi.waitFor(async () => expect((await pids()).length).toBeGreaterThan(2), 60_000);
    await running.stop();
    const count = (await pids()).length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await pids()).toHaveLength(count);
  });

  it('DM-05 ends with the server, even where it ignores SIGTERM', async () => {
    running = started(`${note} process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`);
    await vi.waitFor(async () => expect(await pids()).toHaveLength(1), 60_000);
    await running.stop();
    const [pid] = await pids();
    expect(alive(pid ?? 0)).toBe(false);
  });

  it('DM-282 a simulated monitor connects only where the chair is silent', async () => {
    const keep = "require('node:fs').writeFileSync('told', JSON.stringify([...told]));";
    silent = ['1', '3'];
    running = started(
      `const told = new Set(); process.on('message', ({ resume }) => { told.add(resume); ${keep} }); setInterval(() => {}, 1000);`,
    );
    const told = async () => await readFile(join(dir, 'told'), 'utf8').catch(() => '');
    await vi.waitFor(async () => expect(await told()).toBe('["1","3"]'), 60_000);
    silent = ['2'];
    await vi.waitFor(async () => expect(await told()).toBe('["1","3","2"]'), 60_000);
  });
});
