/** The bounds of what enters: whatever passes them can be stored, shown, signed, verified and exported. */
import { z } from 'zod';
import { storableText } from './storable-text.ts';

/** One text for one UUID: some languages print them in capitals, the database in small letters. */
export const uuid = z.uuid().toLowerCase();

/** The range of a `Date` whose year has four digits: 1970 to the end of 9999. */
export const LATEST_INSTANT = 253_402_300_799_999;
/** Epoch ms. */
export const instant = z.number().int().min(0).max(LATEST_INSTANT);

/** Ids of rows, alarms, limits and terms as clients send them: never longer than what the product makes. */
export const idText = (max = 64) => storableText(max);
