import { SCALE_LIST, type ScaleCode, scaleOf } from '@chairside/shared/effects/scales';
import { awakeEntries } from '@chairside/shared/moves/awake-round';
import type { SessionState } from '@chairside/shared/session/state';
import { durationText } from '@chairside/shared/text/time-text';
import { say } from '../../language/say.ts';
import { useFromNow } from '../../live/clock-store.ts';
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
    <section className={classes.block} aria-labelledby="scores">
      <div className={classes.head}>
        <h2 id="scores">{say('charting-scores.scores')}</h2>
      </div>
      <button
        type="button"
        className={classes.chip}
        disabled={disabled || tap.busy || session.phase === 'before'}
        onClick={() => void awake()}
      >
        {say('charting-scores.awake-no-dissociation')}
      </button>
      {IN_PLACE.map((code) => {
        const scale = scaleOf(code);
        return (
          <div key={code} className={classes.block}>
            <div className={classes.head}>
              <h3>{scale.label}</h3>
              <Last session={session} scale={code} />
            </div>
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
      <div className={classes.row} hidden={!links}>
        {SCALE_LIST.filter(({ code }) => !IN_PLACE.includes(code)).map(({ code, short }) => (
          <button
            key={code}
            type="button"
            className={classes.chip}
            disabled={disabled}
            onClick={() => openSheet(session.id, { kind: 'assess', scale: code })}
          >
            {short} <Last session={session} scale={code} plain />
          </button>
        ))}
      </div>
    </section>
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
  if (made === undefined)
    return plain ? null : <span className={classes.faint}>{say('charting-scores.not-yet')}</span>;
  const { score } = made.assessment;
  return plain ? (
    <small>{score}</small>
  ) : (
    <span className={classes.soft}>{say('charting-scores.score-ago-ago', { score, ago })}</span>
  );
}
