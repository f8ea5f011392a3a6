/** What a clinic's sessions have in common: effects, alarms and answers, over a span of days. */
import { z } from 'zod';
import { SEVERITIES, type Severity } from '../effects/severity.ts';
import type { SessionEvent } from '../moves/events.ts';
import { fold } from '../moves/evolve.ts';
import { civilDateSchema } from '../time/calendar.ts';
import { alarmsReview, medianOf } from './alarms-review.ts';
import { attachedMs } from './completeness.ts';
import { effectsReview } from './effects-review.ts';

/** Figures are made of the logs of at most so many sessions, the newest of the span; the answer says how many there are. */
export const MOST_REVIEWED = 2_000;

export const clinicReviewQuerySchema = z.object({
  /** First and last day on the clinic's calendar, YYYY-MM-DD. */
  from: civilDateSchema,
  to: civilDateSchema,
});

const share = z.object({ count: z.number().int(), of: z.number().int() });
/** So many of so many; nothing is a percentage of nothing. */
export type Share = z.infer<typeof share>;

export const effectRateSchema = z.object({
  term: z.string(),
  serious: z.boolean(),
  sessions: share,
  /** Of registered patients with a session in the span. */
  patients: share,
  /** Sessions by the worst severity that the effect reached. */
  worst: z.record(z.enum(SEVERITIES), z.number().int()),
});
export type EffectRate = z.infer<typeof effectRateSchema>;

export const ruleLoadSchema = z.object({
  /** Of the alarm: `<signal>:<low|high>`, `combination:<id>`, `effect:<term>`, `technical:<condition>[:<signal>]`. */
  rule: z.string(),
  kind: z.enum(['physiological', 'technical']),
  critical: z.number().int(),
  warning: z.number().int(),
  info: z.number().int(),
  /** Per hour with a monitor attached; null without such an hour. */
  perHour: z.number().nullable(),
  acknowledged: z.number().int(),
  /** From its raising to its acknowledgement, ms; null where none was acknowledged. */
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable(),
});
export type RuleLoad = z.infer<typeof ruleLoadSchema>;

export const clinicReviewSchema = z.object({
  from: civilDateSchema,
  to: civilDateSchema,
  timeZone: z.string(),
  /** Sessions opened in the span. */
  sessions: z.number().int(),
  /** Of these the figures were made from the newest so many. */
  reviewed: z.number().int(),
  patients: z.number().int(),
  /** With an infusion. */
  started: z.number().int(),
  monitoredMs: z.number(),
  /** Sessions with a critical alarm of the patient. */
  critical: share,
  /** Of these, with a critical alarm of the blood pressure. */
  criticalPressure: share,
  emergencies: share,
  seriousEffects: share,
  effects: z.array(effectRateSchema),
  rules: z.array(ruleLoadSchema),
});
export type ClinicReview = z.infer<typeof clinicReviewSchema>;

/** What the figures need of one session. */
export interface SessionDigest {
  readonly id: string;
  readonly patientId: string | null;
  readonly started: boolean;
  readonly closed: boolean;
  readonly monitoredMs: number;
  readonly emergency: boolean;
  readonly effects: readonly { term: string; serious: boolean; worst: Severity }[];
  readonly alarms: readonly {
    readonly rule: string;
    readonly kind: 'physiological' | 'technical';
    readonly tier: 'critical' | 'warning' | 'info';
    /** ms; null: nobody did. */
    readonly answeredMs: number | null;
  }[];
}

/** `now` for a session that still runs (epoch ms). Null for a log without events. */
export function sessionDigest(events: readonly SessionEvent[], now: number): SessionDigest | null {
  const state = fold(events);
  if (state === null) return null;
  const start = state.infusion?.startedAt ?? null;
  return {
    ...{ id: state.id, patientId: state.patient?.id ?? null, started: start !== null },
    closed: state.closedAt !== null,
    monitoredMs: attachedMs(events, state.closedAt ?? now),
    emergency: state.emergency !== null || state.outcome === 'emergency',
    effects: effectsReview(state)
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ term, serious, worst }) => ({ term, serious, worst })),
    alarms: alarmsReview(events, start).map(({ key, kind, tier, raisedAt, acknowledgedAt }) => ({
      ...{ rule: key, kind, tier },
      answeredMs: acknowledgedAt === null ? null : acknowledgedAt - raisedAt,
    })),
  };
}

type Figures = Omit<ClinicReview, 'from' | 'to' | 'timeZone' | 'sessions'>;

/** Most often seen first. */
export function clinicFigures(digests: readonly SessionDigest[]): Figures {
  const of = digests.length;
  const among = (holds: (digest: SessionDigest) => boolean): Share => ({
    count: digests.filter(holds).length,
    of,
  });
  const monitoredMs = digests.reduce((sum, digest) => sum + digest.monitoredMs, 0);
  return {
    reviewed: of,
    patients: patientsOf(digests).size,
    started: digests.filter(({ started }) => started).length,
    monitoredMs,
    critical: among((digest) => digest.alarms.some(isCritical)),
    criticalPressure: among((digest) =>
      digest.alarms.some((alarm) => isCritical(alarm) && PRESSURE.has(alarm.rule)),
    ),
    emergencies: among(({ emergency }) => emergency),
    seriousEffects: among(({ effects }) => effects.some(({ serious }) => serious)),
    effects: effectRates(digests),
    rules: ruleLoads(digests, monitoredMs),
  };
}

const PRESSURE: ReadonlySet<string> = new Set(['sys:high', 'dia:high']);

const isCritical = ({ kind, tier }: SessionDigest['alarms'][number]) =>
  kind === 'physiological' && tier === 'critical';

const patientsOf = (digests: readonly SessionDigest[]): Set<string> =>
  new Set(digests.flatMap(({ patientId }) => (patientId === null ? [] : [patientId])));

function effectRates(digests: readonly SessionDigest[]): EffectRate[] {
  const patients = patientsOf(digests).size;
  const terms = new Map<string, SessionDigest[]>();
  for (const digest of digests) {
    for (const term of new Set(digest.effects.map((effect) => effect.term))) {
      terms.set(term, [...(terms.get(term) ?? []), digest]);
    }
  }
  return [...terms]
    .map(([term, having]): EffectRate => {
      const worst = { mild: 0, moderate: 0, severe: 0, 'life-threatening': 0 };
      for (const { effects } of having) {
        const own = effects.filter((effect) => effect.term === term);
        worst[worstOf(own.map((effect) => effect.worst))] += 1;
      }
      return {
        term,
        serious: having.some(({ effects }) =>
          effects.some((effect) => effect.term === term && effect.serious),
        ),
        sessions: { count: having.length, of: digests.length },
        patients: { count: patientsOf(having).size, of: patients },
        worst,
      };
    })
    .sort((a, b) => b.sessions.count - a.sessions.count || a.term.localeCompare(b.term));
}

const worstOf = (severities: readonly Severity[]): Severity =>
  SEVERITIES.findLast((severity) => severities.includes(severity)) ?? 'mild';

function ruleLoads(digests: readonly SessionDigest[], monitoredMs: number): RuleLoad[] {
  const alarms = Map.groupBy(
    digests.flatMap((digest) => digest.alarms),
    ({ rule }) => rule,
  );
  const hours = monitoredMs / 3_600_000;
  return [...alarms]
    .map(([rule, own]): RuleLoad => {
      const count = (tier: string) => own.filter((alarm) => alarm.tier === tier).length;
      const answered = own
        .flatMap(({ answeredMs }) => (answeredMs === null ? [] : [answeredMs]))
        .sort((a, b) => a - b);
      return {
        ...{ rule, kind: own[0]?.kind ?? 'physiological' },
        ...{ critical: count('critical'), warning: count('warning'), info: count('info') },
        perHour: hours > 0 ? own.length / hours : null,
        acknowledged: answered.length,
        medianMs: medianOf(answered),
        p90Ms: nearestRank(answered, 0.9),
      };
    })
    .sort((a, b) => total(b) - total(a) || a.rule.localeCompare(b.rule));
}

const total = ({ critical, warning, info }: RuleLoad) => critical + warning + info;

/** The smallest value that so large a part does not exceed; of ascending values. */
function nearestRank(sorted: readonly number[], part: number): number | null {
  return sorted[Math.ceil(sorted.length * part) - 1] ?? null;
}
