import { MAX_IGNORED, rawReadingSchema } from '@chairside/shared/wire/monitor';

const LONGEST_NAME = 40;

const nameSet = (shape: object) => new Set(Object.keys(shape));
const { shape } = rawReadingSchema;
const READING = nameSet(shape);
const PARTS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['nibp', nameSet(shape.nibp.unwrap().unwrap().shape)],
  ['status', nameSet(shape.status.unwrap().unwrap().shape)],
];

/**
 * Names in a message's readings that the protocol does not know (`HR`, `nibp.SYS`), each once: a device that
 * spells a vital in its own way must be told that nothing of it is kept. `raw` has passed the schema.
 */
export function ignoredFields(raw: unknown): string[] {
  const found = new Set<string>();
  for (const reading of (raw as { readings: Record<string, unknown>[] }).readings) {
    collect(found, reading, READING, '');
    for (const [part, known] of PARTS) {
      const inner = reading[part];
      if (typeof inner === 'object' && inner !== null) collect(found, inner, known, `${part}.`);
    }
    if (found.size >= MAX_IGNORED) break;
  }
  return [...found].slice(0, MAX_IGNORED);
}

function collect(
  found: Set<string>,
  from: object,
  known: ReadonlySet<string>,
  prefix: string,
): void {
  for (const name of Object.keys(from)) {
    if (known.has(name)) continue;
    found.add(`${prefix}${name.slice(0, LONGEST_NAME)}`.toWellFormed());
    if (found.size >= MAX_IGNORED) return;
  }
}
