/** A protocol as the fields of its editor, and back. */
import { limitValue, withLimitValue } from '@chairside/shared/alarms/limit-changes';
import type { Limit, LimitSource, ProtocolDocument, Tier } from '@chairside/shared/alarms/limits';

/** Times in seconds; an empty field is `''`. */
export interface LimitFields {
  readonly tier: Tier;
  readonly value: number | string;
  readonly delay: number | string;
  readonly by: number | string;
  readonly forSeconds: number | string;
  readonly allowance: number | string;
  /** Ids of the list of sources, separated by commas or spaces. */
  readonly sources: string;
  readonly confidence: LimitSource['confidence'];
}

export interface ProtocolFields {
  readonly name: string;
  readonly limits: Readonly<Record<string, LimitFields>>;
}

export function fieldsOf({ name, limits }: ProtocolDocument): ProtocolFields {
  const fields = limits.map((limit): [string, LimitFields] => [
    limit.id,
    {
      tier: limit.tier,
      value: limitValue(limit) ?? '',
      delay: limit.delayMs / 1000,
      by: limit.hysteresis.by,
      forSeconds: limit.hysteresis.forMs / 1000,
      allowance: limit.allowance ?? 0,
      sources: limit.source.ids.join(', '),
      confidence: limit.source.confidence,
    },
  ]);
  return { name, limits: Object.fromEntries(fields) };
}

/** An empty field keeps what was there: nothing is ever taken for zero. */
const numberOr = (field: number | string, before: number) =>
  field === '' || !Number.isFinite(Number(field)) ? before : Number(field);

const milliseconds = (field: number | string, before: number) =>
  Math.round(numberOr(field, before / 1000) * 1000);

function limitOf(limit: Limit, fields: LimitFields | undefined): Limit {
  if (fields === undefined) return limit;
  const value = limitValue(limit);
  const moved = value === null ? limit : withLimitValue(limit, numberOr(fields.value, value));
  const { allowance: _, ...rest } = moved;
  const allowance = numberOr(fields.allowance, limit.allowance ?? 0);
  return {
    ...rest,
    tier: fields.tier,
    delayMs: milliseconds(fields.delay, limit.delayMs),
    hysteresis: {
      by: numberOr(fields.by, limit.hysteresis.by),
      forMs: milliseconds(fields.forSeconds, limit.hysteresis.forMs),
    },
    ...(allowance > 0 ? { allowance } : {}),
    source: {
      ...limit.source,
      ids: fields.sources.split(/[\s,]+/).filter((id) => id !== ''),
      confidence: fields.confidence,
    },
  };
}

export function documentOf(document: ProtocolDocument, fields: ProtocolFields): ProtocolDocument {
  return {
    ...document,
    name: fields.name.trim() === '' ? document.name : fields.name.trim(),
    limits: document.limits.map((limit) => limitOf(limit, fields.limits[limit.id])),
  };
}
