import { effectLabel } from '@chairside/shared/effects/catalogue';
import { type ScaleCode, scaleOf } from '@chairside/shared/effects/scales';
import { scored } from '@chairside/shared/effects/scales-scoring';
import { SEVERITIES } from '@chairside/shared/effects/severity';
import type { Amendment } from '@chairside/shared/session/entries';
import type {
  MadeIntervention,
  ObservedEffect,
  SessionState,
} from '@chairside/shared/session/state';
import { type ReactNode, useState } from 'react';
import { say, words } from '../language/say.ts';
import { Amount, LongTextField } from '../ui/inputs.tsx';
import { Segments } from '../ui/segments.tsx';
import { Soft } from '../ui/text.tsx';
import { SEVERITY_LABELS } from '../wording/severity-labels.ts';
import {
  detailsOf,
  EffectDetailFields,
  type EffectDetails,
} from './effects/effect-detail.fields.tsx';
import { InterventionFields } from './interventions/intervention.fields.tsx';
import { draftOfIntervention, interventionOf } from './interventions/intervention-draft.ts';
import { useDrugQuestions } from './interventions/use-drug-questions.ts';
import { ScoreParts } from './scores/score-parts.tsx';
import type { OfSession, SheetProps } from './sheet/command-sheet.tsx';
import { type Field, FieldSheet, reason } from './sheet/field-sheet.tsx';
import { ManualVitalsFields } from './vital-signs/manual-vitals.form.tsx';

interface Props extends OfSession {
  readonly seq: number;
  /** Details that were left for later are no mistake: no reason is asked for. */
  readonly details: boolean;
}

/** Corrects an entry: the original stays in the log, the correction beside it with its reason. */
export function AmendForm({ session, seq, details, ...sheet }: Props) {
  const own = { ...sheet, seq };
  const effect = session.effects.find((one) => one.seq === seq);
  if (effect !== undefined) return <EffectAmend {...own} effect={effect} details={details} />;
  const made = session.assessments.find((one) => one.seq === seq);
  if (made !== undefined) {
    const { scale, score, parts } = made.assessment;
    if (scaleOf(scale).kind === 'sum') {
      return <PartsAmend {...own} scale={scale} given={parts ?? {}} />;
    }
    const entry = (value: number): Amendment | null =>
      scored({ scale, score: value }).ok
        ? { kind: 'assessment', assessment: { scale, score: value } }
        : null;
    return <NumberAmend {...own} label={say(scaleOf(scale).label)} value={score} entry={entry} />;
  }
  if (session.weight?.seq === seq) {
    return (
      <NumberAmend
        {...own}
        label={say('charting.weight-kg')}
        value={session.weight.kg}
        entry={(kg) => (kg > 0 ? { kind: 'weight', kg } : null)}
      />
    );
  }
  const vitals = session.manualVitals.find((one) => one.seq === seq);
  if (vitals !== undefined) return <VitalsAmend {...own} value={vitals.values} />;
  const intervention = session.interventions.find((one) => one.seq === seq);
  if (intervention !== undefined) {
    return <InterventionAmend {...own} session={session} made={intervention} />;
  }
  const note = session.notes.find((one) => one.seq === seq);
  return <NoteAmend {...own} value={note?.text ?? ''} />;
}

interface Own extends SheetProps {
  readonly seq: number;
}

interface CorrectProps extends Own {
  readonly title?: string;
  /** The reason, where nobody is asked for one. */
  readonly given?: string;
  /** Null while something is missing. */
  readonly entry: Amendment | null;
  readonly children: ReactNode;
}

/** The original stays in the log beside what is corrected, with the reason. */
function Correct({ seq, title, given, entry, children, ...sheet }: CorrectProps) {
  const typed = useState('');
  const why: Field<string> = given === undefined ? reason(typed) : { said: given, input: null };
  return (
    <FieldSheet
      {...sheet}
      title={title ?? say('charting.correct-the-entry')}
      submit={say('charting-sheet.record')}
      fields={{ reason: why }}
      command={(said) => entry && { type: 'amend-entry', seq, ...said, entry }}
    >
      {children}
      {given === undefined ? <Soft>{say('charting.the-original-stays-in-the-log')}</Soft> : null}
    </FieldSheet>
  );
}

interface EffectAmendProps extends Own {
  readonly effect: ObservedEffect;
  readonly details: boolean;
}

function EffectAmend({ effect, details, ...sheet }: EffectAmendProps) {
  const { first, source, actions, note = '' } = effect;
  const [severity, setSeverity] = useState(first.severity);
  const rating = first.rating ?? null;
  const [value, setValue] = useState<EffectDetails>({ source, rating, actions, note });
  const changed = severity === first.severity ? {} : { severity };
  return (
    <Correct
      {...sheet}
      title={effectLabel(effect.term, words)}
      {...(details ? { given: say('charting.details-added') } : {})}
      entry={{ kind: 'effect', ...changed, ...detailsOf(value) }}
    >
      <Segments
        small
        label={say('charting.severity')}
        of={SEVERITIES}
        text={SEVERITY_LABELS}
        value={severity}
        onPick={setSeverity}
      />
      <EffectDetailFields value={value} onChange={(change) => setValue({ ...value, ...change })} />
    </Correct>
  );
}

interface NumberAmendProps extends Own {
  readonly label: string;
  readonly value: number;
  readonly entry: (value: number) => Amendment | null;
}

function NumberAmend({ label, value, entry, ...sheet }: NumberAmendProps) {
  const [typed, setTyped] = useState<number | null>(value);
  return (
    <Correct {...sheet} entry={typed === null ? null : entry(typed)}>
      <Amount label={label} value={typed} signed optional onChange={setTyped} />
    </Correct>
  );
}

interface PartsAmendProps extends Own {
  readonly scale: ScaleCode;
  readonly given: Readonly<Record<string, number>>;
}

/** A sum is corrected where it is wrong: in its parts. */
function PartsAmend({ scale: code, given, ...sheet }: PartsAmendProps) {
  const [parts, setParts] = useState(given);
  const scale = scaleOf(code);
  const assessment = { scale: code, parts: { ...parts } };
  const result = scored(assessment);
  return (
    <Correct
      {...sheet}
      title={say(scale.label)}
      entry={
        result.ok
          ? { kind: 'assessment', assessment: { ...assessment, score: result.score } }
          : null
      }
    >
      <ScoreParts scale={scale} value={parts} onChange={setParts} />
    </Correct>
  );
}

interface InterventionAmendProps extends Own {
  readonly session: SessionState;
  readonly made: MadeIntervention;
}

function InterventionAmend({ session, made, ...sheet }: InterventionAmendProps) {
  const [draft, setDraft] = useState(() => draftOfIntervention(made.entry));
  const questions = useDrugQuestions(session, draft, made);
  const intervention = interventionOf(draft, questions);
  return (
    <Correct
      {...sheet}
      title={say('charting.correct-what-was-done')}
      entry={intervention && { kind: 'intervention', intervention }}
    >
      <InterventionFields {...{ session, questions }} value={draft} onChange={setDraft} />
    </Correct>
  );
}

interface VitalsAmendProps extends Own {
  readonly value: SessionState['manualVitals'][number]['values'];
}

function VitalsAmend({ value, ...sheet }: VitalsAmendProps) {
  const [values, setValues] = useState(value);
  return (
    <Correct {...sheet} entry={{ kind: 'vitals', values: { ...values } }}>
      <ManualVitalsFields value={values} onChange={setValues} />
    </Correct>
  );
}

function NoteAmend({ value, ...sheet }: Own & { readonly value: string }) {
  const [typed, setTyped] = useState(value);
  const text = typed.trim();
  return (
    <Correct {...sheet} entry={text === '' ? null : { kind: 'note', text }}>
      <LongTextField
        label={say('charting.note')}
        value={typed}
        max={500}
        optional
        onChange={setTyped}
      />
    </Correct>
  );
}
