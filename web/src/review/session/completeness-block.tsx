import type { Completeness } from '@chairside/shared/review/summary-schema';
import { durationText } from '@chairside/shared/text/time-text';
import { SIGNAL_INFO, type Vital } from '@chairside/shared/vitals/catalogue';
import { clockTimeWithSeconds } from '../../time/clinic-time.ts';
import classes from './review.module.css';
import { Empty, ReviewBlock } from './review-block.tsx';

interface Props {
  readonly completeness: Completeness;
  readonly zone: string;
}

const FIRST = 10;
const name = (vital: Vital) => (vital === 'nibp' ? 'NIBP' : SIGNAL_INFO[vital].label);

export function CompletenessBlock({ completeness, zone }: Props) {
  const { expected, received, late, paceMs, gaps } = completeness;
  const longest = [...gaps].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, FIRST);
  const shown = longest.sort((a, b) => a.from - b.from);
  return (
    <ReviewBlock id="completeness" title="Completeness">
      <p className={classes.soft}>
        {received === 0
          ? 'No reading came from a monitor.'
          : `${received} readings received${expected === null ? '' : ` of ${expected} expected`}${paceMs === null ? '' : `, one every ${(paceMs / 1000).toFixed(paceMs % 1000 === 0 ? 0 : 1)} s`}. ${late === 0 ? 'None came late.' : `${late} came late: stored and drawn, they raised no live alarm.`}`}
      </p>
      {gaps.length === 0 ? (
        received === 0 ? null : (
          <Empty>No gap.</Empty>
        )
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Gap</th>
              <th scope="col">From</th>
              <th scope="col">For</th>
              <th scope="col">Cause</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((gap) => (
              <tr key={`${gap.vital}${gap.from}`}>
                <th scope="row">{name(gap.vital)}</th>
                <td className={classes.clock}>{clockTimeWithSeconds(gap.from, zone)}</td>
                <td>{durationText(gap.to - gap.from)}</td>
                <td>{gap.cause}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {gaps.length > shown.length ? (
        <p className={classes.soft}>
          The {shown.length} longest of {gaps.length} gaps.
        </p>
      ) : null}
    </ReviewBlock>
  );
}
