/**
 * One field of the protocol document, described once: its schema, its name, what it shows where it is absent and how it
 * is entered. The sections say which fields they have; statements, differences, the editor and the place of a problem
 * follow from that.
 */
import { z } from 'zod';
import type { MessageKey } from '../../wording/message.ts';
import { sourceSchema } from './source.ts';

/** What has its own form: a table, a list of comparisons. */
export type OwnShape =
  | ('limit-test' | 'companions' | 'score-test')
  | ('terms' | 'comparisons' | 'caps' | 'drug' | 'pressures');

export type Options = Readonly<Record<string, MessageKey>>;

interface Described<S extends z.ZodType> {
  readonly label: MessageKey;
  readonly schema: S;
  /** What it means that the field is absent; without this it is always there. */
  readonly empty?: MessageKey;
  /** What an absent field counts as. */
  readonly fallback?: unknown;
}

/** Kept in ms, entered and shown in its unit. */
export interface TimeField<S extends z.ZodType = z.ZodType> extends Described<S> {
  readonly kind: 'time';
  readonly unit: 's' | 'min';
}
export interface NumberField<S extends z.ZodType = z.ZodType> extends Described<S> {
  readonly kind: 'number';
  readonly unit: string;
  readonly decimals: number;
  /** What is entered outside of these is not taken at all. */
  readonly within?: readonly [number, number];
}
export interface SwitchField<S extends z.ZodType = z.ZodType> extends Described<S> {
  readonly kind: 'switch';
  /** It is on where the document says no. */
  readonly inverted: boolean;
}
export interface ChoiceField<S extends z.ZodType = z.ZodType> extends Described<S> {
  readonly kind: 'choice' | 'several';
  readonly options: Options;
}
export interface WordsField<S extends z.ZodType = z.ZodType> extends Described<S> {
  readonly kind: 'words';
  readonly max: number;
}
export interface ListField<S extends z.ZodType = z.ZodType> extends Described<S> {
  readonly kind: 'minutes' | 'effects' | 'lines' | 'source';
}
export interface OwnField<S extends z.ZodType = z.ZodType> extends Described<S> {
  readonly kind: 'own';
  readonly shape: OwnShape;
}

export type Field<S extends z.ZodType = z.ZodType> =
  | (TimeField<S> | NumberField<S> | SwitchField<S> | ChoiceField<S>)
  | (WordsField<S> | ListField<S> | OwnField<S>);

/** Fields that are kept in an object of their own within the part. */
export interface FieldGroup<S extends z.ZodType = z.ZodType> {
  readonly kind: 'group';
  readonly fields: Fields;
  readonly schema: S;
}
export interface Fields {
  readonly [key: string]: Field | FieldGroup;
}

type Shape<F> = {
  [K in keyof F]: F[K] extends { readonly schema: infer S extends z.ZodType } ? S : never;
};

export function schemaOf<F extends Fields>(fields: F): z.ZodObject<Shape<F>> {
  const shape = Object.entries(fields).map(([key, { schema }]) => [key, schema]);
  return z.object(Object.fromEntries(shape) as Shape<F>);
}

type Label = MessageKey;

export const time = <S extends z.ZodType>(
  unit: 's' | 'min',
  label: Label,
  schema: S,
): TimeField<S> => ({ kind: 'time', unit, label, schema });

/** A time that is never 0. */
export const duration = (unit: 's' | 'min', label: Label): TimeField<z.ZodNumber> =>
  time(unit, label, z.number().int().positive());

interface Digits {
  readonly decimals?: number;
  readonly within?: readonly [number, number];
}
export const number = <S extends z.ZodType>(
  unit: string,
  label: Label,
  schema: S,
  { decimals = 1, ...rest }: Digits = {},
): NumberField<S> => ({ kind: 'number', unit, label, schema, decimals, ...rest });

export const yes = (label: Label): SwitchField<z.ZodBoolean> => ({
  ...{ kind: 'switch', inverted: false, label, schema: z.boolean() },
});

type Named<K extends string> = Readonly<Record<K, MessageKey>>;
const namesOf = <K extends string>(options: Named<K>) => z.enum(Object.keys(options) as K[]);

export const choice = <K extends string>(
  label: Label,
  options: Named<K>,
): ChoiceField<z.ZodType<K>> => ({ kind: 'choice', label, options, schema: namesOf(options) });

export const several = <K extends string>(
  label: Label,
  options: Named<K>,
): ChoiceField<z.ZodType<K[]>> => ({
  ...{ kind: 'several', label, options, schema: z.array(namesOf(options)).min(1) },
});

const some = z.array(z.string().min(1)).min(1);

export const words = (label: Label, max = 120): WordsField<z.ZodString> => ({
  ...{ kind: 'words', label, max, schema: z.string().min(1) },
});

const someMinutes = z.array(z.number().min(0).max(1440)).min(1);
export const minutes = (label: Label, schema = someMinutes): ListField<typeof someMinutes> => ({
  ...{ kind: 'minutes', label, schema },
});

export const lines = (label: Label): ListField<typeof some> => ({
  ...{ kind: 'lines', label, schema: some },
});

export const effects = (label: Label): ListField<typeof some> => ({
  ...{ kind: 'effects', label, schema: some },
});

export const own = <S extends z.ZodType>(
  shape: OwnShape,
  label: Label,
  schema: S,
): OwnField<S> => ({ kind: 'own', shape, label, schema });

export const SOURCE: ListField<typeof sourceSchema> = {
  ...{ kind: 'source', label: 'protocols-fields.source', schema: sourceSchema },
};

export const group = <F extends Fields>(fields: F) =>
  ({ kind: 'group', fields, schema: schemaOf(fields) }) as const;

/** The same kind of field, and its document may go without it. */
type Absent<F extends Field> = Omit<F, 'schema'> & {
  readonly schema: z.ZodOptional<F['schema']>;
};

const absent = <F extends Field>(field: F): Absent<F> => ({
  ...field,
  schema: z.optional<F['schema']>(field.schema),
});

/** It may be absent, which means this. */
export const optional = <F extends Field>(field: F, empty: MessageKey): Absent<F> => ({
  ...absent(field),
  empty,
});

/** It may be absent, and counts as this then. */
export const orElse = <F extends Field>(field: F, fallback: z.infer<F['schema']>): Absent<F> => ({
  ...absent(field),
  fallback,
});

/** Every field with its place within the part, groups opened. */
export function flat(fields: Fields, at: readonly string[] = []): [readonly string[], Field][] {
  return Object.entries(fields).flatMap(([key, field]): [readonly string[], Field][] =>
    field.kind === 'group' ? flat(field.fields, [...at, key]) : [[[...at, key], field]],
  );
}
