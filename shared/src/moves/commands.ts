import { z } from 'zod';
import type { AnyCommandMove } from './command-move.ts';
import { COMMAND_MOVES } from './table.ts';

/** What a person may ask of a session. The client makes the id: sending a command twice gives the same answer. */
type AnyFields = (typeof COMMAND_MOVES)[number]['fields'];
const schemas = COMMAND_MOVES.map(({ fields }): AnyFields => fields);

export const commandSchema = z.discriminatedUnion('type', schemas as [AnyFields, ...AnyFields[]]);
export type Command = z.infer<AnyFields>;
/** A command as a client writes it, before defaults are filled in. */
export type CommandInput = z.input<AnyFields>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** The only ones that a closed session takes. */
export type ReviewCommand = z.infer<
  Extract<(typeof COMMAND_MOVES)[number], { when: 'closed' }>['fields']
>;

const BY_TYPE: ReadonlyMap<string, AnyCommandMove> = new Map(
  COMMAND_MOVES.map((move) => [move.fields.shape.type.value, move]),
);

/** All that there is to say of a command's kind. */
export function commandMove(type: CommandType): AnyCommandMove {
  const move = BY_TYPE.get(type);
  if (move === undefined) throw new Error(`no command is called ${type}`);
  return move;
}

export function isReview(command: Command): command is ReviewCommand {
  return commandMove(command.type).when === 'closed';
}
