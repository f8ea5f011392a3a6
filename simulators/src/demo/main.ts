/** `npm run demo`. */
import { processConfig } from '@chairside/server/platform/config';
import { runServer, say } from '@chairside/server/run-server';
import { startDemo } from './start-demo.ts';

await runServer(
  () => processConfig({ demo: true }),
  (config, log) => startDemo(config, log, say),
);
