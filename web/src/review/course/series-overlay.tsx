import type { AlignedSession, AlignedSignal } from '@chairside/shared/review/aligned-review';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { say } from '../../language/say.ts';
import { Soft } from '../../ui/text.tsx';
import { columnOf, MINUTE, minutesOf, overlayRows } from './overlay-rows.ts';
import classes from './series.module.css';

interface Props {
  readonly sessions: readonly AlignedSession[];
  readonly selected: string;
}

const TICK = { fill: 'var(--text-faint)', fontSize: 12 };

const PANELS: readonly {
  readonly title: string;
  readonly unit: string;
  readonly colour: string;
  readonly signals: readonly AlignedSignal[];
}[] = [
  {
    title: say('review-course.blood-pressure-systolic-and'),
    unit: 'mmHg',
    colour: 'var(--vital-bp)',
    signals: ['sys', 'dia'],
  },
  {
    title: say('review-course.heart-rate'),
    unit: '/min',
    colour: 'var(--vital-hr)',
    signals: ['hr'],
  },
];

/** The selected session strong, the rest faint, all from the start of the infusion on. Its twin is the table below. */
export function SeriesOverlay({ sessions, selected }: Props) {
  const measured = minutesOf(sessions);
  if (measured === null) return <Soft>{say('review-course.nothing-was-measured')}</Soft>;
  // Drawn last: a strong line lies over the faint ones.
  const ordered = [
    ...sessions.filter(({ id }) => id !== selected),
    ...sessions.filter(({ id }) => id === selected),
  ];
  const strong = sessions.find(({ id }) => id === selected);
  const stop =
    strong?.startedAt == null || strong.stoppedAt === null
      ? null
      : (strong.stoppedAt - strong.startedAt) / MINUTE;
  const minutes = [measured[0], Math.max(measured[1], Math.ceil(stop ?? 0))] as const;
  const shown = PANELS.filter(({ signals }) =>
    sessions.some(({ series }) => signals.some((signal) => series[signal] !== undefined)),
  );
  return (
    <div className={classes.panels} aria-hidden="true">
      {shown.map(({ title, unit, colour, signals }) => (
        <figure key={title} className={classes.panel}>
          <figcaption style={{ color: colour }}>
            {title} <small>{unit}</small>
          </figcaption>
          <ResponsiveContainer width="100%" height={signals.length > 1 ? 240 : 180}>
            <LineChart
              accessibilityLayer={false}
              data={overlayRows(sessions, signals, minutes)}
              margin={{ top: 4, right: 16, bottom: 0, left: -12 }}
            >
              <CartesianGrid stroke="var(--line)" vertical={false} />
              <XAxis
                dataKey="minute"
                type="number"
                domain={[minutes[0], minutes[1]]}
                ticks={minuteTicks(minutes)}
                tick={TICK}
                stroke="var(--line-strong)"
                tickFormatter={(minute: number) => `${minute}`}
              />
              <YAxis
                tick={TICK}
                stroke="var(--line-strong)"
                width={52}
                domain={[
                  (low: number) => Math.floor((low - 5) / 20) * 20,
                  (high: number) => Math.ceil((high + 5) / 20) * 20,
                ]}
                tickCount={5}
                allowDecimals={false}
              />
              <ReferenceLine x={0} stroke="var(--text-soft)" strokeWidth={1} />
              {stop === null ? null : (
                <ReferenceLine
                  x={Math.round(stop)}
                  stroke="var(--text-soft)"
                  strokeDasharray="3 3"
                />
              )}
              {ordered.flatMap(({ id, series }) =>
                signals.map((signal) =>
                  series[signal] === undefined ? null : (
                    <Line
                      key={columnOf(id, signal)}
                      dataKey={columnOf(id, signal)}
                      stroke={id === selected ? colour : 'var(--text-faint)'}
                      strokeWidth={id === selected ? 2.5 : 1}
                      strokeOpacity={id === selected ? 1 : 0.45}
                      dot={false}
                      activeDot={false}
                      isAnimationActive={false}
                    />
                  ),
                ),
              )}
            </LineChart>
          </ResponsiveContainer>
        </figure>
      ))}
      <Soft>
        {say('review-course.minutes-since-the-start-of-the')}
        {stop === null ? '' : say('review-course.dashed-the-end-of-the-infusion')}
      </Soft>
    </div>
  );
}

function minuteTicks([first, last]: readonly [number, number]): number[] {
  const step = last - first > 240 ? 60 : last - first > 120 ? 30 : 15;
  const ticks: number[] = [];
  for (let tick = Math.ceil(first / step) * step; tick <= last; tick += step) ticks.push(tick);
  return ticks;
}
