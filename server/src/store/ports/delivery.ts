/** What the delivery of alarms asks of the store; part of `Store`. */
import type { OnCallMessage } from '@chairside/shared/wire/delivery';

/** What one station did with one occurrence; epoch ms, null for what it did not do. */
export interface ReceiptRecord {
  readonly sessionId: string;
  readonly alarmId: string;
  readonly stationId: string;
  readonly userName: string;
  readonly deliveredAt: number | null;
  readonly seenAt: number | null;
  readonly soundedAt: number | null;
}

/** One call to whoever is on call, as the outbox keeps it. `message.id` is its key. */
export interface OnCallRecord {
  readonly clinicId: number;
  readonly message: OnCallMessage;
  readonly alarmId: string;
  readonly state: 'waiting' | 'sent' | 'withdrawn' | 'given-up';
  readonly attempts: number;
  /** Not before this instant, epoch ms. */
  readonly nextAt: number;
  readonly settledAt: number | null;
  readonly lastError: string | null;
}

export interface DeliveryStore {
  /** The first time of each stage stands. */
  putReceipts(clinicId: number, receipts: readonly ReceiptRecord[]): Promise<void>;
  receipts(clinicId: number, sessionIds: readonly string[]): Promise<ReceiptRecord[]>;
  /** Puts a call in the outbox; one that is there already stays as it is. */
  addCall(call: OnCallRecord): Promise<void>;
  updateCall(call: OnCallRecord): Promise<void>;
  /** Calls of every clinic that are still to be made: for a start. */
  waitingCalls(): Promise<OnCallRecord[]>;
  calls(clinicId: number, sessionIds: readonly string[]): Promise<OnCallRecord[]>;
  /** Ids of the sessions of the clinic's newest `limit` alarm events. */
  recentlyAlarmed(clinicId: number, limit: number): Promise<string[]>;
}
