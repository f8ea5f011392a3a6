/** The protocol document: limits, delays and cadence that a prescriber approved, as data. */
import { z } from 'zod';
import { severitySchema } from '../../effects/severity.ts';
import { LIMIT_SIGNALS } from '../../vitals/catalogue.ts';
import { checksSchema } from './checks.ts';
import { dosingSchema } from './dosing.ts';
import { escalationSchema } from './escalation-steps.ts';
import { firstStepsSchema } from './first-steps.ts';
import { gateSchema } from './gate.ts';
import { prnSchema } from './prn.ts';
import { observationSchema } from './recovery.ts';
import { assessmentsSchema, scoreScaleSchema, scoreTestSchema } from './score-limits.ts';
import { sourceSchema } from './source.ts';

export type { LimitSignal } from '../../vitals/catalogue.ts';
export type { LimitSource } from './source.ts';

export const TIERS = ['critical', 'warning', 'info'] as const;
export const tierSchema = z.enum(TIERS);
/** critical = high priority, warning = medium, info = low (docs/clinical.md 7, IEC 60601-1-8 wording). */
export type Tier = z.infer<typeof tierSchema>;

export const limitSignalSchema = z.enum(LIMIT_SIGNALS);

export const PHASES = ['before', 'infusing', 'recovery'] as const;
export const phaseSchema = z.enum(PHASES);
/** Alarm phase of a session; a paused infusion is still `infusing`. */
export type AlarmPhase = z.infer<typeof phaseSchema>;

const absoluteTest = z.object({
  kind: z.literal('absolute'),
  op: z.enum(['<', '<=', '>', '>=']),
  value: z.number(),
});
/** Distance from the baseline in the signal's own unit; `and` must hold as well. */
const pointsTest = z.object({
  kind: z.literal('points-from-baseline'),
  op: z.enum(['<=', '>=']),
  /** Signed: -5 with `<=` is "5 or more below baseline". */
  points: z.number(),
  and: absoluteTest.optional(),
});
const percentTest = z.object({
  kind: z.literal('percent-of-baseline'),
  op: z.enum(['<=', '>=']),
  /** Signed change in percent: 20 with `>=` is "at least 20 % above baseline". */
  percent: z.number(),
  and: absoluteTest.optional(),
});
/** A band whose width depends on where the baseline lies (LIFEPAK wide band, docs/clinical.md 5.1). */
const bandTest = z.object({
  kind: z.literal('band-around-baseline'),
  direction: z.enum(['low', 'high']),
  /** First entry whose `below` exceeds the baseline wins; the last has no `below`. */
  bands: z.array(z.object({ below: z.number().optional(), points: z.number() })).min(1),
});
/**
 * A low limit that gives way to a patient who is low at rest: with a baseline it lies at most `percent` below that, and
 * never further out than `notBelow`. Without one it stands as it is.
 */
const yieldingTest = absoluteTest.extend({
  yields: z.object({ percent: z.number().min(1).max(50), notBelow: z.number() }).optional(),
});
export const limitTestSchema = z.discriminatedUnion('kind', [
  yieldingTest,
  pointsTest,
  percentTest,
  bandTest,
]);
export type LimitTest = z.infer<typeof limitTestSchema>;

/** Every comparison of a limit looks to the side that its alarm is named after. */
function looksOneWay({ direction, test }: { direction: 'low' | 'high'; test: LimitTest }): boolean {
  const side = direction === 'low' ? '<' : '>';
  switch (test.kind) {
    case 'absolute':
      return test.op.startsWith(side) && (test.yields === undefined || direction === 'low');
    case 'points-from-baseline':
    case 'percent-of-baseline':
      return test.op.startsWith(side) && (test.and?.op.startsWith(side) ?? true);
    case 'band-around-baseline':
      return test.direction === direction;
    default:
      return test satisfies never;
  }
}

/** What another signal has to say for a limit to be judged: a value, or none that may be shown. */
const companionSchema = z.discriminatedUnion('kind', [
  absoluteTest.omit({ kind: true }).extend({
    kind: z.literal('value'),
    signal: limitSignalSchema,
    /** Once the limit holds, the other value counts until it is so far inside. */
    by: z.number().min(0),
  }),
  z.object({ kind: z.literal('missing'), signal: limitSignalSchema }),
  /**
   * EtCO2 and respiratory rate, which used to change from breath to breath, have stood still for this long: monitors
   * hold their last values in an apnea.
   */
  z.object({
    kind: z.literal('still'),
    signal: z.literal('etco2'),
    forMs: z.number().int().positive(),
  }),
]);
export type Companion = z.infer<typeof companionSchema>;

const limitFields = z.object({
  /** Stable name, such as `spo2-low-critical`. */
  id: z.string().min(1),
  signal: limitSignalSchema,
  direction: z.enum(['low', 'high']),
  tier: tierSchema,
  test: limitTestSchema,
  /** How long the condition must hold before it is an alarm; 0 for per-reading signals. */
  delayMs: z.number().int().min(0),
  /** To clear, the value must be at least `by` inside the limit for `forMs` (0: one reading). */
  hysteresis: z.object({ by: z.number().min(0), forMs: z.number().int().min(0) }),
  /** A first value beyond this limit asks for a repeat: shown as "unconfirmed". */
  confirm: z.boolean().default(false),
  /** No change for one session relaxes it, and no acknowledgement of a milder limit covers it. */
  guardRail: z.boolean().optional(),
  /** How far from the protocol's value a nurse may move it for one session; absent: not at all. */
  allowance: z.number().min(0).optional(),
  phases: z.array(phaseSchema).min(1),
  /** Judged only while one of these is so; absent: always. */
  onlyWith: z.array(companionSchema).min(1).optional(),
  source: sourceSchema,
});
export const limitSchema = limitFields.refine(looksOneWay, {
  error: 'the test of a limit must look to the side of its direction',
});
/** One limit. Key of its alarm: session + signal + direction + kind. */
export type Limit = z.infer<typeof limitSchema>;

/** A limit of a charted score: without delay, cleared by the next score inside it. Key of its alarm: `<scale>:<low|high>`. */
export const scoreLimitSchema = z
  .object({
    /** Stable name, such as `moaas-low-critical`. */
    id: z.string().min(1),
    scale: scoreScaleSchema,
    direction: z.enum(['low', 'high']),
    tier: tierSchema,
    test: scoreTestSchema,
    phases: z.array(phaseSchema).min(1),
    /** Shown, and never sounded. */
    silent: z.boolean().optional(),
    source: sourceSchema,
  })
  .refine(({ direction, test }) => test.op === (direction === 'low' ? '<=' : '>='), {
    error: 'the test of a limit must look to the side of its direction',
  });
export type ScoreLimit = z.infer<typeof scoreLimitSchema>;

const hysteresisSchema = limitFields.shape.hysteresis;
const combinationTermSchema = z.discriminatedUnion('kind', [
  absoluteTest.omit({ kind: true }).extend({
    kind: z.literal('value'),
    signal: limitSignalSchema,
    hysteresis: hysteresisSchema,
  }),
  z.object({
    kind: z.literal('effect'),
    /** Any one of these logged, at least this severe. */
    anyOf: z
      .array(z.object({ term: z.string().min(1), atLeast: severitySchema.optional() }))
      .min(1),
  }),
  z.object({
    kind: z.literal('score'),
    /** Any one of these; a score counts until the next one of its scale. */
    anyOf: z
      .array(
        z.object({ scale: scoreScaleSchema, op: z.enum(['<=', '>=']), value: z.number().int() }),
      )
      .min(1),
  }),
]);
/** Things that are worse together: an alarm at once when all of them hold. */
export const combinationSchema = z.object({
  id: z.string().min(1),
  tier: tierSchema,
  all: z
    .array(combinationTermSchema)
    .min(2)
    .refine((all) => all.some(({ kind }) => kind === 'value'), {
      error: 'a combination needs a value: effects alone are listed as serious',
    }),
  phases: z.array(phaseSchema).min(1),
  source: sourceSchema,
});
export type Combination = z.infer<typeof combinationSchema>;

/** Conditions of the equipment; absent from a document: none of them is watched. */
export const equipmentSchema = z.object({
  /** A probe that reports `off` for this long. */
  probeOffAfterMs: z.number().int().positive(),
  /** The same before the infusion, while probes are put on; absent: no difference. */
  probeOffBeforeMs: z.number().int().positive().optional(),
  /** A probe that reports `off` speaks in place of the warning "monitor silent"; absent: silence is told first. */
  probeOffFirst: z.boolean().optional(),
  lowSignalAfterMs: z.number().int().positive(),
  /** Monitor battery, percent: low below the one, good again from the other on. */
  batteryLowBelow: z.number(),
  batteryGoodFrom: z.number(),
  /** The cuff squeezes the limb that carries the SpO2 probe: its technical alarms wait for the cuff. */
  cuffOnProbeLimb: z.boolean(),
  source: sourceSchema,
});

/** When the next cuff reading is due (docs/clinical.md 7, NIBP cadence). */
export const cuffCadenceSchema = z.object({
  /** Shorter interval while the infusion is this young. */
  earlyForMs: z.number().int().positive(),
  earlyIntervalMs: z.number().int().positive(),
  /**
   * Minutes of the infusion at which a cuff is due, rising: a grid that no other reading moves. After the last of
   * them one every `cuff.intervalMs`. Absent: intervals run from the last reading.
   */
  atMinutes: z
    .array(z.number().min(0).max(1440))
    .min(1)
    .refine((all) => all.every((minute, i) => i === 0 || minute > (all[i - 1] ?? minute)), {
      error: 'the minutes of the grid rise',
    })
    .optional(),
  /**
   * The listed minutes up to the planned end outlive a stop, a cuff is due at the stop, and by nose they count from
   * the first device. Absent: the list ends with the infusion.
   */
  outlivesStop: z.boolean().optional(),
  recoveryIntervalMs: z.number().int().positive(),
  /** A first critical value is to be repeated within this. */
  repeatWithinMs: z.number().int().positive(),
  overdueAfterMs: z.number().int().positive(),
});

export const stalenessSchema = z.object({
  /** After this a value is shown as `--`. */
  hideAfterMs: z.number().int().positive(),
  /** After this without a value the technical alarm "no data" is raised (continuous signals). */
  alarmAfterMs: z.number().int().positive().nullable(),
});

export const protocolDocumentSchema = z.object({
  id: z.string(),
  version: z.number().int().min(1),
  name: z.string(),
  /** Which of the product's own defaults it is, or was drafted from; absent: the first one, or none. */
  edition: z.number().int().min(1).optional(),
  limits: z.array(limitSchema),
  scores: z.array(scoreLimitSchema).optional(),
  combinations: z.array(combinationSchema).optional(),
  /** Effects that raise an alarm as soon as they are logged. */
  seriousEffects: z
    .object({
      terms: z.array(z.string()).min(1),
      tier: tierSchema,
      /** Any effect that is charted at least this severe raises the same alarm. */
      anyAtLeast: severitySchema.optional(),
      /** These raise it too, and call the provider at once, whatever the ladder says. */
      callProvider: z.array(z.string()).optional(),
      source: sourceSchema,
    })
    .optional(),
  equipment: equipmentSchema.optional(),
  /** Who is called when a critical alarm waits; absent: the default ladder. */
  escalation: escalationSchema.optional(),
  /** A signal that came to the product later is missing from it: see `stalenessOf`. */
  staleness: z.partialRecord(limitSignalSchema, stalenessSchema),
  /** No reading at all from the session's monitor (SpO2 and rate both absent counts the same). */
  monitorSilent: z.object({
    warningAfterMs: z.number().int().positive(),
    /** While infusing only. */
    criticalAfterMs: z.number().int().positive(),
    source: sourceSchema,
  }),
  cuff: z.object({
    intervalMs: z.number().int().positive(),
    intervalUnderWarningMs: z.number().int().positive(),
    /** Greyed at this multiple of the interval. */
    greyAtIntervals: z.number().positive(),
    /** Hidden, and its alarms unresolved, at max(hideAfterMs, hideAtIntervals x interval). */
    hideAfterMs: z.number().int().positive(),
    hideAtIntervals: z.number().positive(),
    cadence: cuffCadenceSchema.optional(),
    source: sourceSchema,
  }),
  assessments: assessmentsSchema.optional(),
  /** Checks that are due are tasks, not alarms; absent: what is overdue is a technical alarm. */
  checks: checksSchema.optional(),
  /** What is done first when an effect is charted: a prompt, nothing more. */
  firstSteps: firstStepsSchema.optional(),
  /** The patient is up for a while: how long the technical alarms of the probe are held; absent: there is none. */
  standby: z
    .object({ atMostMs: z.number().int().positive().max(600_000), source: sourceSchema })
    .optional(),
  /** The staff's screens have this long to confirm an alarm of a quiet chair; absent: the product's default. */
  quietRoomMs: z.number().int().positive().max(60_000).optional(),
  /** What was acknowledged and still holds is called again after this; absent: 3 min (makers: 2 or 3 min, S103). */
  realarmAfterMs: z.number().int().positive().optional(),
  /** What must be there before the infusion starts; absent: nothing is asked. */
  gate: gateSchema.optional(),
  observation: observationSchema.optional(),
  prn: prnSchema.optional(),
  /** How much and how fast is asked about; absent: the product's clinic defaults. */
  dosing: dosingSchema.optional(),
});
export type Staleness = z.infer<typeof stalenessSchema>;
/** A protocol version. Sessions keep the version they started with. */
export type ProtocolDocument = z.infer<typeof protocolDocumentSchema>;
