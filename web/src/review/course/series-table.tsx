import type { AlignedSession } from '@chairside/shared/review/aligned-review';
import { Link } from 'react-router';
import { say } from '../../language/say.ts';
import { clinicDay, clockTime } from '../../time/clinic-time.ts';
import { Table, TableHead } from '../../ui/table.tsx';
import { PHASE_LABELS } from '../../wording/phase-text.ts';
import classes from './series.module.css';
import type { SeriesFigures } from './series-figures.ts';

interface Props {
  readonly sessions: readonly AlignedSession[];
  readonly figures: readonly SeriesFigures[];
  readonly selected: string;
  readonly zone: string;
  readonly onSelect: (id: string) => void;
}

const shown = (value: number | null, decimals = 0): string =>
  value === null ? '--' : value.toFixed(decimals);
const signed = (value: number | null): string =>
  value === null ? '--' : `${value > 0 ? '+' : ''}${Math.round(value)}`;

/** The twin of the charts, and the choice of the session that they draw strong. */
export function SeriesTable({ sessions, figures, selected, zone, onSelect }: Props) {
  return (
    <Table label={say('review-course.sessions-in-figures-choose-one-to')}>
      <TableHead
        columns={[
          say('review-course.session'),
          say('review-course.dose'),
          'mg/kg',
          say('review-course.sbp-base'),
          say('review-course.sbp-peak'),
          say('review-course.rise'),
          say('review-course.dbp-peak'),
          say('review-course.hr-peak'),
          say('review-course.spo2-lowest'),
          say('review-course.effects'),
          say('review-course.critical'),
          say('review-course.to-discharge'),
        ]}
      />
      <tbody>
        {sessions.map((session, index) => {
          const own = figures[index];
          if (own === undefined) return null;
          const { id, startedAt, openedAt } = session;
          const day = `${clinicDay(startedAt ?? openedAt, zone)}, ${clockTime(startedAt ?? openedAt, zone)}`;
          return (
            <tr key={id} data-selected={id === selected || undefined}>
              <th scope="row">
                <label className={classes.choice}>
                  <input
                    type="radio"
                    name="session"
                    checked={id === selected}
                    onChange={() => onSelect(id)}
                  />
                  <b>{own.place}</b> {day}
                </label>{' '}
                <Link
                  to={`/sessions/${id}`}
                  aria-label={say('review-course.open-the-session-of-day', { day })}
                >
                  {say('review-course.open')}
                </Link>
                <small>
                  {startedAt === null
                    ? say('review-course.no-infusion-2')
                    : PHASE_LABELS[session.phase]}
                  {session.number === null
                    ? ''
                    : say('review-course.infusion-number', { number: session.number })}
                </small>
              </th>
              <td>
                {own.mg === null ? '--' : say('review-course.mg-mg', { mg: shown(own.mg, 1) })}
              </td>
              <td>{shown(own.mgPerKg, 2)}</td>
              <td>{shown(own.baselineSys)}</td>
              <td>{shown(own.peakSys)}</td>
              <td>{signed(own.riseSys)}</td>
              <td>{shown(own.peakDia)}</td>
              <td>{shown(own.peakHr)}</td>
              <td>{shown(own.nadirSpo2)}</td>
              <td>{own.effects}</td>
              <td>{session.criticalAlarms}</td>
              <td>
                {own.dischargeMin === null
                  ? '--'
                  : say('review-course.dischargemin-min', { dischargeMin: own.dischargeMin })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
