import classes from './chart.module.css';
import type { ChartModel } from './chart-model.ts';
import { tableRows } from './table-rows.ts';

interface Props {
  readonly model: ChartModel;
  readonly window: readonly [number, number];
  /** What is not yet measured has no row. */
  readonly end: number;
  readonly zone: string;
}

/** The same session as a table, for screen readers and for those who want the numbers. */
export function ChartTable({ model, window, end, zone }: Props) {
  const rows = tableRows(model, [window[0], Math.min(window[1], end)], zone);
  return (
    <table className={classes.table}>
      <caption>
        Lowest and highest value of every five minutes,{' '}
        {model.started ? 'minutes from the start of the infusion' : 'minutes from the opening'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Minute</th>
          <th scope="col">Clock</th>
          <th scope="col">SpO2 %</th>
          <th scope="col">{model.rateLabel} /min</th>
          <th scope="col">BP mmHg</th>
          <th scope="col">Infusion</th>
          <th scope="col">Effects</th>
          <th scope="col">Alarms</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.from}>
            <th scope="row">{row.minute}</th>
            <td>{row.clock}</td>
            <td>{row.spo2}</td>
            <td>{row.rate}</td>
            <td>{row.bp}</td>
            <td>{row.infusion}</td>
            <td>{row.effects}</td>
            <td>{row.alarms}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
