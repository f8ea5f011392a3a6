import { DRUG_LEVEL_LABEL } from '@chairside/shared/infusion/pharmacokinetics';
import classes from './chart.module.css';
import { lineAt, type ReviewModel, rateAt } from './review-model.ts';
import { seriesExtremes, tableRows } from './table-rows.ts';

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
  const withRr = model.rr.t.length > 0;
  return (
    <div className={classes.tableScroll}>
      <table className={classes.table}>
        <caption>
          Lowest and highest value of every five minutes,{' '}
          {model.started ? 'minutes from the start of the infusion' : 'minutes from the opening'}
          {levels === null ? '' : `. ${DRUG_LEVEL_LABEL}: the modelled level`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Minute</th>
            <th scope="col">Clock</th>
            <th scope="col">SpO2 %</th>
            <th scope="col">{model.rateLabel} /min</th>
            <th scope="col">BP mmHg</th>
            {withRr ? <th scope="col">RR /min</th> : null}
            <th scope="col">Infusion</th>
            <th scope="col">Dose so far</th>
            {levels === null ? null : <th scope="col">Modelled ng/mL</th>}
            <th scope="col">Effects</th>
            <th scope="col">Alarms</th>
            <th scope="col">Interventions</th>
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
                {withRr ? <td>{seriesExtremes(model.rr, row.from, row.from + STEP_MS)}</td> : null}
                <td>
                  {row.infusion}
                  {rate === null || row.infusion === '' ? '' : `, ${Number(rate.toFixed(1))} mL/h`}
                </td>
                <td>{dose === null ? '--' : `${dose.toFixed(1)} mg`}</td>
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
