import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT_DIR } from './config.ts';

const manifest = z.object({ version: z.string() });

/** As the root package.json has it. */
export function productVersion(): string {
  return manifest.parse(JSON.parse(readFileSync(join(ROOT_DIR, 'package.json'), 'utf8'))).version;
}
