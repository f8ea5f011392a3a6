import { useEffect, useRef, useState } from 'react';
import { errorText } from '../http/problem.ts';
import { fetchFile, type Progress, saveFile } from './download.ts';

export type DownloadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly what: string; readonly progress: Progress }
  | { readonly kind: 'done'; readonly what: string; readonly bytes: number }
  | { readonly kind: 'cancelled'; readonly what: string }
  | { readonly kind: 'failed'; readonly what: string; readonly text: string };

export interface Wanted {
  /** In a person's words: `PDF`, `14 sessions`. */
  readonly what: string;
  readonly path: string;
  readonly name: string;
  readonly body?: unknown;
}

/** The numbers on screen move at most this often: a fast network brings hundreds of pieces a second. */
const SHOW_EVERY_MS = 150;
const NOTHING: Progress = { bytes: 0, total: null, items: null };

/** One export at a time; leaving the page cancels it, which the server notes. */
export function useDownload() {
  const [state, setState] = useState<DownloadState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async ({ what, path, name, body }: Wanted) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const mine = () => running.current === controller;
    let shownAt = 0;
    setState({ kind: 'running', what, progress: NOTHING });
    try {
      const file = await fetchFile(path, {
        ...{ body, name, signal: controller.signal },
        onProgress: (progress) => {
          const now = performance.now();
          if (!mine() || now - shownAt < SHOW_EVERY_MS) return;
          shownAt = now;
          setState({ kind: 'running', what, progress });
        },
      });
      if (!mine()) return;
      saveFile(file);
      setState({ kind: 'done', what, bytes: file.blob.size });
    } catch (error) {
      if (!mine()) return;
      setState(
        controller.signal.aborted
          ? { kind: 'cancelled', what }
          : { kind: 'failed', what, text: errorText(error) },
      );
    }
  };
  return {
    state,
    start,
    cancel: () => running.current?.abort(),
    dismiss: () => setState({ kind: 'idle' }),
  };
}
