/** A thread of its own: live monitoring must not feel a report being printed. */
import { parentPort, workerData } from 'node:worker_threads';
import { createLogger } from '../platform/logger.ts';
import type { ReaderSettings } from '../store/ports.ts';
import { openReader } from '../store/reader.read-model.ts';
import { printerHere } from './printer-here.ts';
import type { PrintJob } from './report-printer.ts';

const { settings }: { settings: ReaderSettings } = workerData;
const printer = printerHere(openReader(settings, createLogger('silent')));

parentPort?.on('message', async ({ id, job }: { id: number; job: PrintJob }) => {
  try {
    parentPort?.postMessage({ id, bytes: await printer.print(job) });
  } catch (error) {
    parentPort?.postMessage({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});
