import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Logger } from '@chairside/server/platform/logger';

export interface SimulatorProcess {
  stop(): Promise<void>;
}

export interface SimulatorOptions {
  readonly rootDir: string;
  /** Program and arguments, relative to `rootDir`. */
  readonly command: readonly string[];
  readonly log: Logger;
  /** Simulated chairs whose monitor is not connected, by label. */
  silent(): readonly string[];
  readonly restartMs?: number;
  readonly lookEveryMs?: number;
}

const KILL_AFTER_MS = 1_000;

/**
 * Keeps the simulator running beside the server: started again when it ends by itself, ended with the server.
 * A simulated monitor connects only where the chair's monitor is silent. Whoever replays a recording into one chair
 * has that chair until they stop, and the others go on; otherwise each would cut the other off for ever.
 */
export function superviseSimulator(options: SimulatorOptions): SimulatorProcess {
  const { rootDir, command, log, silent, restartMs = 2_000, lookEveryMs = 500 } = options;
  const guard = join(import.meta.dirname, 'ends-with-parent.ts');
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;

  const look = setInterval(() => {
    if (!child?.connected) return;
    for (const chair of silent()) child.send({ resume: chair }, () => undefined);
  }, lookEveryMs);
  const start = () => {
    const started = spawn(process.execPath, ['--import', guard, ...command], {
      cwd: rootDir,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child = started;
    let complaint = '';
    started.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2_000);
    });
    const ended = (how: string) => {
      if (child !== started) return;
      child = null;
      if (stopping) return;
      log.warn({ how, complaint: complaint.trim() }, 'the simulator ended, starting it again');
      timer = setTimeout(start, restartMs);
    };
    started.on('error', (error) => ended(error.message));
    started.on('exit', (code, signal) => ended(signal ?? `code ${code}`));
  };
  start();

  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      clearInterval(look);
      const running = child;
      if (!running) return;
      const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.kill('SIGTERM');
      const force = setTimeout(() => running.kill('SIGKILL'), KILL_AFTER_MS);
      await gone;
      clearTimeout(force);
    },
  };
}
