import type { Scale } from '@chairside/shared/effects/scale';
import { scaleOf, scaleSchema } from '@chairside/shared/effects/scales';
import { circulationPart } from '@chairside/shared/effects/scales-pressure';
import { scored } from '@chairside/shared/effects/scales-scoring';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { useVitals } from '../../live/vitals-store.ts';
import { useKept } from '../../outbox/draft.ts';
import { useCommand } from '../../outbox/use-command.ts';
import { Chip } from '../../ui/chip.tsx';
import { Amount } from '../../ui/inputs.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { CommandSheet, type OfSession } from '../sheet/command-sheet.tsx';
import { MEASURED_FOR_MS, readParts } from '../sheet/kept-fields.ts';
import classes from '../styles/charting.module.css';
import { ScoreParts } from './score-parts.tsx';
import { ScoreRow } from './score-row.tsx';

interface Props extends OfSession {
  readonly scale: string;
}

/** One assessment: a tap on a number, parts with their running sum, or the total of a form filled in elsewhere. */
export function AssessForm({ scale: code, ...props }: Props) {
  const known = scaleSchema.safeParse(code);
  if (!known.success) return null;
  const scale = scaleOf(known.data);
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

/** A tap on a number, or its key, records it. */
function RatingForm({ scale, sessionId, onDone, onCancel }: Own) {
  const { state, send } = useCommand(sessionId, onCancel);
  const busy = state.kind === 'sending';
  const named = scale.anchors.length > 2;
  const record = async (score: number) => {
    const answer = await send({ type: 'assess', assessment: { scale: scale.code, score } });
    if (answer !== null) onDone(answer);
  };
  const [low, high] = [scale.anchors[0], scale.anchors.at(-1)].map((one) =>
    one === undefined ? undefined : say(one.text).toLowerCase(),
  );
  return (
    <Sheet
      title={say(scale.label)}
      onCancel={onCancel}
      onKey={({ key }) => {
        const typed = Number(key);
        const isScore = named
          ? scale.anchors.some(({ score }) => score === typed)
          : Number.isInteger(typed) && typed >= scale.min && typed <= scale.max;
        if (key.trim() !== '' && isScore && !busy) void record(typed);
      }}
      problem={
        state.kind === 'failed' ? (
          <Problem>{say('charting-scores.not-recorded-text', { text: state.text })}</Problem>
        ) : null
      }
    >
      {scale.note === undefined ? null : <Soft>{say(scale.note)}</Soft>}
      {named ? (
        <div className={classes.anchors}>
          {scale.anchors.map(({ score, text }) => (
            <Chip
              key={score}
              look="key"
              aria-label={`${say(scale.short)} ${score}, ${say(text)}`}
              disabled={busy}
              onClick={() => void record(score)}
            >
              <b>{score}</b>
              <span>{say(text)}</span>
            </Chip>
          ))}
        </div>
      ) : (
        <>
          <ScoreRow scale={scale} disabled={busy} onPick={(score) => void record(score)} />
          <Soft>
            {scale.min} {low}, {scale.max} {high}
            {say('charting-scores.a-tap-records-it')}
          </Soft>
        </>
      )}
    </Sheet>
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
      title={say(scale.label)}
      submit={say('charting-scores.record-short', { short: say(scale.short) })}
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
      title={say(scale.label)}
      submit={say('charting-scores.record-short', { short: say(scale.short) })}
      draft={() => (scored(assessment).ok ? { type: 'assess', assessment } : null)}
    >
      {scale.note === undefined ? null : <Soft>{say(scale.note)}</Soft>}
      <Amount
        label={say('charting-scores.total-min-to-max', { min: scale.min, max: scale.max })}
        value={score}
        decimals={0}
        onChange={setScore}
      />
    </CommandSheet>
  );
}
