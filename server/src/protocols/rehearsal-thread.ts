import { Worker } from 'node:worker_threads';
import type { RehearsalReport } from '@chairside/shared/protocol/rehearsals';
import type { ReaderSettings } from '../store/ports.ts';
import type { StartRun } from './rehearsals.service.ts';
import type { RehearsalProgress } from './rehearse.ts';

type Message = { readonly progress: RehearsalProgress } | { readonly report: RehearsalReport };

/** Each rehearsal in a thread with a connection of its own. */
export function rehearsalThreads(settings: ReaderSettings): StartRun {
  return (job, progress) => {
    const worker = new Worker(new URL('./rehearsal-worker.ts', import.meta.url), {
      workerData: { job, settings },
    });
    let cancelled = false;
    const report = new Promise<RehearsalReport | null>((resolve, reject) => {
      worker.on('message', (message: Message) => {
        if ('progress' in message) progress(message.progress);
        else resolve(message.report);
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        if (cancelled) resolve(null);
        else reject(new Error(`the rehearsal ended with ${code} before it was done`));
      });
    });
    return {
      report,
      cancel() {
        cancelled = true;
        void worker.terminate();
      },
    };
  };
}
