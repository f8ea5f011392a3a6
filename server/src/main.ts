import { type RunningServer, startServer } from './composition.ts';
import { startDemo } from './demo/start-demo.ts';
import { type Config, ConfigError, processConfig } from './platform/config.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { endOnSignal } from './platform/shutdown.ts';
import { startFailure } from './platform/start-failure.ts';
import { startWarnings } from './platform/start-warnings.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const config = processConfig();
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
}

async function begin(config: Config, log: Logger): Promise<RunningServer> {
  if (config.demo) return startDemo(config, log, say);
  const server = await startServer(config, { log });
  say(`Chairside listens on ${server.url}`);
  for (const warning of startWarnings(config)) complain(`Warning: ${warning}`);
  return server;
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

try {
  await main();
} catch (error) {
  complain(error instanceof ConfigError ? error.message : startFailure(error));
  process.exit(1);
}
