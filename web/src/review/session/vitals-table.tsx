import type { SessionReview, VitalReview } from '@chairside/shared/review/summary-schema';
import { durationText } from '@chairside/shared/text/time-text';
import { asShown, SIGNAL_INFO, SIGNALS, type Signal } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';
import { Table, TableHead } from '../../ui/table.tsx';
import { Soft } from '../../ui/text.tsx';
import classes from './review.module.css';

const NAMES: Partial<Record<Signal, string>> = {
  sys: say('review-session.systolic'),
  dia: say('review-session.diastolic'),
  map: say('review-session.mean'),
};
const OPERATORS = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

/** Baseline, highest, lowest and last of every vital with its minute, and how long it stood beyond its limits. */
export function VitalsTable({ review }: { readonly review: SessionReview }) {
  const vitals = asShown(SIGNALS).flatMap((signal) =>
    review.vitals.filter((one) => one.signal === signal),
  );
  if (vitals.length === 0) {
    return (
      <div className={classes.vitalsBlock}>
        <Soft>{say('review-session.no-vital-was-measured-in-this')}</Soft>
      </div>
    );
  }
  return (
    <div className={classes.vitalsBlock}>
      <Table look="dense">
        <caption className="visually-hidden">
          {say('review-session.vitals-with-the-minute-of-the')}
        </caption>
        <TableHead
          columns={[
            say('review-session.vital'),
            { title: say('review-session.baseline'), cell: 'number' },
            { title: say('review-session.highest'), cell: 'number' },
            { title: say('review-session.lowest'), cell: 'number' },
            { title: say('review-session.last'), cell: 'number' },
            say('review-session.time-beyond-limits'),
          ]}
        />
        <tbody>
          {vitals.map((vital) => (
            <tr key={vital.signal}>
              <th scope="row">
                {NAMES[vital.signal] ?? SIGNAL_INFO[vital.signal].label}{' '}
                <small>{SIGNAL_INFO[vital.signal].unit}</small>
              </th>
              <td data-cell="number">{number(vital.signal, vital.baseline)}</td>
              <Extreme vital={vital} which="peak" />
              <Extreme vital={vital} which="nadir" />
              <Extreme vital={vital} which="last" />
              <td>
                <Beyond review={review} signal={vital.signal} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

const number = (signal: Signal, value: number | null) =>
  value === null ? '--' : value.toFixed(SIGNAL_INFO[signal].decimals);

function Extreme({ vital, which }: { vital: VitalReview; which: 'peak' | 'nadir' | 'last' }) {
  const { value, minute } = vital[which];
  return (
    <td data-cell="number">
      <b>{number(vital.signal, value)}</b>{' '}
      {minute === null ? null : (
        <small>
          {say('review-session.min')} {Math.trunc(minute) || 0}
        </small>
      )}
    </td>
  );
}

function Beyond({ review, signal }: { review: SessionReview; signal: Signal }) {
  const own = review.beyond.filter((one) => one.signal === (signal === 'pulse' ? 'hr' : signal));
  const past = own.filter(({ ms, count, tier }) => tier !== 'info' && (ms > 0 || count > 0));
  if (past.length === 0) return <small>{say('review-session.none')}</small>;
  return (
    <span className={classes.beyond}>
      {past.map(({ limitId, op, value, ms, tier }) => (
        <span key={limitId}>
          {OPERATORS[op]} {Number(value.toFixed(1))}: <b>{durationText(ms)}</b>{' '}
          <small>{tier}</small>
        </span>
      ))}
    </span>
  );
}
