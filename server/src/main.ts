import { startServer } from './composition.ts';
import { processConfig } from './platform/config.ts';
import { startWarnings } from './platform/start-warnings.ts';
import { complain, runServer, say } from './run-server.ts';

await runServer(processConfig, async (config, log) => {
  const server = await startServer(config, { log });
  say(`Chairside listens on ${server.url}`);
  for (const warning of startWarnings(config)) complain(`Warning: ${warning}`);
  return server;
});
