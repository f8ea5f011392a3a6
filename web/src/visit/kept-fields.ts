/** Whether what a reload left of a field still has its shape; null: the field begins anew. */
import { orderSchema } from '@chairside/shared/infusion/order';
import { checklistAnswerSchema, manualVitalsSchema } from '@chairside/shared/session/entries';
import { z } from 'zod';
import type { Answers } from './checklist-draft.ts';
import type { OrderDraft } from './order-draft.ts';

/** What was measured or seen is of now: after this it is measured again, never charted late from a draft. */
export const MEASURED_FOR_MS = 10 * 60_000;

const number = z.number().nullable();
const parts = z.record(z.string(), z.number());
const answers = z.record(z.string(), checklistAnswerSchema.extend({ note: z.string().optional() }));
const order = z.object({
  regimen: orderSchema.shape.regimen,
  weightKg: number,
  weightBasis: orderSchema.shape.weightBasis,
  mgPerKg: number,
  doseMg: number,
  drawnUp: z.enum(['concentration', 'volume']),
  mgPerMl: number,
  toMl: number,
  minutes: number,
  bolusMg: number,
  bolusMinutes: number,
  note: z.string(),
  reasons: z.record(z.string(), z.string()),
});

export const readNumber = (kept: unknown): number | null => number.safeParse(kept).data ?? null;
export const readVitals = (kept: unknown) => manualVitalsSchema.safeParse(kept).data ?? null;
export const readParts = (kept: unknown) => parts.safeParse(kept).data ?? null;
export const readAnswers = (kept: unknown): Answers | null => {
  const read = answers.safeParse(kept).data;
  if (read === undefined) return null;
  return Object.fromEntries(
    Object.values(read).map(({ item, answer, note }) => [
      item,
      { item, answer, ...(note === undefined ? {} : { note }) },
    ]),
  );
};

/** By the weight of today where one is recorded: it may have been corrected since. */
export const readOrder =
  (weightKg: number | null) =>
  (kept: unknown): OrderDraft | null => {
    const read = order.safeParse(kept).data;
    if (read === undefined) return null;
    const own = weightKg === null || read.weightBasis !== 'actual';
    return own ? read : { ...read, weightKg };
  };
