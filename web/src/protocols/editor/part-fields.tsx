/** The fields of one part, as they are described beside its schema. */
import { type Field, type Fields, flat } from '@chairside/shared/protocols/document/field';
import { idOf, type Place, valueAt, withValueAt } from '@chairside/shared/protocols/document/place';
import { sourceSchema } from '@chairside/shared/protocols/document/source';
import { textOf } from '../../language/say.ts';
import { labelOf } from '../document/statement.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { EffectPicker } from './effect-picker.tsx';
import {
  ChipsField,
  ChoiceField,
  LinesField,
  MinutesField,
  NumberField,
  SwitchField,
  TimeField,
  WordsField,
} from './fields.tsx';
import { SourceFields } from './source-fields.tsx';

interface FieldProps {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly onChange: (value: unknown) => void;
}

/** No choice is `undefined` in the document and this in the list. */
const NOTHING = '';
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function FieldControl({ id, field, value: stored, disabled, onChange: put }: FieldProps) {
  const value = stored ?? field.fallback;
  const onChange = (next: unknown) => put(next === field.fallback ? undefined : next);
  const empty = field.empty === undefined ? undefined : textOf({ key: field.empty });
  // What may be nothing is left out, or null where the schema knows no leaving out.
  const none = field.schema.safeParse(undefined).success ? undefined : null;
  const mayBeEmpty = empty === undefined ? {} : { placeholder: empty, onEmpty: () => put(none) };
  const common = { id, label: labelOf(field), disabled };
  switch (field.kind) {
    case 'time':
      return (
        <TimeField
          {...common}
          {...mayBeEmpty}
          unit={field.unit}
          value={numberOf(value)}
          onChange={onChange}
        />
      );
    case 'number': {
      const [least, most] = field.within ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      return (
        <NumberField
          {...common}
          {...mayBeEmpty}
          label={field.unit === '' ? common.label : `${common.label}, ${field.unit}`}
          decimals={field.decimals}
          min={0}
          value={numberOf(value)}
          onChange={(typed) => {
            const next = field.decimals === 0 ? Math.round(typed) : typed;
            if (next >= least && next <= most) onChange(next);
          }}
        />
      );
    }
    case 'switch':
      return (
        <SwitchField
          {...common}
          value={(value === true) !== field.inverted}
          onChange={(on) => onChange(on !== field.inverted)}
        />
      );
    case 'choice': {
      const options = Object.entries(field.options).map(([key, text]) => [
        key,
        textOf({ key: text }),
      ]);
      return (
        <ChoiceField
          {...common}
          value={value === undefined ? NOTHING : String(value)}
          options={Object.fromEntries(
            empty === undefined ? options : [[NOTHING, empty], ...options],
          )}
          onChange={(next) => onChange(next === NOTHING ? none : next)}
        />
      );
    }
    case 'several':
      return (
        <ChipsField
          {...common}
          options={field.options}
          value={textsOf(value)}
          onChange={onChange}
        />
      );
    case 'words':
      return (
        <WordsField
          {...common}
          {...(empty === undefined ? {} : { placeholder: empty })}
          maxLength={field.max}
          value={String(value ?? '')}
          onChange={(next) => onChange(next === '' && empty !== undefined ? none : next)}
        />
      );
    case 'minutes':
      return (
        <MinutesField
          {...common}
          {...mayBeEmpty}
          value={Array.isArray(value) ? value.map(Number) : []}
          onChange={onChange}
        />
      );
    case 'effects':
      return (
        <EffectPicker {...common} {...mayBeEmpty} value={textsOf(value)} onChange={onChange} />
      );
    case 'lines':
      return <LinesField {...common} value={textsOf(value)} onChange={onChange} />;
    case 'source':
      return <SourceFields path={id} source={sourceSchema.parse(value)} onChange={onChange} />;
    case 'own':
      return null;
    default:
      return field satisfies never;
  }
}

export type Put = (at: Place, value: unknown) => void;

/** Changes one place of the document. */
export function usePut(place: Place): Put {
  const { change } = useEditor();
  return (at, value) => {
    const where = [...place, ...at];
    change(idOf(where), (document) => withValueAt(document, where, value));
  };
}

interface Props {
  readonly place: Place;
  readonly fields: Fields;
  readonly value: unknown;
  /** Where a change of a field is more than that field. */
  readonly put?: Put;
  /** Keys of fields that do not count as the part stands. */
  readonly disabled?: readonly string[];
}

const LINE = ['time', 'number', 'choice', 'words', 'minutes'];
const WIDE = ['switch', 'several'];

export function PartFields({ place, fields, value, put, disabled = [] }: Props) {
  const own = usePut(place);
  const { problemsAt } = useEditor();
  const all = flat(fields);
  const shown = (among: (kind: Field['kind']) => boolean) =>
    all
      .filter(([, { kind }]) => among(kind))
      .map(([at, field]) => (
        <FieldControl
          key={idOf(at)}
          id={idOf([...place, ...at])}
          field={field}
          value={valueAt(value, at)}
          disabled={disabled.includes(at[0] ?? '')}
          onChange={(next) => (put ?? own)(at, next)}
        />
      ));
  const [line, wide] = [shown((kind) => LINE.includes(kind)), shown((kind) => WIDE.includes(kind))];
  return (
    <div className={classes.fields}>
      {problemsAt(idOf(place)).map((problem) => (
        <p key={problem} className={classes.problem} role="alert">
          {problem}
        </p>
      ))}
      {shown((kind) => kind === 'effects')}
      {line.length === 0 ? null : <div className={classes.grid}>{line}</div>}
      {shown((kind) => kind === 'lines')}
      {wide.length === 0 ? null : <div className={classes.wide}>{wide}</div>}
      {shown((kind) => kind === 'source')}
    </div>
  );
}
