/** One text for one value, whatever order its keys were made in: what the hash chain is computed over. */

export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
  /** Path to the offending value, such as `body.vitals.hr`. */
  readonly path: string;
  constructor(path: string, what: string) {
    super(`${path === '' ? 'value' : path}: ${what} has no canonical JSON`);
    this.path = path;
  }
}

/**
 * JSON with keys in UTF-16 order and no white space. Properties that are `undefined` are left out, as JSON
 * itself does, so that an event read back from the store gives the same text.
 * @throws NotCanonical for NaN, infinities, and anything that JSON cannot carry.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '');
}

function write(value: unknown, path: string): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical(path, String(value));
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) {
        return `[${value.map((item, i) => write(item, `${path}[${i}]`)).join(',')}]`;
      }
      return writeObject(value, path);
    default:
      throw new NotCanonical(path, typeof value);
  }
}

function writeObject(value: object, path: string): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NotCanonical(path, value.constructor.name);
  }
  const parts: string[] = [];
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, item] of entries) {
    if (item === undefined) continue;
    parts.push(`${JSON.stringify(key)}:${write(item, path === '' ? key : `${path}.${key}`)}`);
  }
  return `{${parts.join(',')}}`;
}
