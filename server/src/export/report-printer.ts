import type { ClinicRecord } from '../store/ports/store.ts';
import { printForm } from './pdf/form.ts';
import { printReport } from './pdf/report.ts';
import { readRecord, type SessionSources } from './record/session-record.read-model.ts';

export type ReportKind = 'report' | 'form';

export interface PrintJob {
  readonly kind: ReportKind;
  readonly clinic: ClinicRecord;
  readonly sessionId: string;
  /** When it is made, epoch ms. */
  readonly now: number;
}

/** A PDF. */
export async function print(
  store: SessionSources,
  { kind, clinic, sessionId, now }: PrintJob,
): Promise<Uint8Array> {
  const record = await readRecord(store, clinic, sessionId, now);
  switch (kind) {
    case 'report':
      return printReport(record, now);
    case 'form':
      return printForm(record, now);
  }
}
