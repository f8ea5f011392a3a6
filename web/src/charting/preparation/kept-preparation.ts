/** Whether what a reload left of the checklist or the order still has its shape; null: the field begins anew. */
import { orderSchema } from '@chairside/shared/infusion/order';
import { checklistAnswerSchema } from '@chairside/shared/session/entries';
import { z } from 'zod';
import type { Answers } from './checklist-draft.ts';
import type { OrderDraft } from './order-draft.ts';

const number = z.number().nullable();
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
