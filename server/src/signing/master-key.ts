import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

const BYTES = 32;

/** Encrypts the clinics' private keys: a copy of the database alone signs nothing. */
export interface MasterKey {
  seal(text: string, context: string): string;
  /** @throws Error where the text was sealed under another key or for another context */
  open(sealed: string, context: string): string;
}

/**
 * Reads the key at `path`, or makes it there, readable by the owner alone. Two servers that start at once end up
 * with the same one.
 * @throws Error for a file that holds no key
 */
export async function masterKeyAt(path: string): Promise<MasterKey> {
  const found = await readFile(path, 'utf8').catch(() => null);
  const text = found ?? (await made(path));
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length !== BYTES) throw new Error(`${path} holds no signing master key.`);
  return masterKey(key);
}

async function made(path: string): Promise<string> {
  const text = randomBytes(BYTES).toString('hex');
  const draft = `${path}.${process.pid}.new`;
  await mkdir(dirname(path), { recursive: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // Fails where another process was first: then its key counts.
    await link(draft, path);
    await chmod(path, 0o600);
    return text;
  } catch {
    return await readFile(path, 'utf8');
  } finally {
    await unlink(draft);
  }
}

export function masterKey(key: Buffer): MasterKey {
  return {
    seal(text, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed, context) {
      const all = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, 12))
        .setAAD(Buffer.from(context))
        .setAuthTag(all.subarray(12, 28));
      return Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
