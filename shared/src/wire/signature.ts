/** What signs a record is asked for with the password, each time. */
import { z } from 'zod';
import { type Command, type CommandOf, commandSchema } from '../moves/commands.ts';
import { signInSchema } from './http.ts';

export type SignatureCommand = CommandOf<'sign-session' | 'co-sign-session'>;

export const isSignature = (command: Command): command is SignatureCommand =>
  command.type === 'sign-session' || command.type === 'co-sign-session';

export const signatureSchema = z.object({
  password: signInSchema.shape.password,
  command: commandSchema.refine(isSignature, 'only a signature is given with a password'),
});
export type SignatureRequest = z.input<typeof signatureSchema>;
