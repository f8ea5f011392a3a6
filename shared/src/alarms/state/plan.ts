/** The protocol document arranged for evaluation. */

import type {
  Combination,
  Limit,
  LimitSignal,
  ProtocolDocument,
  ScoreLimit,
  Tier,
} from '../../protocols/document/document.ts';
import { SCORE_SCALES, type ScoreScale } from '../../protocols/document/score-limits.ts';
import {
  type CuffSignal,
  isCuffSignal,
  LIMIT_SIGNALS,
  SIGNAL_INFO,
} from '../../vitals/catalogue.ts';

/** A limit of a signal or of a score. */
export type PlanLimit = Omit<Limit, 'signal'> & Pick<ScoreLimit, 'silent'>;

/** All limits that share one alarm. */
export interface LimitGroup {
  /** Key of the alarm: `<signal>:<low|high>`, or `<scale>:<low|high>`. */
  readonly key: string;
  /** Null for a score. */
  readonly signal: LimitSignal | null;
  readonly direction: 'low' | 'high';
  readonly unit: string;
  readonly limits: readonly PlanLimit[];
}

/** Of a vital sign. */
export type SignalGroup = LimitGroup & { readonly signal: LimitSignal };

type CombinationTerm = Combination['all'][number];
type ValueTerm = Extract<CombinationTerm, { kind: 'value' }>;
export type EffectTermPlan = Extract<CombinationTerm, { kind: 'effect' }>;
export type ScoreTermPlan = Extract<CombinationTerm, { kind: 'score' }>;

export interface CombinationPlan {
  /** Key of the alarm: `combination:<id>`. */
  readonly key: string;
  readonly tier: Tier;
  readonly phases: Combination['phases'];
  /** Each value as a separate limit without delay: while the combination holds it has its condition. */
  readonly values: readonly {
    readonly limit: Pick<Limit, 'id' | 'signal' | 'delayMs' | 'hysteresis'>;
    readonly op: ValueTerm['op'];
    readonly value: number;
  }[];
  readonly effects: readonly EffectTermPlan[];
  readonly scores: readonly ScoreTermPlan[];
  readonly tracked: readonly Tracked[];
  readonly hasCuff: boolean;
}

export interface Plan {
  readonly document: ProtocolDocument;
  /** `<protocol id>@<version>`. */
  readonly name: string;
  readonly groups: readonly SignalGroup[];
  readonly combinations: readonly CombinationPlan[];
  readonly bySignal: Readonly<Record<LimitSignal, readonly SignalGroup[]>>;
  /** Some limit asks whether breaths are still seen. */
  readonly followsBreaths: boolean;
  readonly byScale: Readonly<Record<ScoreScale, readonly LimitGroup[]>>;
}

/** Measured all the time or at a spot; the cuff's two pressures are apart because they arrive per inflation. */
export type Tracked = Exclude<LimitSignal, CuffSignal>;
const isTracked = (signal: LimitSignal): signal is Tracked => !isCuffSignal(signal);
export const TRACKED: readonly Tracked[] = LIMIT_SIGNALS.filter(isTracked);
export const LIMITED_PRESSURES = LIMIT_SIGNALS.filter((signal) => isCuffSignal(signal));

/** A protocol document is never changed in place, so its arrangement is kept with it. */
const plans = new WeakMap<ProtocolDocument, Plan>();

function valuePlan(rule: Combination, term: ValueTerm): CombinationPlan['values'][number] {
  const { signal, op, value, hysteresis } = term;
  const id = `combination:${rule.id}:${signal}`;
  return { limit: { id, signal, delayMs: 0, hysteresis }, op, value };
}

function combinationPlan(rule: Combination): CombinationPlan {
  const values = rule.all.flatMap((term) => (term.kind === 'value' ? [valuePlan(rule, term)] : []));
  const signals = values.map(({ limit }) => limit.signal);
  const tracked = signals.filter(isTracked);
  return {
    key: `combination:${rule.id}`,
    tier: rule.tier,
    phases: rule.phases,
    values,
    effects: rule.all.flatMap((term) => (term.kind === 'effect' ? [term] : [])),
    scores: rule.all.flatMap((term) => (term.kind === 'score' ? [term] : [])),
    tracked,
    hasCuff: tracked.length < signals.length,
  };
}

/** A score is judged when it is charted: no delay, and the next one inside the limit is the way back. */
function scoreLimitPlan({ scale: _scale, ...limit }: ScoreLimit): PlanLimit {
  return { ...limit, delayMs: 0, hysteresis: { by: 0, forMs: 0 }, confirm: false };
}

function scoreGroups(document: ProtocolDocument): Record<ScoreScale, LimitGroup[]> {
  const groups: Record<ScoreScale, LimitGroup[]> = {
    moaas: [],
    rass: [],
    nausea: [],
    dissociation: [],
  };
  for (const scale of SCORE_SCALES) {
    for (const direction of ['low', 'high'] as const) {
      const limits = (document.scores ?? [])
        .filter((limit) => limit.scale === scale && limit.direction === direction)
        .map(scoreLimitPlan);
      groups[scale].push({
        key: `${scale}:${direction}`,
        signal: null,
        direction,
        unit: '',
        limits,
      });
    }
  }
  return groups;
}

function arrange(document: ProtocolDocument): Plan {
  const bySignal = Object.fromEntries(
    LIMIT_SIGNALS.map((signal): [LimitSignal, SignalGroup[]] => [signal, []]),
  ) as Record<LimitSignal, SignalGroup[]>;
  const groups: SignalGroup[] = [];
  for (const signal of LIMIT_SIGNALS) {
    for (const direction of ['low', 'high'] as const) {
      const limits = document.limits.filter(
        (limit) => limit.signal === signal && limit.direction === direction,
      );
      const unit = SIGNAL_INFO[signal].unit;
      const group = { key: `${signal}:${direction}`, signal, direction, unit, limits };
      groups.push(group);
      bySignal[signal].push(group);
    }
  }
  const combinations = (document.combinations ?? []).map(combinationPlan);
  const name = `${document.id}@${document.version}`;
  const byScale = scoreGroups(document);
  const followsBreaths = document.limits.some(({ onlyWith }) =>
    onlyWith?.some(({ kind }) => kind === 'still'),
  );
  return { document, name, groups, combinations, bySignal, byScale, followsBreaths };
}

export function planOf(document: ProtocolDocument): Plan {
  const known = plans.get(document);
  if (known !== undefined) return known;
  const plan = arrange(document);
  plans.set(document, plan);
  return plan;
}

/** A cuff value this old is hidden, and its alarm unresolved. */
export function cuffHideAfterMs(document: ProtocolDocument): number {
  const { cuff } = document;
  return Math.max(cuff.hideAfterMs, cuff.hideAtIntervals * cuff.intervalMs);
}
