import { effectLabel } from '@chairside/shared/effects/catalogue';
import { scaleOf } from '@chairside/shared/effects/scales';
import { scored } from '@chairside/shared/effects/scales-scoring';
import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import type { Amendment } from '@chairside/shared/session/entries';
import type { ObservedEffect, SessionState } from '@chairside/shared/session/state';
import { NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { CommandSheet, type SheetProps } from '../chair/command-sheet.tsx';
import { detailsOf, EffectDetailFields, type EffectDetails } from './effect-detail.fields.tsx';
import { ManualVitalsFields } from './manual-vitals.form.tsx';
import { SEVERITY_LABELS } from './severity-labels.ts';
import classes from './visit.module.css';

interface Props extends SheetProps {
  readonly session: SessionState;
  readonly seq: number;
  /** Details that were left for later are no mistake: no reason is asked for. */
  readonly details: boolean;
}

/** Corrects an entry: the original stays in the log, the correction beside it with its reason. */
export function AmendForm({ session, seq, details, ...sheet }: Props) {
  const effect = session.effects.find((one) => one.seq === seq);
  if (effect !== undefined) return <EffectAmend {...sheet} effect={effect} details={details} />;
  const made = session.assessments.find((one) => one.seq === seq);
  if (made !== undefined) {
    const { scale, score } = made.assessment;
    return (
      <NumberAmend
        {...sheet}
        seq={seq}
        label={scaleOf(scale).label}
        value={score}
        entry={(value) =>
          scored({ scale, score: value }).ok
            ? { kind: 'assessment', assessment: { scale, score: value } }
            : null
        }
      />
    );
  }
  if (session.weight?.seq === seq) {
    return (
      <NumberAmend
        {...sheet}
        seq={seq}
        label="Weight (kg)"
        value={session.weight.kg}
        entry={(kg) => (kg > 0 ? { kind: 'weight', kg } : null)}
      />
    );
  }
  const vitals = session.manualVitals.find((one) => one.seq === seq);
  if (vitals !== undefined) return <VitalsAmend {...sheet} seq={seq} value={vitals.values} />;
  const intervention = session.interventions.find((one) => one.seq === seq);
  if (intervention !== undefined) {
    const { entry } = intervention;
    return (
      <TextAmend
        {...sheet}
        seq={seq}
        label="Note of the intervention"
        value={entry.note ?? ''}
        entry={(note) => ({ kind: 'intervention', intervention: { ...entry, note } })}
      />
    );
  }
  const note = session.notes.find((one) => one.seq === seq);
  return (
    <TextAmend
      {...sheet}
      seq={seq}
      label="Note"
      value={note?.text ?? ''}
      entry={(text) => ({ kind: 'note', text })}
    />
  );
}

interface CorrectProps extends SheetProps {
  readonly seq: number;
  readonly title?: string;
  readonly given?: string;
  readonly entry: () => Amendment | null;
  readonly children: ReactNode;
}

function Correct({
  seq,
  title = 'Correct the entry',
  given,
  entry,
  children,
  ...sheet
}: CorrectProps) {
  const [typed, setTyped] = useState('');
  const reason = given ?? typed.trim();
  return (
    <CommandSheet
      {...sheet}
      title={title}
      submit="Record"
      draft={() => {
        const corrected = entry();
        if (corrected === null || reason === '') return null;
        return { type: 'amend-entry', seq, reason, entry: corrected };
      }}
    >
      {children}
      {given === undefined ? (
        <>
          <p className={classes.hint}>The original stays in the log beside the correction.</p>
          <TextInput
            size="md"
            label="Reason"
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.currentTarget.value)}
            required
          />
        </>
      ) : null}
    </CommandSheet>
  );
}

interface EffectAmendProps extends SheetProps {
  readonly effect: ObservedEffect;
  readonly details: boolean;
}

function EffectAmend({ effect, details, ...sheet }: EffectAmendProps) {
  const [severity, setSeverity] = useState<Severity>(effect.first.severity);
  const [value, setValue] = useState<EffectDetails>({
    source: effect.source,
    rating: effect.first.rating ?? null,
    actions: effect.actions,
    note: effect.note ?? '',
  });
  const entry = (): Amendment => ({
    kind: 'effect',
    ...(severity === effect.first.severity ? {} : { severity }),
    ...detailsOf(value),
  });
  return (
    <Correct
      {...sheet}
      seq={effect.seq}
      title={effectLabel(effect.term)}
      {...(details ? { given: 'Details added' } : {})}
      entry={entry}
    >
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label="Severity"
        data={SEVERITIES.map((one) => ({ value: one, label: SEVERITY_LABELS[one] }))}
        value={severity}
        onChange={(chosen) => {
          const found = SEVERITIES.find((one) => one === chosen);
          if (found !== undefined) setSeverity(found);
        }}
      />
      <EffectDetailFields value={value} onChange={(change) => setValue({ ...value, ...change })} />
    </Correct>
  );
}

interface NumberAmendProps extends SheetProps {
  readonly seq: number;
  readonly label: string;
  readonly value: number;
  readonly entry: (value: number) => Amendment | null;
}

function NumberAmend({ label, value, entry, ...sheet }: NumberAmendProps) {
  const [typed, setTyped] = useState<number | null>(value);
  return (
    <Correct {...sheet} entry={() => (typed === null ? null : entry(typed))}>
      <NumberInput
        size="md"
        label={label}
        value={typed ?? ''}
        onChange={(next) => setTyped(typeof next === 'number' ? next : null)}
        decimalScale={1}
        hideControls
      />
    </Correct>
  );
}

interface VitalsAmendProps extends SheetProps {
  readonly seq: number;
  readonly value: SessionState['manualVitals'][number]['values'];
}

function VitalsAmend({ value, ...sheet }: VitalsAmendProps) {
  const [values, setValues] = useState(value);
  return (
    <Correct {...sheet} entry={() => ({ kind: 'vitals', values: { ...values } })}>
      <ManualVitalsFields value={values} onChange={setValues} />
    </Correct>
  );
}

interface TextAmendProps extends SheetProps {
  readonly seq: number;
  readonly label: string;
  readonly value: string;
  readonly entry: (text: string) => Amendment;
}

function TextAmend({ label, value, entry, ...sheet }: TextAmendProps) {
  const [text, setText] = useState(value);
  return (
    <Correct {...sheet} entry={() => (text.trim() === '' ? null : entry(text.trim()))}>
      <Textarea
        size="md"
        label={label}
        value={text}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Correct>
  );
}
