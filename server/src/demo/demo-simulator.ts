import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Logger } from '../platform/logger.ts';

export interface SimulatorProcess {
  stop(): Promise<void>;
}

export interface SimulatorOptions {
  readonly rootDir: string;
  /** Program and arguments, relative to `rootDir`. */
  readonly command: readonly string[];
  readonly log: Logger;
  readonly restartMs?: number;
}

const KILL_AFTER_MS = 1_000;

/** Keeps the simulator running beside the server: started again when it ends by itself, ended with the server. */
export function superviseSimulator(options: SimulatorOptions): SimulatorProcess {
  const { rootDir, command, log, restartMs = 2_000 } = options;
  const guard = join(import.meta.dirname, 'ends-with-parent.ts');
  let child: ChildProcess | null = null;
  let restart: NodeJS.Timeout | undefined;
  let stopping = false;

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
      log.warn({ how, complaint: complaint.trim() }, 'the simulator ended and is started again');
      restart = setTimeout(start, restartMs);
    };
    started.on('error', (error) => ended(error.message));
    started.on('exit', (code, signal) => ended(signal ?? `code ${code}`));
  };
  start();

  return {
    async stop() {
      stopping = true;
      clearTimeout(restart);
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
