import { hash } from 'node:crypto';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import type { Signal } from '@chairside/shared/vitals/catalogue';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { Sending } from '@chairside/shared/vitals/wire-values';
import type { RawReading } from '@chairside/shared/wire/monitor';
import { normalise } from '@chairside/shared/wire/normalise';

/** What tells two readings of one number apart: device time and all that was measured. */
export interface ReadingMark {
  readonly spot: string;
  /** Null: not known, since a cuff of another patient is not kept. */
  readonly cuff: string | null;
}

type Content = Pick<Reading, 't' | 'values' | 'status' | 'invalid' | 'battery'>;

const CUFF: ReadonlySet<string> = new Set<Signal | 'nibp'>(['sys', 'dia', 'map', 'nibp']);
const LENGTH = 12;

export function markOf({ t, values, status, invalid, battery }: Content): ReadingMark {
  const [value, valueCuff] = apart(values);
  const [state, stateCuff] = apart(status);
  const [text, textCuff] = apart(invalid ?? {});
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
  return { spot, cuff: reading.values.sys === undefined ? null : cuff };
}

export function sameMark(kept: ReadingMark, sent: ReadingMark): boolean {
  return kept.spot === sent.spot && (kept.cuff === null || kept.cuff === sent.cuff);
}

function apart(from: object): [spot: object, cuff: object] {
  const spot: Record<string, unknown> = {};
  const cuff: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(from)) (CUFF.has(name) ? cuff : spot)[name] = value;
  return [spot, cuff];
}

function digest(content: object): string {
  return hash('sha256', canonicalJson(content), 'base64').slice(0, LENGTH);
}
