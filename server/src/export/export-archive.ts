/** Many sessions as one zip, made while it is sent: one file at a time is in memory, and none when nobody takes it. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { FILE_VERSIONS } from '@chairside/shared/exports/file-versions';
import type { Manifest } from '@chairside/shared/exports/manifest';
import type { ExportFormat } from '@chairside/shared/wire/exports';
import { ZipFile } from 'yazl';
import type { ExportedFile } from './session-files.service.ts';

export interface ArchiveSession {
  readonly id: string;
  /** Folder within the archive. */
  readonly folder: string;
  readonly leftOut: readonly { readonly format: ExportFormat; readonly reason: string }[];
  /** Each is asked for when the one before it has gone out. */
  readonly files: readonly { readonly format: ExportFormat; open(): Promise<ExportedFile> }[];
}

/** Already small: squeezing them again costs time and gains nothing. */
const PACKED: ReadonlySet<ExportFormat> = new Set(['pdf', 'form.pdf']);

/**
 * The bytes of the archive. Whoever stops reading stops the work; a file that fails breaks the archive off, so that
 * half of one never passes for a whole. `open` gives the sessions one by one.
 */
export async function* archiveOf(
  head: Omit<Manifest, 'sessions'>,
  sessions: AsyncIterable<ArchiveSession>,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = Readable.from(zip.outputStream, { objectMode: false });
  let current: Readable | null = null;
  zip.on('error', (error: Error) => output.destroy(error));
  const add = (path: string, source: Readable, compress: boolean) => {
    current = source;
    zip.addReadStream(source, path, { mtime: new Date(head.madeAt), compress });
    return finished(source, { writable: false });
  };
  const fill = async () => {
    const manifest: Manifest = { ...head, sessions: [] };
    for await (const { id, folder, files, leftOut } of sessions) {
      const done: Manifest['sessions'][number] = { id, files: [], leftOut: [...leftOut] };
      for (const { format, open } of files) {
        const file = await open();
        if (output.destroyed) return;
        const path = `${folder}/${file.name}`;
        const hash = createHash('sha256');
        let bytes = 0;
        const counted = Readable.from(
          measured(file.pieces, (chunk) => {
            hash.update(chunk);
            bytes += chunk.byteLength;
          }),
          { objectMode: false },
        );
        await add(path, counted, !PACKED.has(format));
        const version = FILE_VERSIONS[format] ?? undefined;
        done.files.push({ path, format, version, bytes, sha256: hash.digest('hex') });
      }
      manifest.sessions.push(done);
    }
    zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'manifest.json');
    zip.end();
  };
  const filling = fill().catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    yield* output;
  } finally {
    output.destroy();
    (current as Readable | null)?.destroy();
    await filling;
  }
}

async function* measured(
  pieces: ExportedFile['pieces'],
  seen: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    seen(chunk);
    yield chunk;
  }
}
