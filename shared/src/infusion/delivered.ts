/** What has gone into the patient by an instant, from the log alone. */
import { z } from 'zod';

export const deliveredSchema = z.object({
  /** Into the patient, all routes, mg. */
  mg: z.number().min(0),
  /** Out of the syringe or bag (nasal: out of the devices), mL; null where no volume is known. */
  ml: z.number().min(0).nullable(),
});
export type Delivered = z.infer<typeof deliveredSchema>;
