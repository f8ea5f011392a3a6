/** The vitals of a chart, one panel each, in the order of the screens: the same on every chart. */
import { SIGNAL_INFO, type Vital } from '@chairside/shared/vitals/catalogue';
import { say } from '../language/say.ts';
import { valueDomain, valueTicks } from './axis.ts';
import type { ChartModel } from './chart-model.ts';
import { type CuffReading, EMPTY_SERIES, minMax, type Series } from './series.ts';

export interface VitalPanel {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** Whose identity colour it has. */
  readonly colour: string;
  /** Whose limits it shows. */
  readonly signals: readonly string[];
  /** Whose gaps it shows. */
  readonly vitals: readonly Vital[];
  /** What it holds on a quiet day, and the steps by which it grows. */
  readonly usual: readonly [number, number];
  readonly step: number;
  readonly tick: number;
  /** Empty where inflations are drawn. */
  readonly series: Series;
  readonly cuffs: readonly CuffReading[];
}

/** Of a vital that nobody has given a range of its own. */
const ANY = { low: 0, high: 100, step: 20 };

export function vitalPanels(model: ChartModel): VitalPanel[] {
  const curve = { cuffs: [] };
  return [
    {
      ...{ key: 'spo2', label: say('charts.spo2-2'), unit: '%', colour: 'spo2', ...curve },
      ...{ signals: ['spo2'], vitals: ['spo2'], usual: [84, 100], step: 5, tick: 5 },
      series: model.spo2,
    },
    {
      ...{ key: 'rate', label: model.rateLabel, unit: '/min', colour: 'hr', ...curve },
      ...{ signals: ['hr'], vitals: ['hr', 'pulse'], usual: [40, 140], step: 20, tick: 40 },
      series: model.rate,
    },
    {
      ...{ key: 'bp', label: say('charts.bp'), unit: 'mmHg', colour: 'bp' },
      ...{ signals: ['sys', 'dia'], vitals: ['nibp'], usual: [40, 190], step: 20, tick: 40 },
      ...{ series: EMPTY_SERIES, cuffs: model.cuffs },
    },
    ...model.panels.map(({ signal, series }): VitalPanel => {
      const { label, unit, vital, colour, chart } = SIGNAL_INFO[signal];
      const { low, high, step } = chart ?? ANY;
      return {
        ...{ key: signal, label, unit, colour, series, ...curve },
        ...{ signals: [signal], vitals: [vital], usual: [low, high], step, tick: 2 * step },
      };
    }),
  ];
}

export interface DrawnPanel extends VitalPanel {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** What of them lies in the window, in no more points than are seen, on an axis that holds it. */
export function panelsWithin(
  panels: readonly VitalPanel[],
  [from, to]: readonly [number, number],
  width: number,
): DrawnPanel[] {
  const buckets = Math.max(50, Math.floor(width / 2));
  return panels.map((panel) => {
    const series = minMax(panel.series, from, to, buckets);
    const cuffs = panel.cuffs.filter(({ t }) => t >= from && t <= to);
    const values = [...series.v, ...cuffs.flatMap(({ sys, dia }) => [sys, dia])];
    const domain = valueDomain(
      values.filter((value) => value !== null),
      panel.usual,
      panel.step,
    );
    return { ...panel, series, cuffs, domain, ticks: valueTicks(domain, panel.tick) };
  });
}
