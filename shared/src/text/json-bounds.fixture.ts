/** A JSON schema as far as bounds go. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly propertyNames?: SchemaNode;
  readonly additionalProperties?: boolean | SchemaNode;
}

/** What any number of a schema may be without its own bound: more is no longer exact. */
const EXACT = Number.MAX_SAFE_INTEGER;

/** Paths of the numbers, texts and lists of a schema that have no end. */
export function unbounded(node: SchemaNode, path = ''): string[] {
  if (node.const !== undefined || node.enum) return [];
  const choices = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
  const type = node.properties?.type?.const;
  const at = type === undefined ? path : `${path}<${String(type)}>`;
  const types = [node.type].flat();
  const found = choices.flatMap((one) => unbounded(one, at));
  if (types.includes('number') || types.includes('integer')) {
    const low = node.minimum ?? node.exclusiveMinimum ?? -Infinity;
    const high = node.maximum ?? node.exclusiveMaximum ?? Infinity;
    if (low <= -EXACT || high >= EXACT) found.push(`${at}: a number`);
  }
  const texts =
    node.maxLength !== undefined || node.format !== undefined || node.pattern !== undefined;
  if (types.includes('string') && !texts) found.push(`${at}: a text`);
  if (types.includes('array')) {
    if (node.maxItems === undefined) found.push(`${at}: a list`);
    if (node.items) found.push(...unbounded(node.items, `${at}[]`));
  }
  for (const [name, inner] of Object.entries(node.properties ?? {})) {
    found.push(...unbounded(inner, `${at}.${name}`));
  }
  if (typeof node.additionalProperties === 'object') {
    found.push(...unbounded(node.additionalProperties, `${at}{}`));
  }
  return found;
}
