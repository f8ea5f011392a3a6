import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Logger } from '../platform/logger.ts';

export interface SimulatorProcess {
  stop(): Promise<void>;
}

export interface SimulatorOptions {
  readonly rootDir: string;
  /** Program and arguments, relative to `rootDir`. */
  readonly command: readonly string[];
  readonly log: Logger;
  /** Whether a simulated monitor is connected. */
  connected(): boolean;
  readonly restartMs?: number;
}

/** What the simulator prints when a device of its own connected a second time, elsewhere. */
const TAKEN_OVER = /taken over/i;
const KILL_AFTER_MS = 1_000;

/**
 * Keeps the simulator running beside the server: started again when it ends by itself, ended with the server.
 * When somebody runs a simulator of their own for the same monitors, this one stands aside until theirs is gone;
 * otherwise each would cut the other off for ever.
 */
export function superviseSimulator(options: SimulatorOptions): SimulatorProcess {
  const { rootDir, command, log, connected, restartMs = 2_000 } = options;
  const guard = join(import.meta.dirname, 'ends-with-parent.ts');
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let standsAside = false;

  const startWhenAlone = () => {
    if (standsAside && connected()) {
      timer = setTimeout(startWhenAlone, restartMs);
      return;
    }
    standsAside = false;
    start();
  };
  const start = () => {
    const started = spawn(process.execPath, ['--import', guard, ...command], {
      cwd: rootDir,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child = started;
    let complaint = '';
    started.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2_000);
    });
    if (started.stdout) {
      createInterface(started.stdout).on('line', (line) => {
        if (!TAKEN_OVER.test(line) || standsAside) return;
        standsAside = true;
        started.kill('SIGKILL');
      });
    }
    const ended = (how: string) => {
      if (child !== started) return;
      child = null;
      if (stopping) return;
      if (standsAside) log.info('another simulator has taken over; this one stands aside');
      else log.warn({ how, complaint: complaint.trim() }, 'the simulator ended, starting it again');
      timer = setTimeout(startWhenAlone, restartMs);
    };
    started.on('error', (error) => ended(error.message));
    started.on('exit', (code, signal) => ended(signal ?? `code ${code}`));
  };
  start();

  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
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
