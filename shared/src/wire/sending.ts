/** What an administrator sets for a monitor whose messages leave it open. */
import { z } from 'zod';
import { SIGNALS } from '../vitals/catalogue.ts';
import { couldBeMeasured, type Sending, unitsSetSchema } from '../vitals/wire-values.ts';

/** Most codes of one signal. */
export const MAX_OWN_CODES = 8;
const MOST = 1e10;
const code = z.number().min(-MOST).max(MOST);

export const sendingSchema = z
  .strictObject({
    units: unitsSetSchema,
    noData: z.partialRecord(z.enum(SIGNALS), z.array(code).max(MAX_OWN_CODES).readonly()),
  })
  .superRefine(({ noData }, context) => {
    for (const signal of SIGNALS) {
      const measured = noData[signal]?.find((value) => couldBeMeasured(signal, value));
      if (measured === undefined) continue;
      context.addIssue({
        code: 'custom',
        path: ['noData', signal],
        message: `${measured} can be measured; a no-data code cannot be a possible value.`,
      });
    }
  }) satisfies z.ZodType<Sending>;
