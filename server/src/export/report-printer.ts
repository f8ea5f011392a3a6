import type { ClinicRecord } from '../store/ports.ts';

export type ReportKind = 'report' | 'form';

export interface PrintJob {
  readonly kind: ReportKind;
  readonly clinic: ClinicRecord;
  readonly sessionId: string;
  /** When it is made, epoch ms. */
  readonly now: number;
}

export interface ReportPrinter {
  /** A PDF. */
  print(job: PrintJob): Promise<Uint8Array>;
}
