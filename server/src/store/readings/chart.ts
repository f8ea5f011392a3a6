/** The answer for a chart, made from stored rows. Pure. */
import {
  isCuffSignal,
  SIGNAL_INFO,
  SIGNALS,
  SINGLE_SIGNALS,
  type Signal,
  type Vital,
} from '@chairside/shared/vitals/catalogue';
import { NO_CUFF, tellStored } from '@chairside/shared/vitals/inflation';
import type { VitalStatus } from '@chairside/shared/vitals/reading';
import type { ReadingsAnswer } from '@chairside/shared/wire/http';
import { type Row, readValue, storedStatus, unpackReading } from './packing.ts';
import { longestJoin, type Point, reduceSeries } from './series.ts';

type Gap = ReadingsAnswer['gaps'][number];

export const NO_DATA = 'no data received';
export const NOT_MEASURED = 'not measured';

/** `rows` of one session in any order; those outside `from`..`to` are left out. */
export function chartOf(
  rows: readonly Row[],
  from: number,
  to: number,
  most: number,
): ReadingsAnswer {
  const inside = rows.filter((row) => row.at >= from && row.at <= to).sort((a, b) => a.at - b.at);
  const answer: ReadingsAnswer = {
    from,
    to,
    series: {},
    gaps: [],
    count: inside.length,
    late: inside.filter(({ late }) => late).length,
  };
  const inflated = inflationsOf(inside);
  for (const signal of SIGNALS) {
    const points = isCuffSignal(signal)
      ? cuffPoints(inflated, signal, from, to)
      : pointsOf(inside, signal);
    if (points.length > 0) answer.series[signal] = reduceSeries(points, most);
  }
  // Cuff readings are minutes apart by nature; a missing one is the alarm engine's matter.
  for (const signal of SINGLE_SIGNALS) {
    answer.gaps.push(...gapsOf(inside, pointsOf(inside, signal), SIGNAL_INFO[signal].vital));
  }
  return answer;
}

function pointsOf(rows: readonly Row[], signal: Signal): Point[] {
  const points: Point[] = [];
  for (const row of rows) {
    const v = readValue(row, signal);
    if (v !== null) points.push({ t: row.at, v });
  }
  return points;
}

/** Rows as they are asked for their inflations: `rows` ascend by instant. */
function inflationsOf(rows: readonly Row[]): Row[] {
  let memory = NO_CUFF;
  return rows.map((row) => {
    const told = tellStored(memory, unpackReading(row));
    memory = told.memory;
    return told.takenAt === null ? row : { ...row, nibpAt: told.takenAt };
  });
}

/** One point per inflation, when the cuff took it: monitors send the last one again and again. */
function cuffPoints(rows: readonly Row[], signal: Signal, from: number, to: number): Point[] {
  const byInstant = new Map<number, Point>();
  for (const row of rows) {
    const v = readValue(row, signal);
    const t = row.nibpAt ?? row.at;
    if (v !== null && t >= from && t <= to) byInstant.set(t, { t, v });
  }
  return [...byInstant.values()].sort((a, b) => a.t - b.t);
}

/** Spans in which the vital has no value though the monitor spoke of it before, after or in between. */
function gapsOf(rows: readonly Row[], points: readonly Point[], vital: Vital): Gap[] {
  const spoken = points.length > 0 ? rows : rows.filter((row) => storedStatus(row, vital) !== null);
  const first = spoken[0];
  const last = spoken.at(-1);
  if (!first || !last) return [];
  const join = longestJoin(points.length > 1 ? points : spoken.map((row) => ({ t: row.at, v: 0 })));
  const edges = [first.at, ...points.map(({ t }) => t), last.at];
  const gaps: Gap[] = [];
  let place = 0;
  for (let i = 1; i < edges.length; i++) {
    const from = edges[i - 1] ?? 0;
    const to = edges[i] ?? 0;
    if (to - from <= join) continue;
    while (place < rows.length && (rows[place]?.at ?? 0) < from) place++;
    gaps.push({ vital, from, to, cause: causeOf(rows, place, to, vital) });
  }
  return gaps;
}

/** The status given most often within the span. */
function causeOf(rows: readonly Row[], start: number, to: number, vital: Vital): string {
  const counts = new Map<VitalStatus, number>();
  let within = 0;
  for (let i = start; i < rows.length; i++) {
    const row = rows[i];
    if (!row || row.at > to) break;
    const status = storedStatus(row, vital);
    if (status !== null && status !== 'ok') counts.set(status, (counts.get(status) ?? 0) + 1);
    within++;
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most) return most[0];
  // The readings at both edges have the value; any other within lacks it.
  return within > 2 ? NOT_MEASURED : NO_DATA;
}
