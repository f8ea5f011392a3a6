import type { SchemaNode } from '@chairside/shared/text/json-bounds.fixture';
import fc from 'fast-check';

/** Letters of every kind that a text may hold, ends of lines and marks included. */
const TEXTS = ['a', 'ü', '😀', '"', '\\', '<b>', '\n', '\u202e', 'ز', '￿', '=1+1'];

/** Values at the very edges of a JSON schema, and some between them. */
export function extremeOf(node: SchemaNode): fc.Arbitrary<unknown> {
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum) return fc.constantFrom(...node.enum);
  const choices = node.anyOf ?? node.oneOf;
  if (choices) return fc.oneof(...choices.map(extremeOf));
  switch (node.type) {
    case 'number':
    case 'integer':
      return numberOf(node);
    case 'string':
      return textOf(node);
    case 'array':
      return fc.array(extremeOf(node.items ?? {}), {
        minLength: node.minItems ?? 0,
        maxLength: Math.min(node.maxItems ?? 3, Math.max(node.minItems ?? 0, 3)),
      });
    case 'object':
      return objectOf(node);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function numberOf(node: SchemaNode): fc.Arbitrary<number> {
  const whole = node.type === 'integer';
  const least = whole ? 1 : 1e-9;
  const low = node.minimum ?? (node.exclusiveMinimum ?? 0) + least;
  const high = node.maximum ?? (node.exclusiveMaximum ?? 1e6) - least;
  const between = whole
    ? fc.integer({ min: Math.ceil(low), max: Math.floor(high) })
    : fc.double({ min: low, max: high, noNaN: true });
  return fc.oneof(fc.constantFrom(low, high), between);
}

function textOf(node: SchemaNode): fc.Arbitrary<string> {
  if (node.format === 'uuid') return fc.uuid().map((one) => one.toUpperCase());
  const most = node.maxLength ?? 40;
  const some = fc
    .constantFrom(...TEXTS)
    .map((one) => one.repeat(most).slice(0, most).toWellFormed());
  return fc.oneof(some, fc.constant('a'.padEnd(node.minLength ?? 1, 'a')));
}

function objectOf(node: SchemaNode): fc.Arbitrary<unknown> {
  const properties = node.properties ?? {};
  if (Object.keys(properties).length === 0 && typeof node.additionalProperties === 'object') {
    return fc.dictionary(
      fc.constantFrom('a', 'x'.repeat(40)),
      extremeOf(node.additionalProperties),
    );
  }
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, extremeOf(inner)]),
  );
  return fc.record(model, { requiredKeys: [...(node.required ?? [])] });
}
