import { z } from 'zod';
import { quantity } from '../text/bounded.ts';
import { fields, LIMIT_SIGNALS } from './catalogue.ts';

export const baselineSchema = z.object(fields(LIMIT_SIGNALS, quantity.optional()));
/** The values agreed before the start, against which relative limits run. */
export type Baseline = z.infer<typeof baselineSchema>;
