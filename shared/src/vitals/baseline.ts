import { z } from 'zod';
import { quantity } from '../text/bounded.ts';

export const baselineSchema = z.object({
  hr: quantity.optional(),
  spo2: quantity.optional(),
  rr: quantity.optional(),
  etco2: quantity.optional(),
  temp: quantity.optional(),
  sys: quantity.optional(),
  dia: quantity.optional(),
});
/** The values agreed before the start, against which relative limits run. */
export type Baseline = z.infer<typeof baselineSchema>;
