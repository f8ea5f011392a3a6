import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';

/** Bars for the first; the table beside has all of them. */
const DRAWN = 12;
const TICK = { fill: 'var(--text-soft)', fontSize: 12 };

interface Props {
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  /** Where the axis ends; absent: with the longest bar. */
  readonly most?: number;
  readonly tickText: (value: number) => string;
}

/** One bar a line with its label before it. For eyes alone: a table says the same. */
export function LabelBars({ bars, most, tickText }: Props) {
  const drawn = bars.slice(0, DRAWN);
  if (drawn.length === 0) return null;
  return (
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
            domain={[0, most ?? 'auto']}
            tick={TICK}
            stroke="var(--line-strong)"
            tickFormatter={tickText}
          />
          <YAxis
            type="category"
            dataKey="label"
            width={180}
            tick={TICK}
            stroke="var(--line-strong)"
            interval={0}
          />
          <Bar dataKey="value" fill="var(--text-faint)" barSize={14} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
