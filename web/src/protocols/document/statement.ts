/** A protocol as statements: one sentence's worth each, named, so that two versions can be compared and a field marked. */

import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { Field, Fields } from '@chairside/shared/protocols/document/field';
import { flat } from '@chairside/shared/protocols/document/field';
import { idOf, type Place, valueAt } from '@chairside/shared/protocols/document/place';
import { sourceSchema } from '@chairside/shared/protocols/document/source';
import { SECTION_INFO, type SectionId } from '@chairside/shared/protocols/sections/sections';
import { say, textOf, words } from '../../language/say.ts';
import { secondsText } from './limit-text.ts';
import { minutesText, originText, yesNo } from './protocol-text.ts';

export interface Statement {
  /** Place of the field, such as `limits.spo2-low-warning.delayMs`; the field of the editor has the same. */
  readonly id: string;
  /** Place of what it is about. */
  readonly part: string;
  readonly section: SectionId;
  /** What it is about, such as `SpO2 ≤ 93 %`. */
  readonly item: string;
  readonly label: string;
  readonly text: string;
}

export const sectionTitle = (id: SectionId): string => textOf({ key: SECTION_INFO[id].title });
export const labelOf = ({ label }: Pick<Field, 'label'>): string => textOf({ key: label });

/** What a form of its own says: more than one thing, where it holds more than one. */
export interface Said {
  /** Beside the field itself: its name within the field and its label. */
  readonly more?: readonly [name: string, label: string];
  readonly text: string;
}

/** One thing with its fields, as it stands in a document. */
export interface Part {
  readonly section: SectionId;
  readonly place: Place;
  readonly item: string;
  readonly fields: Fields;
  readonly value: unknown;
  /** What the fields with a form of their own say, by key. */
  readonly own?: Readonly<Record<string, readonly Said[]>>;
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const among = (texts: readonly string[]) =>
  texts.length === 0 ? say('protocols-fields.none') : texts.join(', ');

function optionText({ options }: Extract<Field, { options: unknown }>, value: string): string {
  const key = options[value];
  return key === undefined ? value : textOf({ key });
}

/** The value of a field in words. */
function fieldText(field: Field, value: unknown): string {
  const own = value ?? field.fallback ?? undefined;
  if (own === undefined) return field.empty === undefined ? '--' : textOf({ key: field.empty });
  switch (field.kind) {
    case 'time':
      return field.unit === 's' ? secondsText(Number(own)) : minutesText(Number(own));
    case 'number':
      return field.unit === '' ? String(own) : `${own} ${field.unit}`;
    case 'switch':
      return yesNo((own === true) !== field.inverted);
    case 'choice':
      return optionText(field, String(own));
    case 'several':
      return among(listOf(own).map((one) => optionText(field, one)));
    case 'effects':
      return among(listOf(own).map((code) => effectLabel(code, words)));
    case 'minutes':
      return listOf(own).join(', ');
    case 'lines':
      return listOf(own).join(' ');
    case 'source':
      return originText(sourceSchema.parse(own));
    case 'words':
    case 'own':
      return String(own);
    default:
      return field satisfies never;
  }
}

function saidOf(part: Part, at: Place, field: Field): readonly Said[] {
  const own = part.own?.[idOf(at)];
  if (own !== undefined) return own;
  const value = valueAt(part.value, at);
  const said = { text: fieldText(field, value) };
  if (field.kind !== 'source') return [said];
  const { confidence } = sourceSchema.parse(value);
  return [said, { more: ['confidence', say('protocols-fields.confidence')], text: confidence }];
}

export function statementsOfPart(part: Part): Statement[] {
  const { section, item, place } = part;
  const name = idOf(place);
  return flat(part.fields).flatMap(([at, field]) =>
    saidOf(part, at, field).map(({ more, text }) => ({
      ...{ part: name, section, item, text },
      id: idOf([...place, ...at, ...(more === undefined ? [] : [more[0]])]),
      label: more?.[1] ?? labelOf(field),
    })),
  );
}
