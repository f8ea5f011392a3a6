import type { Alarm } from '@chairside/shared/alarms/alarm';
import { type Look, lookOf } from '@chairside/shared/alarms/urgency';
import { AlarmLine } from '../alarms/alarm-line.tsx';
import { PauseSign } from '../alarms/chair-sound.tsx';
import { AlarmGlyph } from '../alarms/glyph.tsx';
import { say } from '../language/say.ts';
import classes from './tile-alarms.module.css';

interface TileAlarmsProps {
  readonly chairId: string;
  readonly alarms: readonly Alarm[];
  readonly sessionId: string | null;
  readonly lines: number;
  /** Shows every alarm of the chair. */
  readonly onMore: () => void;
}

/** The worst alarms in full; the others counted by priority, never dropped without a trace. */
export function TileAlarms({ chairId, alarms, sessionId, lines, onMore }: TileAlarmsProps) {
  if (alarms.length === 0) return null;
  const shown = alarms.slice(0, lines);
  const rest = alarms.slice(lines);
  return (
    <div className={classes.alarms}>
      {shown.map((alarm, index) => (
        <div key={alarm.id} className={classes.row}>
          <AlarmLine
            chairId={chairId}
            alarm={alarm}
            sessionId={sessionId}
            more={index === shown.length - 1 ? rest.length : 0}
          />
          {index === 0 && sessionId ? (
            <span className={classes.pause}>
              <PauseSign alarms={alarms} sessionId={sessionId} />
            </span>
          ) : null}
          {index === shown.length - 1 && rest.length > 0 ? (
            <button
              type="button"
              className={classes.more}
              onClick={onMore}
              aria-label={say('station.rest-more-alarms', { rest: rest.length })}
            >
              {countByLook(rest).map(([look, count]) => (
                <span key={look} data-look={look}>
                  <AlarmGlyph look={look} size={11} />
                  {count}
                </span>
              ))}
            </button>
          ) : null}
        </div>
      ))}
    </div>
  );
}

function countByLook(alarms: readonly Alarm[]): [Look, number][] {
  const count = { high: 0, medium: 0, low: 0 };
  for (const alarm of alarms) count[lookOf(alarm)] += 1;
  return (['high', 'medium', 'low'] as const)
    .filter((look) => count[look] > 0)
    .map((look) => [look, count[look]]);
}
