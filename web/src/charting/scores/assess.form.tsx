import type { Scale } from '@chairside/shared/effects/scale';
import { type ScaleCode, scaleOf } from '@chairside/shared/effects/scales';
import { circulationPart } from '@chairside/shared/effects/scales-pressure';
import { scored } from '@chairside/shared/effects/scales-scoring';
import type { SessionState } from '@chairside/shared/session/state';
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { useVitals } from '../../live/vitals-store.ts';
import { useKept } from '../../outbox/draft.ts';
import { useCommand } from '../../outbox/use-command.ts';
import { Problem, Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import { MEASURED_FOR_MS, readParts } from '../sheet/kept-fields.ts';
import classes from '../styles/charting.module.css';
import { ScoreParts } from './score-parts.tsx';

interface Props extends SheetProps {
  readonly session: SessionState;
  readonly scale: ScaleCode;
}

/** One assessment: a tap on a number, parts with their running sum, or the total of a form filled in elsewhere. */
export function AssessForm({ scale: code, ...props }: Props) {
  const scale = scaleOf(code);
  switch (scale.kind) {
    case 'rating':
      return <RatingForm {...props} scale={scale} />;
    case 'sum':
      return <SumForm {...props} scale={scale} />;
    case 'total':
      return <TotalForm {...props} scale={scale} />;
    default:
      return scale.kind satisfies never;
  }
}

type Own = Omit<Props, 'scale'> & { readonly scale: Scale };

function RatingForm({ scale, sessionId, onDone, onCancel }: Own) {
  const { state, send } = useCommand(sessionId, onCancel);
  const named = scale.anchors.length > 2;
  const scores = named
    ? scale.anchors
    : Array.from({ length: scale.max - scale.min + 1 }, (_, index) => {
        const score = scale.min + index;
        return { score, text: scale.anchors.find((one) => one.score === score)?.text ?? '' };
      });
  const record = async (score: number) => {
    const answer = await send({ type: 'assess', assessment: { scale: scale.code, score } });
    if (answer !== null) onDone(answer);
  };
  return (
    <section
      className={classes.block}
      aria-label={scale.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        const typed = Number(event.key);
        if (event.key.trim() !== '' && scores.some(({ score }) => score === typed)) {
          void record(typed);
        }
      }}
    >
      <div className={classes.head}>
        <h2>{scale.label}</h2>
        <TextButton onClick={onCancel}>{say('charting-scores.cancel')}</TextButton>
      </div>
      {scale.note === undefined ? null : <Soft>{scale.note}</Soft>}
      <div className={named ? classes.anchors : classes.scores}>
        {scores.map(({ score, text }, index) => (
          <button
            key={score}
            type="button"
            className={named ? classes.anchor : classes.score}
            // biome-ignore lint/a11y/noAutofocus: the sheet was opened to choose exactly this.
            autoFocus={index === 0}
            aria-label={`${scale.short} ${score}${text === '' ? '' : `, ${text}`}`}
            disabled={state.kind === 'sending'}
            onClick={() => void record(score)}
          >
            {named ? <b>{score}</b> : score}
            {named ? <span>{text}</span> : null}
          </button>
        ))}
      </div>
      {named ? null : (
        <Soft>
          {scale.min} {scale.anchors[0]?.text.toLowerCase()}, {scale.max}{' '}
          {scale.anchors.at(-1)?.text.toLowerCase()}
          {say('charting-scores.a-tap-records-it')}
        </Soft>
      )}
      {state.kind === 'failed' ? (
        <Problem>{say('charting-scores.not-recorded-text', { text: state.text })}</Problem>
      ) : null}
    </section>
  );
}

function SumForm({ scale, session, ...sheet }: Own) {
  const values = useVitals((state) => state.vitals[session.chairId]?.values);
  const computed =
    scale.code === 'aldrete' || scale.code === 'padss'
      ? circulationPart(scale.code, session.baseline, {
          sys: values?.sys?.value,
          dia: values?.dia?.value,
          hr: values?.hr?.value,
        })
      : null;
  const scope = `${session.id}/assess-${scale.code}`;
  const [parts, setParts] = useKept<Readonly<Record<string, number>>>(
    scope,
    'parts',
    readParts,
    () => (computed === null ? {} : { [computed.part]: computed.score }),
    MEASURED_FOR_MS,
  );
  const assessment = { scale: scale.code, parts: { ...parts } };
  return (
    <CommandSheet
      {...sheet}
      scope={scope}
      title={scale.label}
      submit={say('charting-scores.record-short', { short: scale.short })}
      draft={() => (scored(assessment).ok ? { type: 'assess', assessment } : null)}
    >
      <ScoreParts
        scale={scale}
        value={parts}
        onChange={setParts}
        hint={(id) =>
          computed?.part === id
            ? say('charting-scores.from-the-last-values-percent-from', {
                percent: computed.furthest.percent,
              })
            : null
        }
      />
    </CommandSheet>
  );
}

function TotalForm({ scale, session: _, ...sheet }: Own) {
  const [score, setScore] = useState<number | null>(null);
  const assessment = { scale: scale.code, ...(score === null ? {} : { score }) };
  return (
    <CommandSheet
      {...sheet}
      title={scale.label}
      submit={say('charting-scores.record-short', { short: scale.short })}
      draft={() => (scored(assessment).ok ? { type: 'assess', assessment } : null)}
    >
      <Soft>{scale.note}</Soft>
      <NumberInput
        size="md"
        label={say('charting-scores.total-min-to-max', { min: scale.min, max: scale.max })}
        value={score ?? ''}
        onChange={(value) => setScore(typeof value === 'number' ? value : null)}
        min={scale.min}
        max={scale.max}
        clampBehavior="none"
        allowDecimal={false}
        hideControls
        required
      />
    </CommandSheet>
  );
}
