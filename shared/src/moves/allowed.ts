import type { DecideContext } from '../session/decide-context.ts';
import type { Refusal } from '../session/refusals.ts';
import type { SessionState } from '../session/state.ts';
import { type Command, type CommandType, commandMove } from './commands.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { EventBody } from './events.ts';
import { COMMAND_MOVES } from './table.ts';

/** Which commands a person could give now: asked of `decide` itself, so that there is no second copy of a rule. */
export type Allowed =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly why: Refusal };

/** Whether this very command would be accepted now. */
export function allowed(
  session: SessionState | null,
  command: Command,
  context: DecideContext,
): Allowed {
  return answerOf(decide(session, command, context));
}

function answerOf(decision: Decision): Allowed {
  return decision.ok ? { allowed: true } : { allowed: false, why: decision.refusal };
}

const id = '00000000-0000-4000-8000-000000000000';

/** One command of each kind with harmless values, and what it would get. */
export function someDecisions(
  session: SessionState | null,
  context: DecideContext,
): { readonly type: CommandType; readonly decision: Decision<EventBody> }[] {
  return COMMAND_MOVES.map((one) => {
    const { type } = one.fields.shape;
    const move = commandMove(type.value);
    const command = { id, type: type.value, ...move.example(session, context) } as Command;
    const stoodIn = move.standIn?.(command, context) ?? context;
    return { type: type.value, decision: decide(session, command, stoodIn) };
  });
}

/** One answer per kind of command. */
export function allowedCommands(
  session: SessionState | null,
  context: DecideContext,
): Record<CommandType, Allowed> {
  const values = someDecisions(session, context).map(({ type, decision }) => {
    return [type, answerOf(decision)] as const;
  });
  return Object.fromEntries(values) as Record<CommandType, Allowed>;
}
