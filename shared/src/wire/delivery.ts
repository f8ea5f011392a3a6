/** How an alarm reached people: receipts of the stations, the call to whoever is on call, the history of both. */
import { z } from 'zod';
import { alarmSchema } from '../alarms/alarm.ts';
import { actorSchema } from '../people/roles.ts';
import { uuid } from '../text/bounded.ts';

/** delivered: the message arrived; seen: drawn on a visible page; sounded: its burst was laid on a running audio clock. */
export const RECEIPT_STAGES = ['delivered', 'seen', 'sounded'] as const;
export type ReceiptStage = (typeof RECEIPT_STAGES)[number];

export const stationReceiptsSchema = z.object({
  receipts: z
    .array(
      z.object({
        session: uuid,
        alarm: z.string().min(1).max(120),
        stage: z.enum(RECEIPT_STAGES),
      }),
    )
    .min(1)
    .max(500),
});
export type StationReceipts = z.infer<typeof stationReceiptsSchema>;

/** What is sent to the address of whoever is on call. Names no patient. */
export const onCallMessageSchema = z.object({
  /** Idempotency key: the same for the same alarm, however often it is sent. */
  id: uuid,
  type: z.literal('alarm-unanswered'),
  clinic: z.string(),
  chair: z.string(),
  session: uuid,
  alarm: z.object({ id: z.string(), text: z.string(), raisedAt: z.number() }),
  /** When the step fell due, epoch ms. */
  at: z.number(),
});
export type OnCallMessage = z.infer<typeof onCallMessageSchema>;

export const alarmReceiptSchema = z.object({
  station: uuid,
  /** Who was signed in there. */
  user: z.string(),
  deliveredAt: z.number().nullable(),
  seenAt: z.number().nullable(),
  soundedAt: z.number().nullable(),
});
export type AlarmReceipt = z.infer<typeof alarmReceiptSchema>;

export const onCallStateSchema = z.object({
  state: z.enum(['waiting', 'sent', 'withdrawn', 'given-up']),
  at: z.number(),
  attempts: z.number().int(),
  settledAt: z.number().nullable(),
  lastError: z.string().nullable(),
});

/** One occurrence from its raising to its end. */
export const alarmRecordSchema = z.object({
  session: uuid,
  chair: z.string(),
  patientRef: z.string(),
  /** As last recorded. */
  alarm: alarmSchema,
  endedAt: z.number().nullable(),
  acknowledged: z.object({ by: actorSchema, at: z.number(), afterMs: z.number() }).nullable(),
  /** When the whole clinic was called, epoch ms; null where it did not come to that. */
  clinicCalledAt: z.number().nullable(),
  onCall: onCallStateSchema.nullable(),
  receipts: z.array(alarmReceiptSchema),
});
export type AlarmRecord = z.infer<typeof alarmRecordSchema>;

export const alarmHistorySchema = z.object({ alarms: z.array(alarmRecordSchema) });
export const alarmHistoryQuerySchema = z.object({
  /** One session; without it the newest of the clinic. */
  session: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
