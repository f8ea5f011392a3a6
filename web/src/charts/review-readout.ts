/** What every lane of the review chart says at one instant. */
import { say } from '../language/say.ts';
import { type Readout, readAt, speakReadout } from './readout.ts';
import { lineAt, type ReviewModel, rateAt } from './review-model.ts';

export interface ReviewReadout extends Readout {
  /** `60 mL/h, 23.4 mg so far`; null where neither is known. */
  readonly delivery: string | null;
  /** ng/mL of the model; null while it is not shown. */
  readonly level: string | null;
  readonly interventions: readonly string[];
}

/** An intervention is read out near its instant. */
const NEAR_MS = 90_000;

export function reviewReadout(
  model: ReviewModel,
  at: number,
  zone: string,
  spacing: number,
  withLevel: boolean,
): ReviewReadout {
  const rate = rateAt(model, at);
  const dose = model.delivery === null ? null : lineAt(model.delivery.dose, at, ({ mg }) => mg);
  const level =
    withLevel && model.levels !== null ? lineAt(model.levels, at, (one) => one.ngPerMl) : null;
  const delivery = [
    ...(rate === null ? [] : [say('charts.number-ml-h', { number: Number(rate.toFixed(1)) })]),
    ...(dose === null ? [] : [say('charts.dose-mg-so-far', { dose: dose.toFixed(1) })]),
  ].join(', ');
  return {
    ...readAt(model, at, zone, spacing),
    delivery: delivery === '' ? null : delivery,
    level: level === null ? null : say('charts.level-ng-ml', { level: Math.round(level) }),
    interventions: model.interventions
      .filter((one) => !one.withdrawn && Math.abs(one.at - at) <= NEAR_MS)
      .map(({ label }) => label),
  };
}

/** One sentence for a screen reader. */
export function speakReview(readout: ReviewReadout, model: ReviewModel): string {
  return [
    speakReadout(readout, model.rateLabel, model.started),
    ...(readout.delivery === null ? [] : [readout.delivery]),
    ...(readout.level === null
      ? []
      : [say('charts.modelled-level-level-not-a', { level: readout.level })]),
    ...readout.interventions,
  ].join('; ');
}
