import type { LimitSource } from '@chairside/shared/protocols/document/document';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { NO_SOURCE } from '../document/limit-text.ts';
import classes from '../styles/editor.module.css';
import { Origin } from '../version/origin.tsx';
import { ChoiceField, useMark, WordsField } from './fields.tsx';

const CONFIDENCES = {
  high: 'high',
  'medium-high': 'medium-high',
  medium: 'medium',
  'low-medium': 'low-medium',
  low: 'low',
} as const satisfies Record<LimitSource['confidence'], string>;

const namesIn = (text: string) => text.split(/[\s,;]+/).filter((name) => name !== '');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

interface Props {
  /** Of the field: `limits.spo2-low-warning.source`. */
  readonly path: string;
  readonly source: LimitSource;
  readonly onChange: (source: LimitSource) => void;
}

/** Where a number comes from, and how far it can be trusted. */
export function SourceFields({ path, source, onChange }: Props) {
  const mark = useMark(path);
  const [text, setText] = useState(source.ids.join(', '));
  const [known, setKnown] = useState(source.ids);
  if (source.ids !== known) {
    setKnown(source.ids);
    if (namesIn(text).join(' ') !== source.ids.join(' ')) setText(source.ids.join(', '));
  }
  const { note: _, ...bare } = source;
  return (
    <div className={classes.sources}>
      <TextInput
        {...mark}
        label={say('protocols-editor.sources')}
        placeholder={NO_SOURCE}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onChange({ ...source, ids: namesIn(event.currentTarget.value) });
        }}
      />
      <WordsField
        id={`${path}.note`}
        label={say('protocols-editor.note-on-the-source')}
        value={source.note ?? ''}
        onChange={(note) => onChange(note === '' ? bare : { ...source, note })}
      />
      <ChoiceField
        id={`${path}.confidence`}
        label={say('protocols-editor.confidence')}
        value={source.confidence}
        options={CONFIDENCES}
        onChange={(confidence) => onChange({ ...source, confidence })}
      />
      <p className={classes.origin}>
        {source.ids.length === 0 ? `${capital(NO_SOURCE)}.` : <Origin ids={source.ids} />}
      </p>
    </div>
  );
}
