import { SCALE_LIST, type ScaleCode, scaleOf } from '@chairside/shared/effects/scales';
import { awakeEntries } from '@chairside/shared/moves/awake-round';
import type { SessionState } from '@chairside/shared/session/state';
import { durationText } from '@chairside/shared/text/time-text';
import { say } from '../../language/say.ts';
import { useFromNow } from '../../live/clock-store.ts';
import { Block } from '../../ui/block.tsx';
import { Chip, ChipRow } from '../../ui/chip.tsx';
import { Soft } from '../../ui/text.tsx';
import { TapFailure, useOneTap } from '../sheet/one-tap.tsx';
import { openSheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';
import { ScoreRow } from './score-row.tsx';

/** Asked again and again in an infusion: one tap each. */
const IN_PLACE: readonly ScaleCode[] = ['moaas', 'dissociation'];

interface Props {
  readonly session: SessionState;
  readonly disabled: boolean;
  /** False where no form can open: one tap alone. */
  readonly links?: boolean;
}

/** Scores that are one tap here, and the way to every other scale. */
export function QuickScores({ session, disabled, links = true }: Props) {
  const tap = useOneTap(session.id);
  const awake = async () => {
    for (const entry of awakeEntries()) await tap.tap(entry);
  };
  return (
    <Block look="plain" title={say('charting-scores.scores')}>
      <Chip
        look="key"
        disabled={disabled || tap.busy || session.phase === 'before'}
        onClick={() => void awake()}
      >
        {say('charting-scores.awake-no-dissociation')}
      </Chip>
      {IN_PLACE.map((code) => {
        const scale = scaleOf(code);
        return (
          <div key={code} className={classes.section}>
            <h3>{say(scale.label)}</h3>
            <Last session={session} scale={code} />
            <ScoreRow
              scale={scale}
              disabled={disabled || tap.busy}
              onPick={(score) =>
                void tap.tap({ type: 'assess', assessment: { scale: code, score } })
              }
            />
          </div>
        );
      })}
      <TapFailure of={tap} />
      {links ? (
        <ChipRow>
          {SCALE_LIST.filter(({ code }) => !IN_PLACE.includes(code)).map(({ code, short }) => (
            <Chip
              key={code}
              look="key"
              disabled={disabled}
              onClick={() => openSheet(session.id, { kind: 'assess', scale: code })}
            >
              {say(short)} <Last session={session} scale={code} plain />
            </Chip>
          ))}
        </ChipRow>
      ) : null}
    </Block>
  );
}

interface LastProps {
  readonly session: SessionState;
  readonly scale: ScaleCode;
  readonly plain?: boolean;
}

function Last({ session, scale, plain = false }: LastProps) {
  const made = session.assessments.findLast(
    ({ withdrawn, assessment }) => !withdrawn && assessment.scale === scale,
  );
  const at = made?.at ?? 0;
  const ago = useFromNow((now) => durationText(Math.max(0, now - at)));
  if (made === undefined) return plain ? null : <Soft>{say('charting-scores.not-yet')}</Soft>;
  const { score } = made.assessment;
  return plain ? (
    <small>{score}</small>
  ) : (
    <Soft>{say('charting-scores.score-ago-ago', { score, ago })}</Soft>
  );
}
