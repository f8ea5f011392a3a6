/** Documents that leave the product and come back: every version that shipped is read, however old. */
import type { z } from 'zod';

/** A version that is no longer written. One that has shipped never changes. */
interface Earlier {
  readonly schema: z.ZodType;
  /** What makes of it the version after it. What a hash or a signature covers passes through untouched. */
  readonly toNext: (document: unknown) => unknown;
}

/** A document that names its format and version in `format`, such as `chairside-session@1`. */
export interface Versions<T> {
  readonly format: string;
  /** From version 1 on. */
  readonly earlier: readonly Earlier[];
  readonly current: z.ZodType<T>;
}

type ReadDocument<T> =
  | {
      readonly ok: true;
      /** As its own version has it: what a check of the text compares with. */
      readonly written: unknown;
      /** As the current version has it. */
      readonly document: T;
    }
  | { readonly ok: false; readonly path: readonly PropertyKey[]; readonly message: string };

function numberIn(format: string, value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('format' in value)) return null;
  const [name, number, ...rest] = String(value.format).split('@');
  return name === format && rest.length === 0 && /^[1-9]\d{0,3}$/.test(number ?? '')
    ? Number(number)
    : null;
}

const refusal = ({ issues: [issue] }: z.ZodError) => ({
  ok: false as const,
  path: issue?.path ?? [],
  message: issue?.message ?? '',
});

/** Never reads a part: of a version it does not know it says the number. */
export function readDocument<T>(
  { format, earlier, current }: Versions<T>,
  value: unknown,
): ReadDocument<T> {
  const newest = earlier.length + 1;
  const number = numberIn(format, value) ?? newest;
  if (number > newest) {
    const message = `version ${number} of ${format} is not known here, only versions up to ${newest}`;
    return { ok: false, path: ['format'], message };
  }
  const own = earlier[number - 1]?.schema.safeParse(value);
  if (own && !own.success) return refusal(own.error);
  const made = earlier
    .slice(number - 1)
    .reduce<unknown>((document, { toNext }) => toNext(document), own?.data ?? value);
  const result = current.safeParse(made);
  if (!result.success) return refusal(result.error);
  return { ok: true, written: own?.data ?? result.data, document: result.data };
}
