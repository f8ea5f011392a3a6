import { hash } from 'node:crypto';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import { CUFF_SIGNALS, NUMBERS, VITAL_NUMBERS } from '@chairside/shared/vitals/catalogue';
import { type Reading, valueIn } from '@chairside/shared/vitals/reading';
import type { Sending } from '@chairside/shared/vitals/wire-values';
import type { RawReading } from '@chairside/shared/wire/monitor';
import { normalise } from '@chairside/shared/wire/normalise';

/** What tells two readings of one number apart: device time and all that was measured. */
export interface ReadingMark {
  readonly spot: string;
  /** Null: not known, since a cuff of another patient is not kept. */
  readonly cuff: string | null;
}

type Content = Pick<Reading, 't' | 'values' | 'statuses' | 'invalid' | 'battery'>;

const CUFF: ReadonlySet<string> = new Set(CUFF_SIGNALS);
/** Numbers of what an inflation measures, among signals and among vitals. */
const CUFF_VALUES: ReadonlySet<number> = new Set(CUFF_SIGNALS.map((signal) => NUMBERS[signal]));
const CUFF_STATUS: ReadonlySet<number> = new Set([VITAL_NUMBERS.nibp]);
const LENGTH = 12;

export function markOf({ t, values, statuses, invalid, battery }: Content): ReadingMark {
  const [value, valueCuff] = apart(values.entries(), CUFF_VALUES);
  const [state, stateCuff] = apart(statuses.entries(), CUFF_STATUS);
  const [text, textCuff] = apart(Object.entries(invalid ?? {}).sort(), CUFF);
  return {
    spot: digest({ t: Math.round(t), value, state, text, battery }),
    cuff: digest({ valueCuff, stateCuff, textCuff }),
  };
}

export function markOfRaw(raw: RawReading, sent?: Sending): ReadingMark {
  return markOf({ t: raw.t, ...normalise(raw, sent) });
}

/** Of a reading that the store gave back. */
export function markOfStored(reading: Reading): ReadingMark {
  const { spot, cuff } = markOf(reading);
  return { spot, cuff: valueIn(reading.values, 'sys') === null ? null : cuff };
}

export function sameMark(kept: ReadingMark, sent: ReadingMark): boolean {
  return kept.spot === sent.spot && (kept.cuff === null || kept.cuff === sent.cuff);
}

type Said<K> = readonly (readonly [name: K, value: unknown])[];

/** What is said, by names or numbers: without the cuff, and of the cuff. */
function apart<K>(
  all: Iterable<readonly [K, unknown]>,
  ofCuff: ReadonlySet<K>,
): [spot: Said<K>, cuff: Said<K>] {
  const spot: [K, unknown][] = [];
  const cuff: [K, unknown][] = [];
  for (const [name, value] of all) {
    if (value !== null && value !== undefined) (ofCuff.has(name) ? cuff : spot).push([name, value]);
  }
  return [spot, cuff];
}

function digest(content: object): string {
  return hash('sha256', canonicalJson(content), 'base64').slice(0, LENGTH);
}
