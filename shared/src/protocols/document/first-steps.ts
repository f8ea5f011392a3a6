/** Cards that say what is done first when an effect is charted. A prompt: nothing is ordered, given or charted by it. */
import { z } from 'zod';
import { effects, lines, orElse, SOURCE, schemaOf, words, yes } from './field.ts';

export const CARD_FIELDS = {
  title: words('protocols-fields.title'),
  /** Shown while one of these is in the log and not over. */
  terms: effects('protocols-fields.shown-with'),
  steps: lines('protocols-fields.steps'),
  /** With one of these beside it only; absent: by the term alone. */
  besideSedation: orElse(yes('protocols-fields.only-while-sedated'), false),
  source: SOURCE,
};
const firstStepsCardSchema = schemaOf(CARD_FIELDS).extend({
  /** Stable name, such as `laryngospasm`. */
  id: z.string().min(1),
});
export const firstStepsSchema = z.array(firstStepsCardSchema);
export type FirstStepsCard = z.infer<typeof firstStepsCardSchema>;
