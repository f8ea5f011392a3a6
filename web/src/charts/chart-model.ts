/** Everything that a session chart shows, as data: the same for the drawing, the readout and the table. */
import type { Alarm } from '@chairside/shared/alarms/alarm';
import type { SessionEvent } from '@chairside/shared/moves/events';
import type { LimitLine } from '@chairside/shared/review/limit-lines';
import {
  isContinuous,
  PANEL_SIGNALS,
  SIGNAL_INFO,
  type Signal,
  type Vital,
} from '@chairside/shared/vitals/catalogue';
import { MAX_CHART_POINTS, type ReadingsAnswer } from '@chairside/shared/wire/http';
import { say } from '../language/say.ts';
import {
  type AlarmSpan,
  alarmSpans,
  type EffectMark,
  effectMarks,
  type InfusionSpan,
  infusionSpans,
} from './lanes.ts';
import { appendLive, type CuffReading, cuffReadings, EMPTY_SERIES, type Series } from './series.ts';

export interface Gap {
  readonly vital: Vital;
  readonly from: number;
  readonly to: number;
  readonly cause: string;
}

/** A vital with a panel of its own. */
export interface PanelSeries {
  readonly signal: Signal;
  readonly series: Series;
}

export interface ChartModel {
  /** Zero of the axis: start of the infusion, or the opening while nothing is started, epoch ms. */
  readonly zero: number;
  readonly started: boolean;
  /** Heart rate, from the pulse where the monitor has no ECG; `rateLabel` says which. */
  readonly rate: Series;
  readonly rateLabel: 'HR' | 'PR';
  readonly spo2: Series;
  /** Whatever else a monitor measures, in the order of the screens. */
  readonly panels: readonly PanelSeries[];
  readonly cuffs: readonly CuffReading[];
  readonly gaps: readonly Gap[];
  readonly limits: readonly LimitLine[];
  readonly infusion: readonly InfusionSpan[];
  readonly effects: readonly EffectMark[];
  readonly alarms: readonly AlarmSpan[];
}

export interface ChartSources {
  readonly openedAt: number;
  readonly events: readonly SessionEvent[];
  readonly stored: ReadingsAnswer | null;
  readonly live: Readonly<Partial<Record<Signal, Series>>>;
  readonly liveAlarms: readonly Alarm[];
  readonly limits: readonly LimitLine[];
  /** Server time for a running session: silence up to it is a gap. Null for one that is over. */
  readonly now: number | null;
}

/** A continuous vital without a value for longer than this has a gap (docs/clinical.md 7: 10 s to "--"). */
export const BREAK_AFTER_MS = 10_000;

export function chartModel(sources: ChartSources): ChartModel {
  const { events, stored, live, now } = sources;
  const series = (signal: Signal): Series => {
    const points = stored?.series[signal] ?? EMPTY_SERIES;
    const last = points.t.at(-1) ?? 0;
    const silent = stored?.gaps.some(
      ({ vital, from, to }) => vital === SIGNAL_INFO[signal].vital && from >= last && to > last,
    );
    const join = silent || stored === null ? 0 : 2 * bucketOf(stored);
    const since = live[signal] ?? EMPTY_SERIES;
    const apart = breakAfterMs(signal);
    return appendLive(points, since, apart, Math.max(apart, join));
  };
  const hr = series('hr');
  const pulse = series('pulse');
  const onPulse = !hr.v.some((value) => value !== null) && pulse.v.some((value) => value !== null);
  const rate = onPulse ? pulse : hr;
  const spo2 = series('spo2');
  const panels = PANEL_SIGNALS.map((signal) => ({ signal, series: series(signal) })).filter(
    isCurve,
  );
  const startedAt = events.find(({ body }) => body.type === 'infusion-started')?.at;
  return {
    zero: startedAt ?? sources.openedAt,
    started: startedAt !== undefined,
    rate,
    rateLabel: onPulse ? 'PR' : 'HR',
    spo2,
    panels,
    cuffs: cuffReadings(series('sys'), series('dia'), series('map')),
    gaps: [
      ...(stored?.gaps ?? [])
        .filter(({ vital }) => vital !== (onPulse ? 'hr' : 'pulse'))
        .map((gap) => ({ ...gap, to: Math.min(gap.to, regained(gap, { rate, spo2, panels })) })),
      ...lateStart('spo2', spo2, sources),
      ...lateStart(onPulse ? 'pulse' : 'hr', rate, sources),
      ...silence('spo2', spo2, now),
      ...panels.flatMap(({ signal, series: own }) =>
        isContinuous(signal) ? silence(SIGNAL_INFO[signal].vital, own, now) : [],
      ),
      ...silence(onPulse ? 'pulse' : 'hr', rate, now),
    ],
    limits: sources.limits,
    infusion: infusionSpans(events),
    effects: effectMarks(events),
    alarms: alarmSpans(events, sources.liveAlarms),
  };
}

/** What is measured now and then is joined for as long as it would be shown. */
export const breakAfterMs = (signal: Signal): number =>
  isContinuous(signal) ? BREAK_AFTER_MS : SIGNAL_INFO[signal].shown.hideAfterMs;

/** One counted by hand is no curve: it stands among the checks. */
const LEAST_VALUES = 5;

const isCurve = ({ series }: PanelSeries): boolean =>
  series.v.filter((value) => value !== null).length >= LEAST_VALUES;

/** The store answers with the two extremes of each bucket. */
const bucketOf = ({ from, to }: ReadingsAnswer) => (2 * (to - from)) / MAX_CHART_POINTS;

/** Silence from the last value until now, which the store cannot know of yet. */
function silence(vital: Vital, series: Series, now: number | null): Gap[] {
  const last = lastNumber(series);
  if (now === null || last === null || now - last <= BREAK_AFTER_MS) return [];
  return [{ vital, from: last, to: now, cause: say('charts.no-data') }];
}

/** A monitor that came on well after the opening: what was not measured is drawn as such. */
const LATE_START_MS = 60_000;

function lateStart(vital: Vital, series: Series, { openedAt, stored }: ChartSources): Gap[] {
  const index = series.v.findIndex((value) => value !== null);
  const first = series.t[index];
  if (first === undefined || first - openedAt <= LATE_START_MS) return [];
  if (stored?.gaps.some((gap) => gap.vital === vital && gap.from < first)) return [];
  return [{ vital, from: openedAt, to: first, cause: say('charts.no-readings-yet') }];
}

function lastNumber(series: Series): number | null {
  for (let i = series.t.length - 1; i >= 0; i -= 1) {
    if (series.v[i] !== null) return series.t[i] ?? null;
  }
  return null;
}

/** A stored gap that was still open when it was fetched ends with the next live value. */
function regained(gap: Gap, model: Pick<ChartModel, 'rate' | 'spo2' | 'panels'>): number {
  if (gap.vital === 'nibp') return Number.POSITIVE_INFINITY;
  const panel = model.panels.find(({ signal }) => SIGNAL_INFO[signal].vital === gap.vital);
  const own = gap.vital === 'spo2' ? model.spo2 : (panel?.series ?? model.rate);
  const index = own.t.findIndex((at, i) => at > gap.from && own.v[i] !== null);
  return index < 0 ? Number.POSITIVE_INFINITY : (own.t[index] ?? Number.POSITIVE_INFINITY);
}

const HOUR = 3_600_000;
/** A chart of a session that has just begun is not stretched over the whole width. */
const LEAST_SPAN = HOUR / 2;
const RECENT_SPAN = 2 * HOUR;

/**
 * Window of the chart: the last two hours or the whole session. While an infusion runs the planned
 * end is in sight, so that what is left can be seen.
 */
export function chartWindow(
  choice: 'recent' | 'whole',
  openedAt: number,
  end: number,
  plannedEnd: number | null,
): [number, number] {
  const from = choice === 'whole' ? openedAt : Math.max(openedAt, end - RECENT_SPAN);
  const to = Math.max(end, from + LEAST_SPAN, Math.min(plannedEnd ?? 0, from + RECENT_SPAN));
  return [from, to];
}
