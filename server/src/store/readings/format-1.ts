/**
 * How readings of the first format were stored: nine values and seven statuses in this order, statuses and marks
 * packed into one number. Read only; it never changes.
 */
import type { Numbered } from './packing.ts';

/** Columns of a hot row, in the order of the values of a block; the place of each is the number of its signal. */
export const COLUMNS = ['hr', 'spo2', 'pulse', 'rr', 'etco2', 'temp', 'sys', 'dia', 'map'] as const;
/** Vitals in the order of their bits: the place of each is its number. */
const VITALS = 7;
const LATE = 1 << (3 * VITALS);

const SOURCED = LATE << 1;

export const isLate = (flags: number): boolean => (flags & LATE) !== 0;
export const isSourced = (flags: number): boolean => (flags & SOURCED) !== 0;

export function statusesOf(flags: number): Numbered {
  const statuses: number[] = [];
  for (let vital = 0; vital < VITALS; vital++) {
    const code = (flags >> (3 * vital)) & 7;
    if (code !== 0) statuses[vital] = code;
  }
  return statuses;
}

export function valuesOf(inOrder: Numbered): Numbered {
  const values: number[] = [];
  inOrder.forEach((value, place) => {
    if (value !== null && value !== undefined) values[place] = value;
  });
  return values;
}
