/** Sessions of one patient side by side, with the start of the infusion as their common zero. */
import { z } from 'zod';
import { delivered, deliveredSchema } from '../infusion/delivered.ts';
import type { SessionEvent } from '../moves/events.ts';
import { fold } from '../moves/evolve.ts';
import { courseSchema } from '../patients/course.ts';
import { closeOutcomeSchema } from '../session/entries.ts';
import { infusedMs } from '../session/phases.ts';
import { sessionPhaseSchema } from '../session/state.ts';
import { alarmsReview } from './alarms-review.ts';
import { effectsReview } from './effects-review.ts';
import { type Measured, type MeasuredSignals, measuredSignals } from './measured.ts';
import { effectReviewSchema, vitalReviewSchema } from './summary-schema.ts';
import { vitalsReview } from './vitals-review.ts';

/** What is laid over each other; the rest of a session is on its own page. */
export const ALIGNED_SIGNALS = ['hr', 'sys', 'dia'] as const;
export type AlignedSignal = (typeof ALIGNED_SIGNALS)[number];

/** Before the start so much is shown: the baseline. */
export const LEAD_MS = 30 * 60_000;

/** Instants since the start of the infusion, ms, ascending, negative before it; `null` breaks the line. */
export const alignedSeriesSchema = z.object({
  t: z.array(z.number()),
  v: z.array(z.number().nullable()),
});
export type AlignedSeries = z.infer<typeof alignedSeriesSchema>;

export const alignedSessionSchema = z.object({
  id: z.string(),
  chairLabel: z.string(),
  phase: sessionPhaseSchema,
  outcome: closeOutcomeSchema.nullable(),
  courseId: z.string().nullable(),
  /** The n of "infusion n of m"; null where it is of no course. */
  number: z.number().int().nullable(),
  openedAt: z.number(),
  /** Null: no infusion, so there is nothing to lay over the others. */
  startedAt: z.number().nullable(),
  stoppedAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  /** Null where nothing was started, or its rate is not known. */
  delivered: deliveredSchema.nullable(),
  infusedMs: z.number().nullable(),
  weightKg: z.number().nullable(),
  /** From the end of the infusion to the discharge, ms; null where the patient was not discharged. */
  dischargeMs: z.number().nullable(),
  vitals: z.array(vitalReviewSchema),
  /** Withdrawn ones left out. */
  effects: z.array(effectReviewSchema),
  criticalAlarms: z.number().int(),
  warningAlarms: z.number().int(),
  series: z.partialRecord(z.enum(ALIGNED_SIGNALS), alignedSeriesSchema),
});
export type AlignedSession = z.infer<typeof alignedSessionSchema>;

export const alignedReviewSchema = z.object({
  patient: z.object({ id: z.string(), recordNumber: z.string(), name: z.string() }),
  /** Null: all sessions of the patient. */
  course: courseSchema.nullable(),
  /** Oldest first. */
  sessions: z.array(alignedSessionSchema),
  /** Older sessions that the answer leaves out. */
  omitted: z.number().int(),
});
export type AlignedReview = z.infer<typeof alignedReviewSchema>;

/** Min/max reduced readings of the monitor, as a chart has them: instants in epoch ms. */
export type ChartSeries = Readonly<
  Partial<Record<string, { readonly t: readonly number[]; readonly v: readonly (number | null)[] }>>
>;

/** `now` for a session that still runs (epoch ms). Null for a log without events. */
export function alignedSession(
  events: readonly SessionEvent[],
  chart: ChartSeries,
  now: number,
): AlignedSession | null {
  const state = fold(events);
  if (state === null) return null;
  const { infusion } = state;
  const start = infusion?.startedAt ?? null;
  const until = state.closedAt ?? now;
  const byHand = measuredSignals([], state);
  const alarms = alarmsReview(events, start).filter(({ kind }) => kind === 'physiological');
  const stoppedAt = infusion?.stoppedAt ?? null;
  // Logs of older versions do not say how a session was left.
  const discharged = state.outcome === null || state.outcome === 'discharged';
  return {
    ...{ id: state.id, chairLabel: state.chairLabel, phase: state.phase, outcome: state.outcome },
    ...{ courseId: state.course?.id ?? null, number: state.course?.number ?? null },
    ...{ openedAt: state.openedAt, startedAt: start, stoppedAt, closedAt: state.closedAt },
    delivered: infusion === null ? null : delivered(infusion, until),
    infusedMs: infusedMs(state, until),
    weightKg: state.weight === null || state.weight.withdrawn ? null : state.weight.kg,
    dischargeMs:
      state.closedAt !== null && stoppedAt !== null && discharged
        ? state.closedAt - stoppedAt
        : null,
    vitals: vitalsReview(together(chart, byHand), state.baseline, start),
    effects: effectsReview(state).filter(({ withdrawn }) => !withdrawn),
    criticalAlarms: alarms.filter(({ tier }) => tier === 'critical').length,
    warningAlarms: alarms.filter(({ tier }) => tier === 'warning').length,
    series: start === null ? {} : aligned(chart, byHand, start),
  };
}

const values = (series: ChartSeries[string]): Measured[] =>
  (series?.t ?? []).flatMap((at, index) => {
    const value = series?.v[index];
    return typeof value === 'number' ? [{ at, value }] : [];
  });

const byInstant = (a: Measured, b: Measured) => a.at - b.at;

function together(chart: ChartSeries, byHand: MeasuredSignals): MeasuredSignals {
  const signals = new Set([...Object.keys(chart), ...Object.keys(byHand)]);
  return Object.fromEntries(
    [...signals].map((signal) => [
      signal,
      [...values(chart[signal]), ...(byHand[signal as keyof MeasuredSignals] ?? [])].sort(
        byInstant,
      ),
    ]),
  );
}

function aligned(
  chart: ChartSeries,
  byHand: MeasuredSignals,
  start: number,
): AlignedSession['series'] {
  const found: AlignedSession['series'] = {};
  for (const signal of ALIGNED_SIGNALS) {
    const source = signal === 'hr' ? (chart.hr ?? chart.pulse) : chart[signal];
    const points = [
      ...(source?.t ?? []).map((at, index) => ({ at, value: source?.v[index] ?? null })),
      ...(byHand[signal] ?? []),
    ].sort((a, b) => a.at - b.at);
    if (points.length === 0) continue;
    found[signal] = {
      t: points.map(({ at }) => at - start),
      v: points.map(({ value }) => value),
    };
  }
  return found;
}
