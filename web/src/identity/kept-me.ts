import { type Me, meSchema } from '@chairside/shared/wire/http';
import { z } from 'zod';

const KEY = 'chairside-me';
/** A shift. Who comes back later signs in. */
const KEPT_FOR_MS = 12 * 3_600_000;
const keptSchema = z.object({ me: meSchema, at: z.number() });

/** Remembers who is signed in, so that a page loaded while the server is away is theirs still. */
export function keepMe(me: Me): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ me, at: Date.now() }));
  } catch {
    // Without storage such a page asks to sign in.
  }
}

export function forgetMe(): void {
  localStorage.removeItem(KEY);
}

/** Who was signed in here when the server was last heard; null where nobody was, or too long ago. */
export function keptMe(): Me | null {
  try {
    const kept = keptSchema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return kept.success && Date.now() - kept.data.at < KEPT_FOR_MS ? kept.data.me : null;
  } catch {
    return null;
  }
}
