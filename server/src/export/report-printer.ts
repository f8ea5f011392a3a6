import type { SessionRecord } from './session-record.read-model.ts';

export const REPORT_KINDS = ['report', 'form'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export interface ReportPrinter {
  /** A PDF. `madeAt`: epoch ms. */
  print(kind: ReportKind, record: SessionRecord, madeAt: number): Promise<Uint8Array>;
}
