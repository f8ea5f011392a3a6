import type { DeliveryStore, OnCallRecord, ReceiptRecord } from '../ports/delivery.ts';
import type { FakeData } from './fake-data.ts';

const first = (a: number | null, b: number | null) =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

export function createFakeDelivery(data: Pick<FakeData, 'log'>): DeliveryStore {
  const receipts = new Map<string, ReceiptRecord & { readonly clinicId: number }>();
  const calls = new Map<string, OnCallRecord>();
  return {
    async putReceipts(clinicId, list) {
      for (const receipt of list) {
        const key = `${receipt.sessionId} ${receipt.alarmId} ${receipt.stationId}`;
        const known = receipts.get(key);
        receipts.set(key, {
          ...(known ?? { ...receipt, clinicId }),
          deliveredAt: first(known?.deliveredAt ?? null, receipt.deliveredAt),
          seenAt: first(known?.seenAt ?? null, receipt.seenAt),
          soundedAt: first(known?.soundedAt ?? null, receipt.soundedAt),
        });
      }
    },
    async receipts(clinicId, sessionIds) {
      return [...receipts.values()]
        .filter((each) => each.clinicId === clinicId && sessionIds.includes(each.sessionId))
        .map(({ clinicId: _, ...receipt }) => receipt);
    },
    async addCall(call) {
      if (!calls.has(call.message.id)) calls.set(call.message.id, call);
    },
    async updateCall(call) {
      if (calls.get(call.message.id)?.clinicId === call.clinicId) calls.set(call.message.id, call);
    },
    async waitingCalls() {
      return [...calls.values()].filter(({ state }) => state === 'waiting');
    },
    async calls(clinicId, sessionIds) {
      return [...calls.values()].filter(
        (call) => call.clinicId === clinicId && sessionIds.includes(call.message.session),
      );
    },
    async recentlyAlarmed(clinicId, limit) {
      const newest = data.log
        .filter((entry) => entry.clinicId === clinicId && entry.event.body.type === 'alarm-changed')
        .slice(-limit)
        .reverse();
      return [...new Set(newest.map(({ event }) => event.sessionId))];
    },
  };
}
