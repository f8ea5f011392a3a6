import { z } from 'zod';
import {
  effectiveProtocol,
  type LimitValues,
  limitValue,
  relaxes,
} from '../alarms/limits/limit-changes.ts';
import { describeLimit, tierName } from '../alarms/words/describe-alarm.ts';
import type { Actor } from '../people/roles.ts';
import {
  type Limit,
  limitSignalSchema,
  type ProtocolDocument,
  type ScoreLimit,
  tierSchema,
} from '../protocols/document/document.ts';
import { scoreScaleSchema } from '../protocols/document/score-limits.ts';
import { checkProtocol } from '../protocols/rules/document-rules.ts';
import type { ProtocolProblem } from '../protocols/rules/problem.ts';
import type { DecideContext } from '../session/decide-context.ts';
import { isProvider } from '../session/persons.ts';
import type { SessionState } from '../session/state.ts';
import { idText, quantity } from '../text/bounded.ts';
import { storableText } from '../text/storable-text.ts';
import { message } from '../wording/message.ts';
import { type CommandMove, commandFields } from './command-move.ts';
import { accept, refuse } from './decision.ts';
import { type EventMove, eventBody, noInput, notListed } from './event-move.ts';

/** A limit of this session alone: the protocol stays as it is. */
const body = eventBody('limit-changed', {
  limitId: z.string(),
  /** A signal, or the scale of a charted score. */
  signal: z.union([limitSignalSchema, scoreScaleSchema]),
  tier: tierSchema,
  op: z.enum(['<', '<=', '>', '>=']),
  /** What the numbers are: a value, points from the baseline, or percent of it. */
  measure: z.enum(['value', 'points', 'percent']),
  from: z.number(),
  to: z.number(),
  /** True where `to` is the protocol's own value. */
  reset: z.boolean(),
  reason: z.string(),
});

export const limitChanged: EventMove<typeof body> = {
  body,
  evolve(session, { at, by, body: { limitId, to: value, reset, reason } }) {
    const { [limitId]: _, ...others } = session.limitChanges ?? {};
    if (reset) return { limitChanges: others };
    return { limitChanges: { ...others, [limitId]: { value, by, at, reason } } };
  },
  // What it moves is the protocol that the engine runs under: `effectiveProtocol`.
  alarmInputs: noInput,
  lane: () => 'alarms',
  sentence({ body: said }, { words }) {
    return words.say(said.reset ? 'events.limit-reset' : 'events.limit-changed', {
      tier: tierName(said.tier, words),
      from: describeLimit(said, said.from, words),
      to: describeLimit(said, said.to, words),
      reason: said.reason,
    });
  },
  project: notListed,
  subject: ({ limitId }) => limitId,
};

const fields = commandFields('change-limit', {
  limitId: idText,
  /** Null: back to the protocol's value. */
  value: quantity.nullable(),
  reason: storableText(200),
});
type ChangeLimit = z.infer<typeof fields>;

const MEASURES = {
  absolute: 'value',
  'points-from-baseline': 'points',
  'percent-of-baseline': 'percent',
} as const;

const WHOLE = message('refusals.whole-score');

/** A limit of a signal, or of a charted score. */
export type AnyLimit = Limit | ScoreLimit;

export const limitsOf = ({ limits, scores = [] }: ProtocolDocument): readonly AnyLimit[] => [
  ...limits,
  ...scores,
];

/** How far from the protocol's value this person may move the limit; a provider as far as it makes sense. */
export function allowanceOf(limit: AnyLimit, by: Actor): number {
  if (isProvider(by)) return Number.POSITIVE_INFINITY;
  // No protocol lets a nurse move the limit of a score.
  return 'signal' in limit ? (limit.allowance ?? 0) : 0;
}

/** What a change would add to what is wrong already: an older protocol must not block its own session. */
function newProblem(
  document: ProtocolDocument,
  before: LimitValues,
  after: LimitValues,
): ProtocolProblem | undefined {
  const name = ({ code, limitId, section, entry }: ProtocolProblem) =>
    `${code} ${limitId ?? `${section} ${entry}`}`;
  const known = new Set(checkProtocol(effectiveProtocol(document, before)).map(name));
  return checkProtocol(effectiveProtocol(document, after)).find((each) => !known.has(name(each)));
}

/** A change counts from now on, whatever time is given: no alarm is made undone by it. */
export const changeLimit: CommandMove<typeof fields, [typeof limitChanged], 'running'> = {
  fields,
  gives: [limitChanged],
  who: 'chart-session',
  when: 'running',
  isStep: false,
  bySecondPerson: false,
  offline: 'kept',
  decide(session, command, context, at) {
    const document = context.protocolDocument;
    if (document === undefined) return refuse('no-such-limit');
    const limit = limitsOf(document).find(({ id }) => id === command.limitId);
    if (limit === undefined) return refuse('no-such-limit');
    const own = limitValue(limit);
    const { test } = limit;
    if (own === null || test.kind === 'band-around-baseline') return refuse('limit-not-movable');
    const changes = session.limitChanges ?? {};
    const from = changes[limit.id]?.value ?? own;
    const to = command.value ?? own;
    // What a provider has set beyond the allowance is not a nurse's to take back either.
    const allowance = allowanceOf(limit, context.by);
    if ([from, to].some((value) => Math.abs(value - own) > allowance) || allowance === 0) {
      return refuse('beyond-allowance');
    }
    if (to === from) return refuse('limit-unchanged');
    const isRail = 'signal' in limit && limit.guardRail === true;
    if (isRail && relaxes(limit, own, to)) return refuse('guard-rail');
    if (!('signal' in limit) && !Number.isInteger(to)) return refuse('senseless-limit', WHOLE);
    const { [limit.id]: _, ...others } = changes;
    const reset = to === own;
    const after: LimitValues = reset ? others : { ...others, [limit.id]: { value: to } };
    const problem = newProblem(document, changes, after);
    if (problem !== undefined) return refuse('senseless-limit', problem.message);
    return accept(Math.max(at, context.now), {
      ...{ type: 'limit-changed', limitId: limit.id, tier: limit.tier },
      signal: 'signal' in limit ? limit.signal : limit.scale,
      ...{ op: test.op, measure: MEASURES[test.kind], from, to, reset, reason: command.reason },
    });
  },
  example: (session, context) => ({ ...someLimitChange(session, context), reason: '-' }),
};

/** A change that this person could make now, for asking whether there is any. */
function someLimitChange(
  session: SessionState | null,
  { by, protocolDocument }: DecideContext,
): Pick<ChangeLimit, 'limitId' | 'value'> {
  const movable = (protocolDocument?.limits ?? []).filter(
    (limit) => limitValue(limit) !== null && allowanceOf(limit, by) > 0,
  );
  const limit = movable.find(({ guardRail }) => guardRail !== true) ?? movable[0];
  const now = limit === undefined ? undefined : session?.limitChanges?.[limit.id]?.value;
  const own = limit === undefined ? null : limitValue(limit);
  if (limit === undefined || own === null) {
    return { limitId: protocolDocument?.limits[0]?.id ?? '', value: null };
  }
  const nearer = limit.direction === 'low' ? 1 : -1;
  const step = Math.min(1, allowanceOf(limit, by)) * nearer;
  return { limitId: limit.id, value: now === undefined ? own + step : null };
}
