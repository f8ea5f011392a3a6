import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SEVERITIES } from '@chairside/shared/effects/severity';
import type { EffectRate } from '@chairside/shared/review/clinic-review';
import { PUBLISHED_EFFECTS } from '@chairside/shared/review/published-figures';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { SEVERITY_LABELS } from '../visit/severity-labels.ts';
import classes from './analytics.module.css';
import { countText, percentOf, percentText } from './share-text.ts';

/** Bars for the most frequent; the table has all of them. */
const DRAWN = 12;
const TICK = { fill: 'var(--text-soft)', fontSize: 12 };

export function EffectRates({ rates }: { readonly rates: readonly EffectRate[] }) {
  const drawn = rates.slice(0, DRAWN).map((rate) => ({
    label: effectLabel(rate.term),
    percent: percentOf(rate.sessions),
  }));
  return (
    <section className={classes.block} aria-labelledby="effects">
      <h2 id="effects">Effects, share of sessions</h2>
      {rates.length === 0 ? (
        <p className={classes.soft}>No effect was charted in these days.</p>
      ) : (
        <>
          <div aria-hidden="true">
            <ResponsiveContainer width="100%" height={drawn.length * 26 + 32}>
              <BarChart
                accessibilityLayer={false}
                data={drawn}
                layout="vertical"
                margin={{ top: 0, right: 24, left: 0 }}
              >
                <CartesianGrid stroke="var(--line)" horizontal={false} />
                <XAxis
                  type="number"
                  domain={[0, 100]}
                  unit=" %"
                  tick={TICK}
                  stroke="var(--line-strong)"
                />
                <YAxis
                  type="category"
                  dataKey="label"
                  width={180}
                  tick={TICK}
                  stroke="var(--line-strong)"
                  interval={0}
                />
                <Bar
                  dataKey="percent"
                  fill="var(--text-faint)"
                  barSize={14}
                  isAnimationActive={false}
                />
              </BarChart>
            </ResponsiveContainer>
          </div>
          <EffectTable rates={rates} />
        </>
      )}
    </section>
  );
}

function EffectTable({ rates }: { readonly rates: readonly EffectRate[] }) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Effect</th>
            <th scope="col">Sessions</th>
            <th scope="col">Patients</th>
            <th scope="col">Published, of patients</th>
            {SEVERITIES.map((severity) => (
              <th key={severity} scope="col">
                {SEVERITY_LABELS[severity]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rates.map(({ term, serious, sessions, patients, worst }) => {
            const published = PUBLISHED_EFFECTS[term];
            return (
              <tr key={term}>
                <th scope="row">
                  {effectLabel(term)}
                  {serious ? <small>rare but serious</small> : null}
                </th>
                <td>
                  {percentText(sessions)} <small>{countText(sessions)}</small>
                </td>
                <td>
                  {percentText(patients)} <small>{countText(patients)}</small>
                </td>
                <td>
                  {published === undefined ? (
                    '--'
                  ) : (
                    <>
                      {published.percent}{' '}
                      <small>
                        <a href={published.address} target="_blank" rel="noreferrer">
                          {published.study} [{published.source}]
                        </a>
                      </small>
                    </>
                  )}
                </td>
                {SEVERITIES.map((severity) => (
                  <td key={severity}>{worst[severity]}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={classes.soft}>
        The columns of severity count sessions by the worst that the effect became. Patients: of
        those who are registered.
      </p>
    </div>
  );
}
