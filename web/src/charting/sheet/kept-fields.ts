/** Whether what a reload left of a field still has its shape; null: the field begins anew. */
import { manualVitalsSchema } from '@chairside/shared/session/entries';
import { z } from 'zod';

/** What was measured or seen is of now: after this it is measured again, never charted late from a draft. */
export const MEASURED_FOR_MS = 10 * 60_000;

const number = z.number().nullable();
const parts = z.record(z.string(), z.number());

export const readNumber = (kept: unknown): number | null => number.safeParse(kept).data ?? null;
export const readVitals = (kept: unknown) => manualVitalsSchema.safeParse(kept).data ?? null;
export const readParts = (kept: unknown) => parts.safeParse(kept).data ?? null;
