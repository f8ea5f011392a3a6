/** The resting blood pressure that a session's relative limits run against. */
import { type Message, message } from '../wording/message.ts';
import type { CuffTaken } from './decide-context.ts';

/** At least so many readings make a baseline (clinic default). */
export const RESTED_CUFFS = 2;
/** Readings older than this say nothing of the rest before this start, ms (clinic default). */
export const RESTED_WITHIN_MS = 60 * 60_000;

export interface RestedBaseline {
  /** Medians, mmHg, to the next whole number. */
  readonly sys: number;
  readonly dia: number;
  /** The readings it was made of, oldest first. */
  readonly cuffs: readonly CuffTaken[];
}

/** The readings of the last hour, oldest first. `at`: epoch ms. */
export function restedCuffs(cuffs: readonly CuffTaken[], at: number): CuffTaken[] {
  return cuffs
    .filter((cuff) => cuff.at <= at && at - cuff.at <= RESTED_WITHIN_MS)
    .sort((a, b) => a.at - b.at);
}

/** How many there are and how many are needed; for a nurse. */
export const cuffsSoFar = (soFar: number): Message =>
  message('refusals.cuffs-so-far', { needed: RESTED_CUFFS, soFar });

/** Median of the readings of the last hour; null while there are fewer than two. `at`: epoch ms. */
export function restedBaseline(cuffs: readonly CuffTaken[], at: number): RestedBaseline | null {
  const rested = restedCuffs(cuffs, at);
  if (rested.length < RESTED_CUFFS) return null;
  return {
    sys: median(rested.map(({ sys }) => sys)),
    dia: median(rested.map(({ dia }) => dia)),
    cuffs: rested,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  if (!Number.isInteger(middle)) return upper;
  return Math.round(((sorted[middle - 1] ?? Number.NaN) + upper) / 2);
}
