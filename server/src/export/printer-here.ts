import { printForm } from './pdf/form.ts';
import { printReport } from './pdf/report.ts';
import type { ReportKind, ReportPrinter } from './report-printer.ts';
import type { SessionRecord } from './session-record.read-model.ts';

/** In this thread: for the thread of its own, and for tests. */
export const printerHere: ReportPrinter = {
  print(kind: ReportKind, record: SessionRecord, madeAt: number): Promise<Uint8Array> {
    switch (kind) {
      case 'report':
        return printReport(record, madeAt);
      case 'form':
        return printForm(record, madeAt);
    }
  },
};
