import { say } from '../language/say.ts';
import classes from './chart.module.css';
import type { ChartModel } from './chart-model.ts';
import { PanelHeads } from './panel-heads.tsx';
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
        {say('charts.lowest-and-highest-value-of-every', {
          value: model.started
            ? say('charts.minutes-from-the-start-of-the')
            : say('charts.minutes-from-the-opening'),
        })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say('charts.minute')}</th>
          <th scope="col">{say('charts.clock')}</th>
          <th scope="col">{say('charts.spo2')}</th>
          <th scope="col">{say('charts.ratelabel-min', { rateLabel: model.rateLabel })}</th>
          <th scope="col">{say('charts.bp-mmhg')}</th>
          <PanelHeads panels={model.panels} />
          <th scope="col">{say('charts.infusion')}</th>
          <th scope="col">{say('charts.effects')}</th>
          <th scope="col">{say('charts.alarms')}</th>
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
            {row.panels.map(([signal, text]) => (
              <td key={signal}>{text}</td>
            ))}
            <td>{row.infusion}</td>
            <td>{row.effects}</td>
            <td>{row.alarms}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
