import { effectLabel } from '@chairside/shared/effects/catalogue';
import { type ScaleCode, scaleOf } from '@chairside/shared/effects/scales';
import { scored } from '@chairside/shared/effects/scales-scoring';
import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import type { Amendment } from '@chairside/shared/session/entries';
import type {
  MadeIntervention,
  ObservedEffect,
  SessionState,
} from '@chairside/shared/session/state';
import { NumberInput, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { say } from '../language/say.ts';
import { SEVERITY_LABELS } from '../wording/severity-labels.ts';
import { Correct } from './correction-sheet.tsx';
import {
  detailsOf,
  EffectDetailFields,
  type EffectDetails,
} from './effects/effect-detail.fields.tsx';
import { InterventionFields } from './interventions/intervention.fields.tsx';
import { draftOfIntervention, interventionOf } from './interventions/intervention-draft.ts';
import { useDrugQuestions } from './interventions/use-drug-questions.ts';
import { ScoreParts } from './scores/score-parts.tsx';
import type { SheetProps } from './sheet/command-sheet.tsx';
import { ManualVitalsFields } from './vital-signs/manual-vitals.form.tsx';

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
    if (scaleOf(scale).kind === 'sum') {
      return <PartsAmend {...sheet} seq={seq} scale={scale} given={made.assessment.parts ?? {}} />;
    }
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
        label={say('charting.weight-kg')}
        value={session.weight.kg}
        entry={(kg) => (kg > 0 ? { kind: 'weight', kg } : null)}
      />
    );
  }
  const vitals = session.manualVitals.find((one) => one.seq === seq);
  if (vitals !== undefined) return <VitalsAmend {...sheet} seq={seq} value={vitals.values} />;
  const intervention = session.interventions.find((one) => one.seq === seq);
  if (intervention !== undefined) {
    return <InterventionAmend {...sheet} session={session} made={intervention} />;
  }
  const note = session.notes.find((one) => one.seq === seq);
  return (
    <TextAmend
      {...sheet}
      seq={seq}
      label={say('charting.note')}
      value={note?.text ?? ''}
      entry={(text) => ({ kind: 'note', text })}
    />
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
      {...(details ? { given: say('charting.details-added') } : {})}
      entry={entry}
    >
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label={say('charting.severity')}
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

interface PartsAmendProps extends SheetProps {
  readonly seq: number;
  readonly scale: ScaleCode;
  readonly given: Readonly<Record<string, number>>;
}

/** A sum is corrected where it is wrong: in its parts. */
function PartsAmend({ scale: code, given, ...sheet }: PartsAmendProps) {
  const [parts, setParts] = useState(given);
  const scale = scaleOf(code);
  const assessment = { scale: code, parts: { ...parts } };
  return (
    <Correct
      {...sheet}
      title={scale.label}
      entry={() => {
        const result = scored(assessment);
        return result.ok
          ? { kind: 'assessment', assessment: { ...assessment, score: result.score } }
          : null;
      }}
    >
      <ScoreParts scale={scale} value={parts} onChange={setParts} />
    </Correct>
  );
}

interface InterventionAmendProps extends SheetProps {
  readonly session: SessionState;
  readonly made: MadeIntervention;
}

function InterventionAmend({ session, made, ...sheet }: InterventionAmendProps) {
  const [draft, setDraft] = useState(() => draftOfIntervention(made.entry));
  const questions = useDrugQuestions(session, draft, made);
  return (
    <Correct
      {...sheet}
      seq={made.seq}
      title={say('charting.correct-what-was-done')}
      entry={() => {
        const intervention = interventionOf(draft, questions);
        return intervention === null ? null : { kind: 'intervention', intervention };
      }}
    >
      <InterventionFields {...{ session, questions }} value={draft} onChange={setDraft} />
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
