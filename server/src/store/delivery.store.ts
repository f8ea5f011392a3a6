import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Connection } from './database/connection.ts';
import type { DeliveryStore, OnCallRecord } from './ports/delivery.ts';
import { alarmReceipts, onCallMessages } from './schema/delivery.ts';
import { clinics } from './schema/places.ts';
import { sessionEvents } from './schema/sessions.ts';

type OnCallRow = typeof onCallMessages.$inferSelect;

const toRecord = ({ clinicId, message, state, ...row }: OnCallRow): OnCallRecord => ({
  clinicId,
  message,
  alarmId: row.alarmId,
  state,
  attempts: row.attempts,
  nextAt: row.nextAt,
  settledAt: row.settledAt,
  lastError: row.lastError,
});

/** The first time of each stage stands: a screen that reloads has not seen the alarm later. */
const first = (column: string) => sql.raw(`least(alarm_receipts.${column}, excluded.${column})`);

export function createDeliveryStore({ db, scoped }: Connection): DeliveryStore {
  return {
    async putReceipts(clinicId, receipts) {
      if (receipts.length === 0) return;
      await scoped(clinicId, (tx) =>
        tx
          .insert(alarmReceipts)
          .values(receipts.map((receipt) => ({ ...receipt, clinicId })))
          .onConflictDoUpdate({
            target: [alarmReceipts.sessionId, alarmReceipts.alarmId, alarmReceipts.stationId],
            set: {
              deliveredAt: first('delivered_at'),
              seenAt: first('seen_at'),
              soundedAt: first('sounded_at'),
            },
          }),
      );
    },
    receipts: (clinicId, sessionIds) =>
      sessionIds.length === 0
        ? Promise.resolve([])
        : scoped(clinicId, async (tx) => {
            const rows = await tx
              .select()
              .from(alarmReceipts)
              .where(
                and(
                  eq(alarmReceipts.clinicId, clinicId),
                  inArray(alarmReceipts.sessionId, [...sessionIds]),
                ),
              );
            return rows.map(({ clinicId: _, ...receipt }) => receipt);
          }),

    async addCall({ clinicId, message, alarmId, state, nextAt }) {
      await scoped(clinicId, (tx) =>
        tx
          .insert(onCallMessages)
          .values({
            ...{ id: message.id, clinicId, sessionId: message.session, alarmId, message, state },
            ...{ createdAt: message.at, nextAt },
          })
          .onConflictDoNothing(),
      );
    },
    async updateCall({ clinicId, message, state, attempts, nextAt, settledAt, lastError }) {
      await scoped(clinicId, (tx) =>
        tx
          .update(onCallMessages)
          .set({ state, attempts, nextAt, settledAt, lastError })
          .where(and(eq(onCallMessages.clinicId, clinicId), eq(onCallMessages.id, message.id))),
      );
    },
    async waitingCalls() {
      const ids = (await db.select({ id: clinics.id }).from(clinics)).map(({ id }) => id);
      if (ids.length === 0) return [];
      return scoped(ids, async (tx) => {
        const rows = await tx
          .select()
          .from(onCallMessages)
          .where(eq(onCallMessages.state, 'waiting'));
        return rows.map(toRecord);
      });
    },
    calls: (clinicId, sessionIds) =>
      sessionIds.length === 0
        ? Promise.resolve([])
        : scoped(clinicId, async (tx) => {
            const rows = await tx
              .select()
              .from(onCallMessages)
              .where(
                and(
                  eq(onCallMessages.clinicId, clinicId),
                  inArray(onCallMessages.sessionId, [...sessionIds]),
                ),
              );
            return rows.map(toRecord);
          }),

    recentlyAlarmed: (clinicId, limit) =>
      scoped(clinicId, async (tx) => {
        const rows = await tx
          .select({ id: sessionEvents.sessionId })
          .from(sessionEvents)
          .where(and(eq(sessionEvents.clinicId, clinicId), eq(sessionEvents.type, 'alarm-changed')))
          .orderBy(desc(sessionEvents.position))
          .limit(limit);
        return [...new Set(rows.map(({ id }) => id))];
      }),
  };
}
