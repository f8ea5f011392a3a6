import { DRUG_LEVEL_LABEL } from '@chairside/shared/infusion/pharmacokinetics';
import { say } from '../language/say.ts';
import classes from './chart.module.css';
import { PanelHeads } from './panel-heads.tsx';
import { lineAt, type ReviewModel, rateAt } from './review-model.ts';
import { tableRows } from './table-rows.ts';

interface Props {
  readonly model: ReviewModel;
  readonly window: readonly [number, number];
  readonly end: number;
  readonly zone: string;
  readonly withLevel: boolean;
}

const STEP_MS = 5 * 60_000;

/** The review chart as a table, every lane of it. */
export function ReviewTable({ model, window, end, zone, withLevel }: Props) {
  const rows = tableRows(model, [window[0], Math.min(window[1], end)], zone);
  const levels = withLevel ? model.levels : null;
  return (
    <div className={classes.tableScroll}>
      <table className={classes.table}>
        <caption>
          {say('charts.lowest-and-highest-value-of-every', {
            value: model.started
              ? say('charts.minutes-from-the-start-of-the')
              : say('charts.minutes-from-the-opening'),
          })}
          {levels === null ? '' : `. ${DRUG_LEVEL_LABEL}: the modelled level`}
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
            <th scope="col">{say('charts.dose-so-far')}</th>
            {levels === null ? null : <th scope="col">{say('charts.modelled-ng-ml')}</th>}
            <th scope="col">{say('charts.effects')}</th>
            <th scope="col">{say('charts.alarms')}</th>
            <th scope="col">{say('charts.interventions')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const to = Math.min(row.from + STEP_MS, end);
            const rate = rateAt(model, row.from);
            const dose = model.delivery && lineAt(model.delivery.dose, to, ({ mg }) => mg);
            const level = levels && lineAt(levels, to, ({ ngPerMl }) => ngPerMl);
            return (
              <tr key={row.from}>
                <th scope="row">{row.minute}</th>
                <td>{row.clock}</td>
                <td>{row.spo2}</td>
                <td>{row.rate}</td>
                <td>{row.bp}</td>
                {row.panels.map(([signal, text]) => (
                  <td key={signal}>{text}</td>
                ))}
                <td>
                  {row.infusion}
                  {rate === null || row.infusion === ''
                    ? ''
                    : say('charts.number-ml-h-2', { number: Number(rate.toFixed(1)) })}
                </td>
                <td>{dose === null ? '--' : say('charts.dose-mg', { dose: dose.toFixed(1) })}</td>
                {levels === null ? null : <td>{level === null ? '--' : Math.round(level)}</td>}
                <td>{row.effects}</td>
                <td>{row.alarms}</td>
                <td>
                  {model.interventions
                    .filter(
                      (one) => !one.withdrawn && one.at >= row.from && one.at < row.from + STEP_MS,
                    )
                    .map(({ label }) => label)
                    .join(', ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
