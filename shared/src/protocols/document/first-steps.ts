/** Cards that say what is done first when an effect is charted. A prompt: nothing is ordered, given or charted by it. */
import { z } from 'zod';
import { sourceSchema } from './source.ts';

const firstStepsCardSchema = z.object({
  /** Stable name, such as `laryngospasm`. */
  id: z.string().min(1),
  title: z.string().min(1),
  /** Shown while one of these is in the log and not over. */
  terms: z.array(z.string().min(1)).min(1),
  /** With one of these beside it only; absent: by the term alone. */
  besideSedation: z.boolean().optional(),
  steps: z.array(z.string().min(1)).min(1),
  source: sourceSchema,
});
export const firstStepsSchema = z.array(firstStepsCardSchema);
export type FirstStepsCard = z.infer<typeof firstStepsCardSchema>;
