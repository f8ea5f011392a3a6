import type { RuleLoad } from '@chairside/shared/review/clinic-review';
import { durationText } from '../../time/time-text.ts';
import { alarmSubject } from '../../wording/describe-alarm.ts';
import classes from './analytics.module.css';
import { LabelBars } from './label-bars.tsx';

const perHourText = (value: number | null): string =>
  value === null ? '--' : value < 0.1 && value > 0 ? value.toFixed(3) : value.toFixed(2);
const answerText = (ms: number | null): string => (ms === null ? '--' : durationText(ms));

/** How often each rule sounds or shows, and how long it waits for a person. */
export function AlarmLoad({ rules }: { readonly rules: readonly RuleLoad[] }) {
  const bars = rules.flatMap(({ rule, perHour }) =>
    perHour === null ? [] : [{ label: alarmSubject(rule), value: perHour }],
  );
  return (
    <section className={classes.block} aria-labelledby="load">
      <h2 id="load">Alarms per hour monitored, and time to acknowledgement</h2>
      {rules.length === 0 ? (
        <p className={classes.soft}>No alarm was raised in these days.</p>
      ) : (
        <>
          <LabelBars bars={bars} tickText={(value) => value.toFixed(2)} />
          <RuleTable rules={rules} />
        </>
      )}
    </section>
  );
}

function RuleTable({ rules }: { readonly rules: readonly RuleLoad[] }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Per hour</th>
            <th scope="col">Critical</th>
            <th scope="col">Warning</th>
            <th scope="col">Advisory</th>
            <th scope="col">Acknowledged</th>
            <th scope="col">Half within</th>
            <th scope="col">9 of 10 within</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((load) => {
            const count = load.critical + load.warning + load.info;
            return (
              <tr key={load.rule}>
                <th scope="row">
                  {alarmSubject(load.rule)}
                  {load.kind === 'technical' ? <small>technical</small> : null}
                </th>
                <td>{perHourText(load.perHour)}</td>
                <td>{load.critical}</td>
                <td>{load.warning}</td>
                <td>{load.info}</td>
                <td>
                  {load.acknowledged} of {count}
                </td>
                <td>{answerText(load.medianMs)}</td>
                <td>{answerText(load.p90Ms)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={classes.soft}>
        Each occurrence counts once, whatever became of it. The times are of those that were
        acknowledged; the rest ended by itself or still waits.
      </p>
    </div>
  );
}
