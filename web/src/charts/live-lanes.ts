/** What the chart at the chair shows under the vitals besides effects and alarms: what runs, what was done, what was scored. */
import { scaleOf } from '@chairside/shared/effects/scales';
import { type InfusionSeries, infusionSeries } from '@chairside/shared/infusion/series';
import type { Check } from '@chairside/shared/session/checks';
import type { SessionState } from '@chairside/shared/session/state';
import { type InterventionMark, interventionMarks } from './intervention-marks.ts';

export interface ScoreMark {
  readonly seq: number;
  readonly at: number;
  /** `MOAA/S 4`. */
  readonly label: string;
  readonly withdrawn: boolean;
  /** Not yet done: hollow, at the instant at which it is due. */
  readonly due: boolean;
}

export interface LiveLanes {
  /** Null: nothing was started, or its rate is not known. */
  readonly delivery: InfusionSeries | null;
  /** What the order says altogether, mg; the scale of the dose so far. */
  readonly plannedMg: number | null;
  readonly interventions: readonly InterventionMark[];
  readonly scores: readonly ScoreMark[];
}

export function liveLanes(
  session: SessionState,
  checks: readonly Check[],
  until: number,
): LiveLanes {
  const { infusion, weight } = session;
  const made = session.assessments.map(
    ({ seq, at, assessment, withdrawn }): ScoreMark => ({
      ...{ seq, at, withdrawn, due: false },
      label: `${scaleOf(assessment.scale).short} ${assessment.score}`,
    }),
  );
  const due = checks.map(
    ({ label, dueAt }, index): ScoreMark => ({
      // What is overdue is due now: on the line between past and future, not among what was done.
      ...{ seq: -1 - index, at: Math.max(dueAt, until), withdrawn: false, due: true, label },
    }),
  );
  return {
    delivery: infusion === null ? null : infusionSeries(infusion, until, weight?.kg ?? null),
    plannedMg: infusion?.doseMg ?? null,
    interventions: interventionMarks(session),
    scores: [...made.sort((a, b) => a.at - b.at), ...due],
  };
}

/** The dose so far at an instant, mg, and the rate then; null where neither is known. */
export function deliveredAt(
  delivery: InfusionSeries | null,
  at: number,
): { readonly mg: number | null; readonly mlPerH: number | null } | null {
  if (delivery === null) return null;
  const mlPerH = delivery.rate.findLast((step) => step.at <= at)?.mlPerH ?? null;
  const index = delivery.dose.findLastIndex((point) => point.at <= at);
  const left = delivery.dose[index];
  if (left === undefined) return mlPerH === null ? null : { mg: null, mlPerH };
  const right = delivery.dose[index + 1];
  const share =
    right === undefined || right.at === left.at ? 0 : (at - left.at) / (right.at - left.at);
  return { mg: left.mg + share * ((right?.mg ?? left.mg) - left.mg), mlPerH };
}
