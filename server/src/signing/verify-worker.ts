import { parentPort, workerData } from 'node:worker_threads';
import { verifyExport } from './verify-export.ts';

const text: string = workerData;
parentPort?.postMessage(await verifyExport(text));
