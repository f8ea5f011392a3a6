/** Fetching a file with its progress; a cancelled or broken one is never handed over. */
import { ApiError, problemToError } from '../http/problem.ts';
import { say } from '../language/say.ts';

export interface Progress {
  readonly bytes: number;
  /** Null where the server does not say: what is made as it is sent has no length. */
  readonly total: number | null;
  /** Sessions in an archive; null for a single file. */
  readonly items: number | null;
}

export interface Fetched {
  readonly name: string;
  readonly blob: Blob;
}

interface Options {
  readonly body?: unknown;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Where the server names none. */
  readonly name: string;
}

/** Rejects with `ApiError`, or with the reason of the signal once that is aborted. */
export async function fetchFile(path: string, options: Options): Promise<Fetched> {
  const { body, signal, onProgress } = options;
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'same-origin',
    signal,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw signal.aborted ? error : new ApiError('unreachable', 'The server cannot be reached.');
  });
  if (!response.ok) {
    const text = await response.text().catch(() => '');
    throw problemToError(response.status, parsed(text));
  }
  const total = numberOf(response.headers.get('content-length'));
  const items = numberOf(response.headers.get('x-items'));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  onProgress({ bytes, total, items });
  const reader = response.body?.getReader();
  if (reader === undefined) throw new ApiError('unreadable', 'The server sent nothing.');
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      bytes += value.byteLength;
      onProgress({ bytes, total, items });
    }
  } catch (error) {
    throw signal.aborted
      ? error
      : new ApiError('unreachable', 'The connection broke before the file was whole.');
  }
  return {
    name: nameIn(response.headers.get('content-disposition')) ?? options.name,
    blob: new Blob(chunks, { type: response.headers.get('content-type') ?? '' }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const numberOf = (text: string | null): number | null =>
  text === null || !/^\d+$/.test(text) ? null : Number(text);

const nameIn = (disposition: string | null): string | null =>
  /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null;

/** Gives a file to the browser as any download. */
export function saveFile({ name, blob }: Fetched): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser takes the content after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** `812 kB`, `3.4 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return say('sessions.round-kb', { round: Math.round(bytes / 1_000) });
  return say('sessions.value-mb', { value: (bytes / 1_000_000).toFixed(1) });
}
