/** The chart as a table: one row per five minutes, for screen readers and for print. */

import { describeCondition } from '@chairside/shared/alarms/words/describe-alarm';
import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { Signal } from '@chairside/shared/vitals/catalogue';
import { say, words } from '../language/say.ts';
import { clockTime } from '../time/clinic-time.ts';
import { MINUTE } from './axis.ts';
import type { ChartModel } from './chart-model.ts';
import type { Series } from './series.ts';

export interface TableRow {
  readonly from: number;
  /** Minute of the infusion at which the row begins. */
  readonly minute: number;
  readonly clock: string;
  /** `84`, `78 to 91`, `--`. */
  readonly rate: string;
  readonly spo2: string;
  readonly bp: string;
  /** Of each further vital that is charted. */
  readonly panels: readonly (readonly [Signal, string])[];
  readonly infusion: string;
  readonly effects: string;
  readonly alarms: string;
}

const STEP = 5 * MINUTE;

export function tableRows(
  model: ChartModel,
  window: readonly [number, number],
  zone: string,
): TableRow[] {
  const rows: TableRow[] = [];
  const first = model.zero + Math.floor((window[0] - model.zero) / STEP) * STEP;
  for (let from = first; from < window[1]; from += STEP) {
    const to = from + STEP;
    const during = (start: number, end: number | null) => start < to && (end ?? to) > from;
    rows.push({
      from,
      minute: Math.round((from - model.zero) / MINUTE),
      clock: clockTime(from, zone),
      rate: seriesExtremes(model.rate, from, to),
      spo2: seriesExtremes(model.spo2, from, to),
      bp:
        model.cuffs
          .filter(({ t }) => t >= from && t < to)
          .map(({ sys, dia }) => `${sys ?? '--'}/${dia ?? '--'}`)
          .join(', ') || '--',
      panels: model.panels.map(({ signal, series }) => [signal, seriesExtremes(series, from, to)]),
      infusion: [
        ...new Set(
          model.infusion.filter((one) => during(one.from, one.to)).map(({ kind }) => kind),
        ),
      ].join(', '),
      effects: model.effects
        .filter(({ onset, withdrawn }) => !withdrawn && onset >= from && onset < to)
        .map(({ term, severity }) => `${effectLabel(term, words)} ${severity}`)
        .join(', '),
      alarms: model.alarms
        .filter((alarm) => during(alarm.from, alarm.to))
        .map((alarm) => describeCondition(alarm.alarm, words))
        .join(', '),
    });
  }
  return rows;
}

function seriesExtremes(series: Series, from: number, to: number): string {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < series.t.length; i += 1) {
    const at = series.t[i] ?? 0;
    const value = series.v[i] ?? null;
    if (at < from || at >= to || value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return '--';
  return low === high ? String(low) : say('charts.low-to-high', { low, high });
}
