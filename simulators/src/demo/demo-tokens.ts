import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newSecret } from '@chairside/server/platform/secrets';
import { z } from 'zod';

const tokensSchema = z.record(z.string(), z.string().min(20));
/** Device token by chair label. */
export type DemoTokens = Readonly<Record<string, string>>;

/** Whole or not at all: a half-written file would cut the monitors off for good. */
export async function writePrivately(file: string, content: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await chmod(unfinished, 0o600);
  await rename(unfinished, file);
}

/**
 * The tokens of the demo's monitors, kept beside its database because the database holds only their hashes.
 * They are written before the devices are made, so that an interrupted first start is completed by the next.
 */
export async function demoTokens(file: string, chairs: readonly string[]): Promise<DemoTokens> {
  const kept = await readFile(file, 'utf8').then(
    (text): DemoTokens => tokensSchema.parse(JSON.parse(text)),
    (error: NodeJS.ErrnoException): DemoTokens => {
      if (error.code === 'ENOENT') return {};
      throw error;
    },
  );
  const missing = chairs.filter((chair) => kept[chair] === undefined);
  if (missing.length === 0) return kept;
  const tokens = {
    ...kept,
    ...Object.fromEntries(missing.map((chair) => [chair, `chd_${newSecret()}`])),
  };
  await writePrivately(file, tokens);
  return tokens;
}
