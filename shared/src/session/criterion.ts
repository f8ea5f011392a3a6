import type { LimitSource } from '../protocols/document/document.ts';

export type CriterionStatus = 'met' | 'not-met' | 'not-measured';

export interface Criterion {
  readonly code: string;
  readonly label: string;
  readonly status: CriterionStatus;
  /** What it is based on now, in words. */
  readonly detail: string;
  /** Null: good order on the ward, not a clinical rule of the protocol. */
  readonly source: LimitSource | null;
  /** When waiting alone meets it, epoch ms. */
  readonly dueAt?: number;
}
