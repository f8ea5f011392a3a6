import { type Actor, actorSchema } from '../people/roles.ts';
import type { DecideContext } from '../session/decide-context.ts';
import { sameUser } from '../session/persons.ts';
import type { Unusual } from '../session/unusual-amounts.ts';
import type { Words } from '../wording/words.ts';
import { type Refused, refuse } from './decision.ts';

/** An unusual amount of what is given: looked at again, and by a second person where it is far beyond. */
export const besideFields = {
  /** Who was signed in at the screen, where the one who charted it agreed as the second person. */
  beside: actorSchema.optional(),
};

/** What an unusual amount needs before it is charted; null where nothing is left to ask. */
export function notAgreed(
  unusual: Unusual | null,
  confirmed: boolean | undefined,
  { by, beside }: DecideContext,
): Refused | null {
  if (unusual === null) return null;
  if (confirmed !== true) return refuse('amount-unusual', unusual.text);
  const agreed = beside !== undefined && !sameUser(beside, by);
  return unusual.secondPerson && !agreed ? refuse('second-person-needed', unusual.text) : null;
}

/** Whose entry it is where a second person agreed to it. */
export function besideOf(unusual: Unusual | null, { beside }: DecideContext) {
  return unusual?.secondPerson === true && beside !== undefined ? { beside } : {};
}

/** Whose entry it was, where the one who charted it agreed as a second person. */
export const agreedText = (
  said: string,
  { beside }: { readonly beside?: Actor | undefined },
  { say }: Words,
): string =>
  beside?.kind === 'user' ? say('events.second-person', { said, name: beside.name }) : said;

/** The form asks for a second person where one is needed. */
export const SOMEBODY: Actor = { kind: 'user', id: '-', name: '-', role: 'nurse' };

export const volumeText = (ml: number | undefined, { say }: Words): string =>
  ml === undefined ? '' : `, ${say('events.volume', { ml })}`;
