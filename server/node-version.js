// Plain JavaScript on purpose: it has to speak on a Node that cannot read the sources.
const REQUIRED = 24;
const running = process.versions.node;

if (Number(running.split('.')[0]) < REQUIRED) {
  console.error(
    `Chairside needs Node ${REQUIRED} or newer, and this is Node ${running}.\n` +
      'On Linux "npm ci" brings the right one: run it again and start through npm (npm test, npm start, npm run demo).\n' +
      `Elsewhere install Node ${REQUIRED} from https://nodejs.org.`,
  );
  process.exit(1);
}
