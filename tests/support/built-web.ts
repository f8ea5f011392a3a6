import { join } from 'node:path';
import { buildWebIfStale } from '@chairside/server/demo/build-web';

/** Before the first browser test: the web is built from the sources as they are now. */
export default async function setup(): Promise<void> {
  const root = join(import.meta.dirname, '../..');
  await buildWebIfStale(root, join(root, 'web/dist'), console.log);
}
