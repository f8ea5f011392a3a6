import { join } from 'node:path';
import { buildWebIfStale } from '@chairside/simulators/demo/build-web';

const ROOT = join(import.meta.dirname, '../..');

/** Apart from `web/dist`: a demo that runs beside the tests builds there, and empties it before. */
export const WEB_OF_TESTS = join(ROOT, '.data/web-of-tests');

/** Before the first browser test: the web is built from the sources as they are now. */
export default async function setup(): Promise<void> {
  await buildWebIfStale(ROOT, WEB_OF_TESTS, console.log);
}
