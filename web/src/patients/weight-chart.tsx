import type { Weight } from '@chairside/shared/patients/weight';
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { say } from '../language/say.ts';
import { clinicDay } from '../time/clinic-time.ts';
import classes from './styles/patients.module.css';

interface Props {
  /** Newest first. */
  readonly weights: readonly Weight[];
  readonly zone: string;
}

const TICK = { fill: 'var(--text-faint)', fontSize: 12 };

/** Its table twin stands below it. */
export function WeightChart({ weights, zone }: Props) {
  const points = weights.map(({ at, kg }) => ({ at, kg })).reverse();
  return (
    <div className={classes.chart} aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          accessibilityLayer={false}
          data={points}
          margin={{ top: 8, right: 12, bottom: 0, left: -20 }}
        >
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tick={TICK}
            stroke="var(--line-strong)"
            tickFormatter={(at: number) => clinicDay(at, zone).slice(4, 10)}
            minTickGap={40}
          />
          <YAxis
            domain={[(low: number) => Math.floor(low - 2), (high: number) => Math.ceil(high + 2)]}
            tick={TICK}
            stroke="var(--line-strong)"
            width={52}
            allowDecimals={false}
          />
          <Tooltip
            isAnimationActive={false}
            labelFormatter={(at) => clinicDay(Number(at), zone)}
            formatter={(kg) => [say('patients.kg-kg', { kg: Number(kg) }), say('patients.weight')]}
            contentStyle={{
              background: 'var(--panel-raised)',
              border: '1px solid var(--line-strong)',
              color: 'var(--text)',
            }}
          />
          <Line
            dataKey="kg"
            stroke="var(--text-soft)"
            strokeWidth={2}
            dot={{ r: 3, fill: 'var(--text-soft)' }}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
