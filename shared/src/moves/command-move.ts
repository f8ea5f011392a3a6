/** What there is to say of one kind of command. All of it is said in one place, and looked up everywhere else. */

import { z } from 'zod';
import type { Capability } from '../people/roles.ts';
import type { DecideContext } from '../session/decide-context.ts';
import type { SessionState } from '../session/state.ts';
import { instant, uuid } from '../text/bounded.ts';
import type { Decision } from './decision.ts';
import type { EventMove } from './event-move.ts';

const common = {
  /** Command id, made by the client. */
  id: uuid,
  /** When it happened at the bedside, epoch ms; absent means now (the server's clock decides). */
  at: instant.optional(),
};

/** The payload of a command, told apart by `type`. */
export type CommandSchema = z.ZodObject<typeof common & { type: z.ZodLiteral<string> }>;

export const commandFields = <T extends string, F extends z.ZodRawShape>(type: T, fields: F) =>
  z.object({ ...common, type: z.literal(type), ...fields });

/** `unopened`: it begins a session; `running`: until the close; `closed`: only after it. */
export type When = 'unopened' | 'running' | 'closed';

type BodyOfGiven<G extends readonly EventMove[]> = z.infer<G[number]['body']>;

export interface CommandMove<
  S extends CommandSchema = CommandSchema,
  G extends readonly EventMove[] = readonly EventMove[],
  W extends When = When,
> {
  readonly fields: S;
  /** The events that it may give. */
  readonly gives: G;
  /** Who may give it at all; what only a provider decides is up to `decide`. */
  readonly who: Capability;
  readonly when: W;
  /** It moves the session on, or the next step builds on it: never charted as before the last step. */
  readonly isStep: boolean;
  /** Somebody else than who is signed in may agree to it at the same screen. */
  readonly bySecondPerson: boolean;
  /**
   * While the server is away. `shown`: kept, and in effect on the screen at once; `kept`: in effect once it is stored,
   * since it would quieten or hide an alarm, move a limit, or free a chair; `now-or-never`: nothing is kept.
   */
  readonly offline: 'shown' | 'kept' | 'now-or-never';
  /** The events that it gives, or the refusal. `at`: when it happened, epoch ms. */
  decide(
    session: W extends 'unopened' ? null : SessionState,
    command: z.infer<S>,
    context: DecideContext,
    at: number,
  ): Decision<BodyOfGiven<G>>;
  /** Harmless values, to ask whether it could be given now. */
  example(
    session: SessionState | null,
    context: DecideContext,
  ): Omit<z.infer<S>, 'id' | 'at' | 'type'>;
  /** Where nobody has chosen a chair, a patient or a second person yet, the example is asked with one. */
  standIn?(example: z.infer<S>, context: DecideContext): DecideContext;
}

export type AnyCommandMove =
  | CommandMove<CommandSchema, readonly EventMove[], 'unopened'>
  | CommandMove<CommandSchema, readonly EventMove[], 'running'>
  | CommandMove<CommandSchema, readonly EventMove[], 'closed'>;
