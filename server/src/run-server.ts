import type { RunningServer } from './composition.ts';
import { type Config, ConfigError } from './platform/config.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { endOnSignal } from './platform/shutdown.ts';
import { startFailure } from './platform/start-failure.ts';

export const say = (text: string) => void process.stdout.write(`${text}\n`);
export const complain = (text: string) => void process.stderr.write(`${text}\n`);

/** This process is a server from here on: ends on SIGTERM and SIGINT, or with a sentence where it cannot start. */
export async function runServer(
  configure: () => Config,
  begin: (config: Config, log: Logger) => Promise<RunningServer>,
): Promise<void> {
  try {
    const config = configure();
    const log = createLogger(config.logLevel);
    const begun = begin(config, log);
    endOnSignal({
      // A signal during the start waits for it, so that a database on its way up is not left behind.
      close: async () => (await begun.catch(() => null))?.close(),
      log,
      exit: (code) => process.exit(code),
      signals: process,
    });
    const server = await begun;
    if (server.firstRunCode !== null) say(firstRun(server.url, server.firstRunCode));
  } catch (error) {
    complain(error instanceof ConfigError ? error.message : startFailure(error));
    process.exit(1);
  }
}

function firstRun(url: string, code: string): string {
  return [
    '',
    '  This server has no users yet. Open',
    `    ${url}`,
    '  and make the clinic and its first administrator with this one-time code:',
    `    ${code}`,
    '',
  ].join('\n');
}
