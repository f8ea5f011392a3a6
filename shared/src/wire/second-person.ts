/** What somebody else than who is signed in may agree to at the same screen, with their own name and password, once. */
import type { z } from 'zod';
import { type CommandType, commandMove, commandSchema } from '../moves/commands.ts';
import { signInSchema } from './http.ts';

/** A signature, a check, a witness, an amount beyond what one person charts, and what only a provider decides. Everything else is charted by who is signed in. */
export const isForSecondPerson = (type: CommandType): boolean => commandMove(type).bySecondPerson;

export const secondPersonSchema = signInSchema.extend({
  command: commandSchema.refine(({ type }) => isForSecondPerson(type), {
    message: 'a second person agrees to other commands than this one',
  }),
});
export type SecondPersonRequest = z.input<typeof secondPersonSchema>;
