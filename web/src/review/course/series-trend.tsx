import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { say } from '../../language/say.ts';
import { Soft } from '../../ui/text.tsx';
import classes from './series.module.css';
import type { SeriesFigures } from './series-figures.ts';

const TICK = { fill: 'var(--text-faint)', fontSize: 12 };

const TRENDS: readonly {
  readonly title: string;
  readonly unit: string;
  readonly of: 'riseSys' | 'peakHr' | 'effects' | 'dischargeMin';
}[] = [
  { title: say('review-course.rise-of-systolic-pressure'), unit: 'mmHg', of: 'riseSys' },
  { title: say('review-course.highest-heart-rate'), unit: '/min', of: 'peakHr' },
  { title: say('review-course.effects'), unit: say('review-course.per-session'), of: 'effects' },
  { title: say('review-course.end-of-infusion-to-discharge'), unit: 'min', of: 'dischargeMin' },
];

/** How the sessions change over the series; what was not measured is left out. Its twin is the table below. */
export function SeriesTrend({ figures }: { readonly figures: readonly SeriesFigures[] }) {
  return (
    <div className={classes.trends} aria-hidden="true">
      {TRENDS.map(({ title, unit, of }) => (
        <figure key={of} className={classes.panel}>
          <figcaption>
            {title} <small>{unit}</small>
          </figcaption>
          {figures.some((one) => one[of] !== null) ? (
            <ResponsiveContainer width="100%" height={140}>
              <LineChart
                accessibilityLayer={false}
                data={[...figures]}
                margin={{ top: 8, right: 12, bottom: 0, left: -20 }}
              >
                <CartesianGrid stroke="var(--line)" vertical={false} />
                <XAxis dataKey="place" tick={TICK} stroke="var(--line-strong)" />
                <YAxis
                  tick={TICK}
                  stroke="var(--line-strong)"
                  width={52}
                  allowDecimals={false}
                  domain={[of === 'peakHr' ? 'auto' : 0, 'auto']}
                />
                <Line
                  dataKey={of}
                  stroke="var(--text-soft)"
                  strokeWidth={2}
                  dot={{ r: 3, fill: 'var(--text-soft)', strokeWidth: 0 }}
                  activeDot={false}
                  isAnimationActive={false}
                />
              </LineChart>
            </ResponsiveContainer>
          ) : (
            <Soft>--</Soft>
          )}
        </figure>
      ))}
    </div>
  );
}
