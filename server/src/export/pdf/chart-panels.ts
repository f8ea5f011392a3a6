/** The panels with a scale of their own: vitals, rate and dose. */

import { delivered } from '@chairside/shared/infusion/delivered';
import {
  isNasal,
  type RecordedInfusion,
  stretches,
} from '@chairside/shared/infusion/recorded-infusion';
import { SIGNAL_INFO, type Signal } from '@chairside/shared/vitals/catalogue';
import type { ChartFrame } from './chart-frame.ts';
import { limitRules } from './chart-limits.ts';
import { INK, TINT } from './paper.ts';

interface Scale {
  readonly low: number;
  readonly high: number;
  y(value: number): number;
}

type Series = { readonly t: readonly number[]; readonly v: readonly (number | null)[] };

/** Wide enough for all values, on round steps, and at least from `low` to `high`. */
function scaleOf(
  all: readonly (Series | undefined)[],
  usual: { low: number; high: number; step: number },
  top: number,
  height: number,
): Scale {
  let { low, high } = usual;
  for (const series of all) {
    for (const value of series?.v ?? []) {
      if (value === null) continue;
      low = Math.min(low, Math.floor(value / usual.step) * usual.step);
      high = Math.max(high, Math.ceil(value / usual.step) * usual.step);
    }
  }
  return { low, high, y: (value) => top + height - ((value - low) / (high - low)) * height };
}

function grid(frame: ChartFrame, scale: Scale, step: number): void {
  const { paper } = frame;
  const every = (scale.high - scale.low) / step > 8 ? 2 * step : step;
  for (let value = scale.low; value <= scale.high; value += every) {
    const y = scale.y(value);
    paper.rule(frame.left, y, frame.right, y, '#e2e2e2', 0.4);
    const style = { size: 6, ink: INK.grey, align: 'right' } as const;
    paper.line(String(value), frame.left - 20, y - 3.5, 17, style);
  }
}

/** Broken where data is missing; a value by itself is a dot. */
function drawLine(frame: ChartFrame, scale: Scale, { t, v }: Series, dash: boolean): void {
  const { doc } = frame.paper;
  const dots: [number, number][] = [];
  let last: number | null = null;
  doc.lineWidth(0.8).strokeColor(INK.black).lineJoin('round');
  if (dash) doc.dash(2, { space: 1.5 });
  let open = false;
  v.forEach((value, i) => {
    if (value === null) {
      last = null;
      return;
    }
    const x = frame.x(t[i] ?? 0);
    const y = scale.y(value);
    if (last === null) {
      doc.moveTo(x, y);
      const next = v[i + 1];
      if (next === null || next === undefined) dots.push([x, y]);
    } else doc.lineTo(x, y);
    open = true;
    last = value;
  });
  if (open) doc.stroke();
  if (dash) doc.undash();
  for (const [x, y] of dots) doc.circle(x, y, 1).fill(INK.black);
}

/** Heart rate and blood pressure in one panel, as anaesthesia records have it. */
export function circulation(frame: ChartFrame, top: number, height: number): void {
  const { series } = frame.record.chart;
  const { paper } = frame;
  const scale = scaleOf(
    [series.hr, series.pulse, series.sys, series.dia],
    { low: 40, high: 160, step: 20 },
    top,
    height,
  );
  grid(frame, scale, 20);
  const rate = series.hr ?? series.pulse;
  const name = series.hr === undefined && series.pulse !== undefined ? 'Pulse' : 'HR';
  frame.name(`${name} and BP`, top, `line ${name} /min\nbar BP mmHg\nlimits ${name}, SBP`);
  // As on the tile, of a pressure the systolic ones: those of the diastolic lie among the heart rates.
  limitRules(frame, scale, ['hr', 'sys'], top + height);
  cuffs(frame, scale);
  if (rate !== undefined) drawLine(frame, scale, rate, false);
  if (rate === undefined && series.sys === undefined)
    nothing(frame, top, height, 'not measured by a monitor');
  paper.rule(frame.left, top + height, frame.right, top + height, INK.line);
}

function cuffs(frame: ChartFrame, scale: Scale): void {
  const { sys, dia } = frame.record.chart.series;
  const { paper } = frame;
  const byHand = frame.record.state.manualVitals.filter(({ withdrawn }) => !withdrawn);
  const low = new Map(dia?.t.map((at, i) => [at, dia.v[i] ?? null]));
  const taken = [
    ...(sys?.t ?? []).map((at, i) => [at, sys?.v[i] ?? null, low.get(at) ?? null] as const),
    ...byHand.map(({ at, values }) => [at, values.sys ?? null, values.dia ?? null] as const),
  ];
  for (const [at, high, bottom] of taken) {
    const x = frame.x(at);
    for (const value of [high, bottom]) {
      if (value === null) continue;
      paper.rule(x - 2, scale.y(value), x + 2, scale.y(value), INK.black, 1);
    }
    if (high === null || bottom === null) continue;
    paper.rule(x, scale.y(high), x, scale.y(bottom), TINT.mid, 1.6);
  }
}

/** One signal with its own panel. */
export function single(frame: ChartFrame, signal: Signal, top: number, height: number): void {
  const series = frame.record.chart.series[signal];
  const { label, unit, chart } = SIGNAL_INFO[signal];
  const usual = chart ?? { low: 0, high: 100, step: 20 };
  const scale = scaleOf([series], usual, top, height);
  grid(frame, scale, usual.step);
  frame.name(label, top, unit);
  limitRules(frame, scale, [signal], top + height);
  if (series === undefined) nothing(frame, top, height, 'not measured by a monitor');
  else drawLine(frame, scale, series, false);
  frame.paper.rule(frame.left, top + height, frame.right, top + height, INK.line);
}

function nothing(frame: ChartFrame, top: number, height: number, text: string): void {
  const style = { size: 7, ink: INK.pale, align: 'center' } as const;
  frame.paper.line(text, frame.left, top + height / 2 - 4, frame.right - frame.left, style);
}

/** Rate as an area, dose so far as a line with its own scale on the right. */
export function infusion(frame: ChartFrame, top: number, height: number): void {
  const { record, paper } = frame;
  const course: RecordedInfusion | null = record.state.infusion;
  frame.name('Infusion', top, 'area mL/h\nline mg so far');
  paper.rule(frame.left, top + height, frame.right, top + height, INK.line);
  if (course === null) {
    nothing(frame, top, height, 'no infusion was started');
    return;
  }
  const end = Math.min(course.stoppedAt ?? record.until, record.until);
  const runs = isNasal(course) ? [] : stretches(course, end);
  if (runs === null) nothing(frame, top, height, 'the rate was not charted');
  const highest = Math.max(1, ...(runs ?? []).map(({ mlPerH }) => mlPerH));
  for (const { from, to, mlPerH } of runs ?? []) {
    const tall = (mlPerH / highest) * (height - 6);
    const x = frame.x(from);
    paper.doc.rect(x, top + height - tall, frame.x(to) - x, tall).fill(TINT.light);
  }
  if ((runs ?? []).length > 0) {
    const style = { size: 6, ink: INK.grey, align: 'right' } as const;
    paper.line(String(Math.round(highest * 10) / 10), frame.left - 30, top + 3, 27, style);
  }
  dose(frame, course, top, height);
}

const DOSE_POINTS = 120;

function dose(frame: ChartFrame, course: RecordedInfusion, top: number, height: number): void {
  const { record, paper } = frame;
  const total = delivered(course, record.until)?.mg ?? 0;
  if (total <= 0) return;
  const end = Math.min(course.stoppedAt ?? record.until, record.until);
  const last = Math.max(end, ...(course.boluses ?? []).map(({ at }) => at));
  const instants = Array.from(
    { length: DOSE_POINTS + 1 },
    (_, i) => course.startedAt + ((last - course.startedAt) * i) / DOSE_POINTS,
  );
  const { doc } = paper;
  doc.lineWidth(1).strokeColor(INK.black);
  for (const [i, at] of [...instants, record.until].entries()) {
    const y = top + height - ((delivered(course, at)?.mg ?? 0) / total) * (height - 6);
    if (i === 0) doc.moveTo(frame.x(at), y);
    else doc.lineTo(frame.x(at), y);
  }
  doc.stroke();
  const label = `${Math.round(total * 10) / 10} mg`;
  paper.line(label, frame.right + 2, top + 2, 26, { size: 6, ink: INK.grey });
}
