import type { Look } from '@chairside/shared/alarms/urgency';
import { EVENT_LANE_LABELS } from '@chairside/shared/moves/event-lane';
import { memo } from 'react';
import { AlarmGlyph } from '../alarms/glyph.tsx';
import { say } from '../language/say.ts';
import classes from './log.module.css';
import type { LogRow } from './log-rows.ts';

interface Props {
  readonly rows: readonly LogRow[];
  /** Absent where nothing can be corrected any more. */
  readonly onCorrect?: ((row: LogRow, how: 'amend' | 'withdraw') => void) | undefined;
}

/** The chair page redraws once a second; a log of hundreds of rows must not. */
export const LogTable = memo(function LogTable({ rows, onCorrect }: Props) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{say('log.time')}</th>
          <th scope="col" className={classes.right}>
            {say('log.minute')}
          </th>
          <th scope="col">{say('log.entry')}</th>
          <th scope="col">{say('log.by')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq} data-lane={row.lane} data-withdrawn={row.withdrawn}>
            <td className={classes.clock}>{row.clock}</td>
            <td className={classes.right}>{row.minute.replace(' min', '')}</td>
            <td>
              <div className={classes.entry}>
                <Lane row={row} />
                <span>
                  <span className={classes.text}>{row.text}</span>
                  {row.detail === null ? null : <small>{row.detail}</small>}
                  {row.amended ? <small>{say('log.corrected-later')}</small> : null}
                  {row.withdrawn ? <small>{say('log.withdrawn')}</small> : null}
                </span>
                {onCorrect !== undefined && row.correctable ? (
                  <span className={classes.correct}>
                    {row.amendable ? (
                      <button type="button" onClick={() => onCorrect(row, 'amend')}>
                        {say('log.correct')}
                        <span className="visually-hidden"> {row.text}</span>
                      </button>
                    ) : null}
                    <button type="button" onClick={() => onCorrect(row, 'withdraw')}>
                      {say('log.withdraw')}
                      <span className="visually-hidden">
                        {' '}
                        {say('log.entry-text', { text: row.text })}
                      </span>
                    </button>
                  </span>
                ) : null}
              </div>
            </td>
            <td className={classes.who}>{row.who}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
});

function Lane({ row }: { row: LogRow }) {
  const look = lookOfRow(row);
  return (
    <span className={classes.mark} data-look={look ?? row.lane} title={EVENT_LANE_LABELS[row.lane]}>
      {look === null ? null : <AlarmGlyph look={look} size={12} />}
      <span className="visually-hidden">{EVENT_LANE_LABELS[row.lane]}: </span>
    </span>
  );
}

function lookOfRow({ tier, lane }: LogRow): Look | null {
  switch (tier) {
    case 'critical':
      return 'high';
    case 'warning':
      return lane === 'technical' ? 'low' : 'medium';
    case 'info':
      return 'low';
    case null:
      return null;
  }
}
