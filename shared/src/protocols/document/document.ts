/** The protocol document: limits, delays and cadence that a prescriber approved, as data. */
import { z } from 'zod';
import { type Severity, severitySchema } from '../../effects/severity.ts';
import { LIMIT_SIGNALS } from '../../vitals/catalogue.ts';
import { type MessageKey, message } from '../../wording/message.ts';
import { refusedAs } from '../../wording/refusal.ts';
import { checksSchema } from './checks.ts';
import { cuffSchema } from './cuff.ts';
import { dosingSchema } from './dosing.ts';
import { equipmentSchema, silentSchema, standbySchema } from './equipment.ts';
import { escalationSchema, QUIET_ROOM_MS, REALARM_MS } from './escalation-steps.ts';
import {
  choice,
  duration,
  effects,
  group,
  number,
  optional,
  orElse,
  own,
  SOURCE,
  schemaOf,
  several,
  time,
  words,
  yes,
} from './field.ts';
import { firstStepsSchema } from './first-steps.ts';
import { gateSchema } from './gate.ts';
import { prnSchema } from './prn.ts';
import { observationSchema } from './recovery.ts';
import { assessmentsSchema, scoreScaleSchema, scoreTestSchema } from './score-limits.ts';

export type { LimitSignal } from '../../vitals/catalogue.ts';
export type { LimitSource } from './source.ts';

export const TIERS = ['critical', 'warning', 'info'] as const;
export const TIER_LABELS = {
  critical: 'protocols-fields.critical',
  warning: 'protocols-fields.warning',
  info: 'protocols-fields.advisory',
} as const satisfies Record<(typeof TIERS)[number], MessageKey>;
export const tierSchema = z.enum(TIERS);
/** critical = high priority, warning = medium, info = low (docs/clinical.md 7, IEC 60601-1-8 wording). */
export type Tier = z.infer<typeof tierSchema>;

export const limitSignalSchema = z.enum(LIMIT_SIGNALS);

export const PHASES = ['before', 'infusing', 'recovery'] as const;
export const PHASE_LABELS = {
  before: 'protocols-fields.before-the-start',
  infusing: 'protocols-fields.infusing',
  recovery: 'protocols-fields.recovery',
} as const satisfies Record<(typeof PHASES)[number], MessageKey>;
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

const TIER = choice('protocols-fields.priority', TIER_LABELS);
const PHASES_FIELD = several('protocols-fields.phases', PHASE_LABELS);
const far = z.number().min(0);
const moment = z.number().int().min(0);

/** The fields of a limit; figures are in the unit of its signal. */
export const limitFields = (unit: string) =>
  ({
    test: own('limit-test', 'protocols-fields.limit', limitTestSchema),
    tier: TIER,
    /** How long the condition must hold before it is an alarm; 0 for per-reading signals. */
    delayMs: time('s', 'protocols-fields.delay', moment),
    /** To clear, the value must be at least `by` inside the limit for `forMs` (0: one reading). */
    hysteresis: group({
      by: number(unit, 'protocols-fields.clears-inside-by', far),
      forMs: time('s', 'protocols-fields.clears-after', moment),
    }),
    /** How far from the protocol's value a nurse may move it for one session; absent: not at all. */
    allowance: orElse(number(unit, 'protocols-fields.nurse-may-move-it-by', far), 0),
    phases: PHASES_FIELD,
    /** A first value beyond this limit asks for a repeat: shown as "unconfirmed". */
    confirm: { ...yes('protocols-fields.confirm'), schema: z.boolean().default(false) },
    /** No change for one session relaxes it, and no acknowledgement of a milder limit covers it. */
    guardRail: orElse(yes('protocols-fields.guard-rail'), false),
    /** Judged only while one of these is so; absent: always. */
    onlyWith: {
      ...own(
        'companions',
        'protocols-fields.only-beside',
        z.array(companionSchema).min(1).optional(),
      ),
      empty: 'protocols-fields.always',
    },
    source: SOURCE,
  }) as const;

const limitShape = schemaOf(limitFields('')).extend({
  /** Stable name, such as `spo2-low-critical`. */
  id: z.string().min(1),
  signal: limitSignalSchema,
  direction: z.enum(['low', 'high']),
});
export const limitSchema = limitShape.refine(
  looksOneWay,
  refusedAs(message('protocol-rules.test-looks-aside')),
);
/** One limit. Key of its alarm: session + signal + direction + kind. */
export type Limit = z.infer<typeof limitSchema>;

/** A limit of a charted score: without delay, cleared by the next score inside it. Key of its alarm: `<scale>:<low|high>`. */
export const SCORE_FIELDS = {
  test: own('score-test', 'protocols-fields.limit', scoreTestSchema),
  tier: TIER,
  phases: PHASES_FIELD,
  /** Shown, and never sounded. */
  silent: orElse({ ...yes('protocols-fields.sounds'), inverted: true }, false),
  source: SOURCE,
};
export const scoreLimitSchema = schemaOf(SCORE_FIELDS)
  .extend({
    /** Stable name, such as `moaas-low-critical`. */
    id: z.string().min(1),
    scale: scoreScaleSchema,
    direction: z.enum(['low', 'high']),
  })
  .refine(
    ({ direction, test }) => test.op === (direction === 'low' ? '<=' : '>='),
    refusedAs(message('protocol-rules.test-looks-aside')),
  );
export type ScoreLimit = z.infer<typeof scoreLimitSchema>;

const hysteresisSchema = limitShape.shape.hysteresis;
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
export const COMBINATION_FIELDS = {
  all: own(
    'terms',
    'protocols-fields.all-of',
    z
      .array(combinationTermSchema)
      .min(2)
      .refine(
        (all) => all.some(({ kind }) => kind === 'value'),
        refusedAs(message('protocol-rules.combination-needs-value')),
      ),
  ),
  tier: TIER,
  phases: PHASES_FIELD,
  source: SOURCE,
};
export const combinationSchema = schemaOf(COMBINATION_FIELDS).extend({ id: z.string().min(1) });
export type Combination = z.infer<typeof combinationSchema>;

export const STALENESS_FIELDS = {
  /** After this a value is shown as `--`. */
  hideAfterMs: duration('s', 'protocols-fields.shown-as-after'),
  /** After this without a value the technical alarm "no data" is raised (continuous signals). */
  alarmAfterMs: {
    ...time('s', 'protocols-fields.no-data-after', z.number().int().positive().nullable()),
    empty: 'protocols-fields.never',
  },
} as const;
export const stalenessSchema = schemaOf(STALENESS_FIELDS);

/** Effects that raise an alarm as soon as they are logged. */
export const SERIOUS_FIELDS = {
  terms: { ...effects('protocols-fields.serious-effects'), schema: z.array(z.string()).min(1) },
  /** These raise it too, and call the provider at once, whatever the ladder says. */
  callProvider: {
    ...effects('protocols-fields.call-the-provider'),
    schema: z.array(z.string()).optional(),
    empty: 'protocols-fields.none',
  },
  /** Any effect that is charted at least this severe raises the same alarm. */
  anyAtLeast: optional(
    choice('protocols-fields.any-other-effect-from', {
      mild: 'protocols-fields.mild',
      moderate: 'protocols-fields.moderate',
      severe: 'protocols-fields.severe',
      'life-threatening': 'protocols-fields.life-threatening',
    } as const satisfies Record<Severity, MessageKey>),
    'protocols-fields.none',
  ),
  tier: TIER,
  source: SOURCE,
} as const;

export const CALL_FIELDS = {
  /** What was acknowledged and still holds is called again after this; absent: 3 min (makers: 2 or 3 min, S103). */
  realarmAfterMs: orElse(duration('s', 'protocols-fields.it-calls-again-after'), REALARM_MS),
};
export const QUIET_ROOM_FIELDS = {
  /** The staff's screens have this long to confirm an alarm of a quiet chair; absent: the product's default. */
  quietRoomMs: orElse(
    time('s', 'protocols-fields.it-sounds-after', z.number().int().positive().max(60_000)),
    QUIET_ROOM_MS,
  ),
};
export const NAME_FIELDS = {
  name: { ...words('protocols-fields.name-of-the-protocol', 80), schema: z.string() },
};

type FormatStep = (older: object) => object;

/**
 * What makes of a stored form the next one: the first entry of form 1 form 2, and so on. None yet: all that came to the
 * document since it first shipped may be absent. A step that has shipped never changes.
 */
const FORMAT_STEPS: readonly FormatStep[] = [];

export const protocolDocumentSchema = z.object({
  id: z.string(),
  version: z.number().int().min(1),
  /** Of the form in which it is stored; absent: the first. Nobody sends one that this program could not read again. */
  format: z
    .number()
    .int()
    .min(1)
    .max(FORMAT_STEPS.length + 1)
    .optional(),
  ...schemaOf(NAME_FIELDS).shape,
  /** Which of the product's own defaults it is, or was drafted from; absent: the first one, or none. */
  edition: z.number().int().min(1).optional(),
  limits: z.array(limitSchema),
  scores: z.array(scoreLimitSchema).optional(),
  combinations: z.array(combinationSchema).optional(),
  /** Effects that raise an alarm as soon as they are logged. */
  seriousEffects: schemaOf(SERIOUS_FIELDS).optional(),
  equipment: equipmentSchema.optional(),
  /** Who is called when a critical alarm waits; absent: the default ladder. */
  escalation: escalationSchema.optional(),
  /** A signal that came to the product later is missing from it: see `stalenessOf`. */
  staleness: z.partialRecord(limitSignalSchema, stalenessSchema),
  monitorSilent: silentSchema,
  cuff: cuffSchema,
  assessments: assessmentsSchema.optional(),
  /** Checks that are due are tasks, not alarms; absent: what is overdue is a technical alarm. */
  checks: checksSchema.optional(),
  /** What is done first when an effect is charted: a prompt, nothing more. */
  firstSteps: firstStepsSchema.optional(),
  /** The patient is up for a while: how long the technical alarms of the probe are held; absent: there is none. */
  standby: standbySchema.optional(),
  ...schemaOf({ ...QUIET_ROOM_FIELDS, ...CALL_FIELDS }).shape,
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

/** A stored document in the form of today. One that is in it already is given back untouched, to the byte. */
export function readProtocol(
  stored: ProtocolDocument,
  steps: readonly FormatStep[] = FORMAT_STEPS,
): ProtocolDocument {
  const { format = 1, id, version } = stored;
  const newest = steps.length + 1;
  if (format > newest) {
    throw new Error(
      `protocol ${id}@${version} is stored in form ${format}; this program knows forms up to ${newest}`,
    );
  }
  if (format === newest) return stored;
  const made = steps.slice(format - 1).reduce<object>((older, step) => step(older), stored);
  return { ...protocolDocumentSchema.parse({ ...made, format: 1 }), format: newest };
}
