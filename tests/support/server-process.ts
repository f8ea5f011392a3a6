import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '../..');
const SERVER = 'server/src/main.ts';
const DEMO = 'simulators/src/demo/main.ts';
const ENDS_WITH_PARENT = join(ROOT, 'simulators/src/demo/ends-with-parent.ts');
const STEPPING_CLOCK = pathToFileURL(join(import.meta.dirname, 'stepping-clock.ts')).href;
/** A machine's clock is one for all servers that run on it one after the other. */
const CLOCK_FROM = Date.now();
const START_MS = 60_000;
/** The server promises to end within 5 s of SIGTERM; the rest is for a busy machine. */
const STOP_MS = 15_000;

export interface ServerOptions {
  /** Kept by the caller; without it the server gets a folder of its own, deleted at the end. */
  readonly dataDir?: string;
  /** 0, the default, lets the system choose; a fixed one lets monitors find it again. */
  readonly port?: number;
  readonly demo?: boolean;
  /** Seed of a machine's clock that is set again and again, by up to three hours, while the server runs. */
  readonly steppingClock?: number | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function gone(pid: number, withinMs: number): Promise<boolean> {
  const end = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await pause(50);
  }
  return true;
}

/** The pid of the embedded PostgreSQL on this folder, from its own pid file; null where none runs. */
function postgresPid(dataDir: string): number | null {
  const [file] = globSync('**/postmaster.pid', { cwd: dataDir });
  if (file === undefined) return null;
  const pid = Number(readFileSync(join(dataDir, file), 'utf8').split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : null;
}

function spawnServer(options: ServerOptions, dataDir: string): ChildProcess {
  const seed = options.steppingClock;
  const clock =
    seed === undefined ? [] : ['--import', `${STEPPING_CLOCK}?seed=${seed}&from=${CLOCK_FROM}`];
  // A run that is killed half-way leaves nothing running.
  const preload = ['--import', ENDS_WITH_PARENT, ...clock];
  return spawn(process.execPath, [...preload, join(ROOT, options.demo ? DEMO : SERVER)], {
    cwd: ROOT,
    // A group of its own: what the server starts can be ended with it, whatever happens.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(options.port ?? 0),
      CHAIRSIDE_DATA_DIR: dataDir,
      ...options.env,
    },
  });
}

/** The real product in a process of its own, as `npm start` and `npm run demo` run it. */
export class ServerProcess {
  readonly dataDir: string;
  readonly origin: string;
  readonly #child: ChildProcess;
  readonly #ownsDataDir: boolean;
  readonly #output: string[];

  private constructor(
    child: ChildProcess,
    origin: string,
    dataDir: string,
    owns: boolean,
    output: string[],
  ) {
    this.#child = child;
    this.origin = origin;
    this.dataDir = dataDir;
    this.#ownsDataDir = owns;
    this.#output = output;
  }

  /** Resolves once the server says that it is ready; rejects with its output where it ends before. */
  static async start(options: ServerOptions = {}): Promise<ServerProcess> {
    const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'chairside-test-'));
    const output: string[] = [];
    const child = spawnServer(options, dataDir);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => output.push(text));
    }
    const owns = options.dataDir === undefined;
    try {
      const origin = await ready(child, output);
      return new ServerProcess(child, origin, dataDir, owns, output);
    } catch (error) {
      await new ServerProcess(child, '', dataDir, owns, output).destroy();
      throw error;
    }
  }

  /** `kill -9` while it is still starting, `afterMs` after its process began. Its database stays. */
  static async startAndKill(options: ServerOptions & { dataDir: string }, afterMs: number) {
    const child = spawnServer(options, options.dataDir);
    for (const stream of [child.stdout, child.stderr]) stream?.resume();
    const ended = once(child, 'exit');
    setTimeout(() => child.kill('SIGKILL'), afterMs);
    await ended;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Of the embedded PostgreSQL; null where none runs. */
  get databasePid(): number | null {
    return postgresPid(this.dataDir);
  }

  /** Everything that the server printed so far. */
  get output(): string {
    return this.#output.join('');
  }

  /** SIGTERM, as an operator does. Fails where the server or its database outlives it; gives the exit code. */
  async stop(): Promise<number | null> {
    const postgres = postgresPid(this.dataDir);
    this.#child.kill('SIGTERM');
    const ended = await gone(this.pid, STOP_MS);
    const left = postgres !== null && !(await gone(postgres, 2_000));
    const code = this.#child.exitCode;
    await this.destroy();
    if (!ended) throw new Error(`the server did not end on SIGTERM:\n${this.output}`);
    if (left) throw new Error(`the server left its PostgreSQL behind:\n${this.output}`);
    return code;
  }

  /** Stops the process where it stands: connections stay open and nothing is heard on them. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  /** From here on nobody sets the machine's clock; only of one whose clock steps. */
  leaveClock(): void {
    this.#child.kill('SIGUSR2');
  }

  /** `kill -9` of the server alone: its database stays, as it would. The folder is kept. */
  async kill(): Promise<void> {
    const ended = this.#child.exitCode === null ? once(this.#child, 'exit') : null;
    this.#child.kill('SIGKILL');
    await ended;
  }

  /** Ends everything that is left, by force, and deletes the folder if it is the server's own. */
  async destroy(): Promise<void> {
    const postgres = postgresPid(this.dataDir);
    for (const pid of [-this.pid, ...(postgres === null ? [] : [postgres])]) {
      if (pid !== 0 && isAlive(pid)) process.kill(pid, 'SIGKILL');
    }
    if (postgres !== null) await gone(postgres, 5_000);
    if (this.#ownsDataDir) rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function ready(child: ChildProcess, output: readonly string[]): Promise<string> {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const port = /https?:\/\/[^\s:/"]+:(\d+)/.exec(output.join(''))?.[1];
    if (port !== undefined) {
      const origin = `http://127.0.0.1:${port}`;
      const answer = await fetch(`${origin}/readyz`).catch(() => null);
      if (answer?.ok) return origin;
    }
    await pause(50);
  }
  throw new Error(`the server did not become ready:\n${output.join('')}`);
}
