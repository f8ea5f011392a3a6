/** What the chart at the chair shows under the vitals besides effects and alarms: what runs, what was done, what was scored. */
import { scaleOf } from '@chairside/shared/effects/scales';
import { type InfusionSeries, infusionSeries } from '@chairside/shared/infusion/series';
import type { Check } from '@chairside/shared/session/checks';
import type { SessionState } from '@chairside/shared/session/state';
import { HAND_SIGNALS, isCuffSignal, SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say } from '../language/say.ts';
import { type InterventionMark, interventionMarks, lineAt } from './review-model.ts';

/** A pressure stands in its own panel. */
const BY_HAND = HAND_SIGNALS.filter((signal) => !isCuffSignal(signal));

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
  /** What the order says altogether, mg; the axis of the dose so far. */
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
      label: `${say(scaleOf(assessment.scale).short)} ${assessment.score}`,
    }),
  );
  const byHand = session.manualVitals.map(
    ({ seq, at, values, withdrawn }): ScoreMark => ({
      ...{ seq, at, withdrawn, due: false },
      label: say('charts.by-hand-value', {
        value: BY_HAND.flatMap((signal) => {
          const value = values[signal];
          return value === undefined ? [] : [`${SIGNAL_INFO[signal].label} ${value}`];
        }).join(', '),
      }).trim(),
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
    scores: [...[...made, ...byHand].sort((a, b) => a.at - b.at), ...due],
  };
}

/** `60 mL/h, 23.4 mg so far`; null where neither is known. */
export function deliveredText(delivery: InfusionSeries | null, at: number): string | null {
  const rate = delivery?.rate.findLast((step) => step.at <= at)?.mlPerH;
  const mg = delivery === null ? null : lineAt(delivery.dose, at, (point) => point.mg);
  const parts = [
    ...(rate === undefined ? [] : [say('charts.number-ml-h', { number: Number(rate.toFixed(1)) })]),
    ...(mg === null ? [] : [say('charts.mg-mg-so-far', { mg: mg.toFixed(1) })]),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

/** What was done or scored is read out near its instant. */
const NEAR_MS = 90_000;

/** What these lanes say at an instant, for the line above the chart and its spoken value. */
export function readLanes(lanes: LiveLanes, at: number): string[] {
  const delivered = deliveredText(lanes.delivery, at);
  const near = (one: { readonly at: number; readonly withdrawn: boolean }) =>
    !one.withdrawn && Math.abs(one.at - at) <= NEAR_MS;
  return [
    ...(delivered === null ? [] : [delivered]),
    ...lanes.interventions.filter(near).map(({ label }) => label),
    ...lanes.scores.filter((one) => !one.due && near(one)).map(({ label }) => label),
  ];
}
