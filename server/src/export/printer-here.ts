import { printForm } from './pdf/form.ts';
import { printReport } from './pdf/report.ts';
import type { ReportPrinter } from './report-printer.ts';
import { readRecord, type SessionSources } from './session-record.read-model.ts';

/** In this thread: what the thread of its own runs, and what a store in memory needs. */
export function printerHere(store: SessionSources): ReportPrinter {
  return {
    async print({ kind, clinic, sessionId, now }) {
      const record = await readRecord(store, clinic, sessionId, now);
      switch (kind) {
        case 'report':
          return printReport(record, now);
        case 'form':
          return printForm(record, now);
      }
    },
  };
}
