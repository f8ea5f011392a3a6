import {
  effectiveProtocol,
  type LimitValues,
  limitValue,
  relaxes,
} from '../alarms/limits/limit-changes.ts';
import type { Actor } from '../people/roles.ts';
import type { Limit, ProtocolDocument, ScoreLimit } from '../protocols/document/document.ts';
import { checkProtocol, type ProtocolProblem } from '../protocols/rules/document-rules.ts';
import type { Command } from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import type { EventBody } from './events.ts';
import type { SessionState } from './state.ts';

type ChangeLimit = Extract<Command, { type: 'change-limit' }>;
type LimitChanged = Extract<EventBody, { type: 'limit-changed' }>;

const MEASURES = {
  absolute: 'value',
  'points-from-baseline': 'points',
  'percent-of-baseline': 'percent',
} as const;

const WHOLE = 'A score is a whole number.';

function isProvider(by: Actor): boolean {
  return by.kind === 'user' && by.role === 'provider';
}

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
export function decideLimitChange(
  session: SessionState,
  command: ChangeLimit,
  context: DecideContext,
  at: number,
): Decision {
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
  const body: LimitChanged = {
    ...{ type: 'limit-changed', limitId: limit.id, tier: limit.tier },
    signal: 'signal' in limit ? limit.signal : limit.scale,
    ...{ op: test.op, measure: MEASURES[test.kind], from, to, reset, reason: command.reason },
  };
  return accept(Math.max(at, context.now), body);
}

/** A change that this person could make now, for asking whether there is any. */
export function someLimitChange(
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
