import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const STARTER = pathToFileURL(join(import.meta.dirname, '../support/server-process.ts')).href;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('a server that tests have started ends with them, its database too, when they are killed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chairside-test-'));
  const script = `
    const { ServerProcess } = await import(${JSON.stringify(STARTER)});
    const server = await ServerProcess.start({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(JSON.stringify([server.pid, server.databasePid]));
    setInterval(() => undefined, 1_000);
  `;
  const tests = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const line = await new Promise<string>((resolve, reject) => {
      tests.stdout.setEncoding('utf8').once('data', resolve);
      tests.once('exit', () => reject(new Error('the server did not start')));
    });
    const pids: number[] = JSON.parse(line);
    expect(pids.map(isAlive)).toEqual([true, true]);
    tests.kill('SIGKILL');
    await expect.poll(() => pids.map(isAlive)).toEqual([false, false]);
  } finally {
    tests.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});
