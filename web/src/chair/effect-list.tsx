import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { SessionState } from '@chairside/shared/session/state';
import { SeverityShape } from '../charts/marks.tsx';
import { useTimeZone } from '../live/clinic-store.ts';
import { isProvisional } from '../offline/entry.ts';
import { minuteOfInfusion } from '../session/minute-of-infusion.ts';
import { clockTime } from '../ui/clinic-time.ts';
import classes from './chair.module.css';

interface Props {
  readonly session: SessionState;
  readonly onWithdraw: (seq: number, entry: string) => void;
  readonly refused: boolean;
}

/** Effects of this session, newest first. A withdrawn one stays, struck through. */
export function EffectList({ session, onWithdraw, refused }: Props) {
  const zone = useTimeZone();
  const effects = [...session.effects].sort((a, b) => b.onset - a.onset);
  return (
    <section className={classes.block} aria-labelledby="effects">
      <div className={classes.blockHead}>
        <h2 id="effects">Effects</h2>
        <span className={classes.count}>
          {effects.filter((effect) => !effect.withdrawn).length}
        </span>
      </div>
      {effects.length === 0 ? <p className={classes.hint}>None logged in this session.</p> : null}
      <ul className={classes.list}>
        {effects.map((effect) => {
          const text = `${effectLabel(effect.term)}, ${effect.severity}`;
          return (
            <li
              key={effect.seq}
              className={classes.effectRow}
              data-withdrawn={effect.withdrawn}
              data-stored={!isProvisional(effect.seq)}
            >
              <svg width={18} height={18} aria-hidden>
                <SeverityShape severity={effect.severity} x={9} y={9} />
              </svg>
              <span className={classes.effectText}>
                <span>{text}</span>
                <small>
                  {clockTime(effect.onset, zone)} · min{' '}
                  {minuteOfInfusion(effect.onset, session.infusion?.startedAt ?? null).replace(
                    ' min',
                    '',
                  )}
                  {effect.note === undefined ? '' : ` · ${effect.note}`}
                  {effect.withdrawn ? ' · withdrawn' : ''}
                  {isProvisional(effect.seq) ? ' · not yet stored' : ''}
                </small>
              </span>
              {effect.withdrawn || refused ? null : (
                <button
                  type="button"
                  className={classes.textButton}
                  aria-label={`Withdraw ${text}`}
                  onClick={() => onWithdraw(effect.seq, text)}
                >
                  Withdraw
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
