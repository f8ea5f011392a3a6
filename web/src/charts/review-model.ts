/** What the chart of a whole session shows beyond the chart at the chair: rate and dose, breathing, what was done, the model. */

import type { LevelPoint } from '@chairside/shared/infusion/pharmacokinetics';
import { modelledLevels } from '@chairside/shared/infusion/pharmacokinetics';
import type { InfusionSeries } from '@chairside/shared/infusion/series';
import { infusionSeries } from '@chairside/shared/infusion/series';
import type { SessionEvent } from '@chairside/shared/moves/events';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import { type LimitSegment, limitSegments } from '@chairside/shared/review/limit-segments';
import { describeInterventionEntry } from '@chairside/shared/session/describe-charting';
import type { SessionState } from '@chairside/shared/session/state';
import type { ReadingsAnswer } from '@chairside/shared/wire/http';
import { words } from '../language/say.ts';
import { type ChartModel, chartModel } from './chart-model.ts';

export interface InterventionMark {
  readonly seq: number;
  readonly at: number;
  readonly label: string;
  readonly withdrawn: boolean;
}

export interface ReviewModel extends ChartModel {
  readonly interventions: readonly InterventionMark[];
  readonly segments: readonly LimitSegment[];
  /** Null: nothing was started, or its rate is not known. */
  readonly delivery: InfusionSeries | null;
  /** Null: the model says nothing of this session. */
  readonly levels: readonly LevelPoint[] | null;
}

export interface ReviewSources {
  readonly session: SessionState;
  readonly events: readonly SessionEvent[];
  readonly protocol: ProtocolDocument | null;
  readonly stored: ReadingsAnswer | null;
  /** Begin of the readings that are at hand: the opening, or that of a closer look. */
  readonly from: number;
  readonly until: number;
}

export function reviewModel(sources: ReviewSources): ReviewModel {
  const { session, events, protocol, stored, until } = sources;
  const { infusion, weight } = session;
  const base = chartModel({
    ...{ openedAt: sources.from, events, stored, live: {}, liveAlarms: [], limits: [], now: null },
  });
  return {
    ...base,
    zero: infusion?.startedAt ?? session.openedAt,
    interventions: interventionMarks(session),
    segments: protocol === null ? [] : limitSegments(protocol, events, until),
    delivery: infusion === null ? null : infusionSeries(infusion, until, weight?.kg ?? null),
    levels:
      infusion === null
        ? null
        : modelledLevels(
            { course: infusion, drug: infusion.drug, weightKg: weight?.kg ?? null },
            until,
          ),
  };
}

export function interventionMarks(session: SessionState): InterventionMark[] {
  const term = (seq: number) => session.effects.find((effect) => effect.seq === seq)?.term ?? null;
  return session.interventions
    .map(({ seq, at, entry, withdrawn }) => ({
      seq,
      at,
      label: describeInterventionEntry(entry, term, words),
      withdrawn,
    }))
    .sort((a, b) => a.at - b.at);
}

/** Rate in force at an instant, mL/h; null where none is known. */
export function rateAt({ delivery }: Pick<ReviewModel, 'delivery'>, at: number): number | null {
  return delivery?.rate.findLast((step) => step.at <= at)?.mlPerH ?? null;
}

/** Between the points of a line; null before its first, and its last value after it. */
export function lineAt<P extends { readonly at: number }>(
  points: readonly P[],
  at: number,
  value: (point: P) => number,
): number | null {
  const index = points.findLastIndex((point) => point.at <= at);
  const left = points[index];
  if (left === undefined) return null;
  const right = points[index + 1];
  if (right === undefined || right.at === left.at) return value(left);
  const share = (at - left.at) / (right.at - left.at);
  return value(left) + share * (value(right) - value(left));
}
