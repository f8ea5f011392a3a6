/** How often a cuff is taken, when the next one is due, and how long its value is shown (docs/clinical.md 7). */
import { z } from 'zod';
import { message } from '../../wording/message.ts';
import { refusedAs } from '../../wording/refusal.ts';
import { duration, minutes, number, optional, orElse, SOURCE, schemaOf, yes } from './field.ts';

const times = z.number().positive();

export const CADENCE_FIELDS = {
  /**
   * Minutes of the infusion at which a cuff is due, rising: a grid that no other reading moves. After the last of
   * them one every `cuff.intervalMs`. Absent: intervals run from the last reading.
   */
  atMinutes: optional(
    minutes(
      'protocols-fields.due-at-minutes',
      z
        .array(z.number().min(0).max(1440))
        .min(1)
        .refine(
          (all) => all.every((minute, i) => i === 0 || minute > (all[i - 1] ?? minute)),
          refusedAs(message('protocol-rules.grid-rises')),
        ),
    ),
    'protocols-fields.no-grid',
  ),
  /**
   * The listed minutes up to the planned end outlive a stop, a cuff is due at the stop, and by nose they count from
   * the first device. Absent: the list ends with the infusion.
   */
  outlivesStop: orElse(yes('protocols-fields.outlives-stop'), false),
  /** Shorter interval while the infusion is this young. */
  earlyForMs: duration('min', 'protocols-fields.early-part-lasts'),
  earlyIntervalMs: duration('min', 'protocols-fields.interval-in-the-early-part'),
  recoveryIntervalMs: duration('min', 'protocols-fields.interval-in-recovery'),
  /** A first critical value is to be repeated within this. */
  repeatWithinMs: duration('min', 'protocols-fields.critical-value-again-in'),
  overdueAfterMs: duration('min', 'protocols-fields.overdue-after'),
};
/** When the next cuff reading is due. */
export const cuffCadenceSchema = schemaOf(CADENCE_FIELDS);

export const CUFF_FIELDS = {
  intervalMs: duration('min', 'protocols-fields.interval'),
  intervalUnderWarningMs: duration('min', 'protocols-fields.under-a-warning'),
  /** Greyed at this multiple of the interval. */
  greyAtIntervals: number('', 'protocols-fields.grayed-after-intervals', times, { decimals: 2 }),
  /** Hidden, and its alarms unresolved, at max(hideAfterMs, hideAtIntervals x interval). */
  hideAtIntervals: number('', 'protocols-fields.hidden-after-intervals', times, { decimals: 2 }),
  hideAfterMs: duration('min', 'protocols-fields.hidden-after-at-least'),
  source: SOURCE,
};
export const cuffSchema = schemaOf(CUFF_FIELDS).extend({ cadence: cuffCadenceSchema.optional() });
