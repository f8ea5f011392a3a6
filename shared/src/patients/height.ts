/** The height of a patient: registered, or measured with a weight in a session; the newest counts. */
import { z } from 'zod';
import { type Actor, actorSchema } from '../people/roles.ts';
import { uuid } from '../text/bounded.ts';
import type { PatientDocument } from './patient.ts';

export const heightSchema = z.object({
  cm: z.number(),
  /** When it was registered or measured, epoch ms. */
  at: z.number(),
  by: actorSchema,
  /** The session in which it was measured; null: registered. */
  sessionId: uuid.nullable(),
});
export type Height = z.infer<typeof heightSchema>;

interface Saved {
  readonly at: number;
  readonly by: Actor;
  readonly document: PatientDocument;
}

/** As the register has it, from the version on that said so. `versions`: newest first. */
export function registeredHeight(versions: readonly Saved[]): Height | null {
  const cm = versions[0]?.document.heightCm;
  if (cm === undefined) return null;
  const changed = versions.findIndex(({ document }) => document.heightCm !== cm);
  const first = versions.at(changed === -1 ? -1 : changed - 1);
  return first ? { cm, at: first.at, by: first.by, sessionId: null } : null;
}

export function newestHeight(one: Height | null, other: Height | null): Height | null {
  if (one === null || other === null) return one ?? other;
  return other.at > one.at ? other : one;
}
