/** Two people's changes to one draft put together: mine upon what somebody else has saved meanwhile. */
import {
  type ProtocolDocument,
  protocolDocumentSchema,
} from '@chairside/shared/protocols/document/document';
import { canonicalJson } from '@chairside/shared/text/canonical-json';
import { type Difference, differences } from '../document/protocol-diff.ts';

const GONE = Symbol('gone');
type Part = unknown;

const isFields = (part: Part): part is Readonly<Record<string, Part>> =>
  typeof part === 'object' && part !== null && !Array.isArray(part);

/** What an entry of a list goes by; lists of anything else are taken whole. */
function nameOf(part: Part): string | null {
  if (!isFields(part)) return null;
  const name = part.id ?? part.item ?? part.drug;
  return typeof name === 'string' ? name : null;
}

function named(part: Part): ReadonlyMap<string, Part> | null {
  if (!Array.isArray(part)) return null;
  const entries = part.map((entry: Part): [string | null, Part] => [nameOf(entry), entry]);
  const byName = new Map<string, Part>();
  for (const [name, entry] of entries) {
    if (name === null || byName.has(name)) return null;
    byName.set(name, entry);
  }
  return byName;
}

const fieldsOf = (part: Part): ReadonlyMap<string, Part> | null =>
  isFields(part) ? new Map(Object.entries(part)) : null;

function mergedParts(base: Part, mine: Part, theirs: Part): Part {
  const same = (a: Part, b: Part) =>
    a === b || (a !== GONE && b !== GONE && canonicalJson(a) === canonicalJson(b));
  if (same(mine, theirs) || same(mine, base)) return theirs;
  if (same(theirs, base)) return mine;
  for (const split of [fieldsOf, named]) {
    const [a, b, c] = [split(base) ?? new Map<string, Part>(), split(mine), split(theirs)];
    if (b === null || c === null) continue;
    const merged = new Map<string, Part>();
    for (const name of new Set([...c.keys(), ...b.keys()])) {
      const of = (parts: ReadonlyMap<string, Part>) => (parts.has(name) ? parts.get(name) : GONE);
      const part = mergedParts(of(a), of(b), of(c));
      if (part !== GONE) merged.set(name, part);
    }
    return split === fieldsOf ? Object.fromEntries(merged) : [...merged.values()];
  }
  return mine;
}

export interface Merge {
  /** Null where the two do not fit together. */
  readonly document: ProtocolDocument | null;
  /** What somebody else has changed. */
  readonly theirs: readonly Difference[];
  /** What both have changed, and not to the same: mine stands in the merged document. */
  readonly both: readonly Difference[];
}

export function mergeDrafts(
  base: ProtocolDocument,
  mine: ProtocolDocument,
  theirs: ProtocolDocument,
): Merge {
  const parsed = protocolDocumentSchema.safeParse(mergedParts(base, mine, theirs));
  const own = new Map(differences(base, mine).map((one) => [one.id, one.to]));
  const foreign = differences(base, theirs);
  return {
    document: parsed.success ? parsed.data : null,
    theirs: foreign,
    both: foreign.filter(({ id, to }) => own.has(id) && own.get(id) !== to),
  };
}
