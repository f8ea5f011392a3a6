/** What is wrong with a draft, by the field that it is about: the rules of all protocols, and the schema's own. */
import {
  type ProtocolDocument,
  protocolDocumentSchema,
} from '@chairside/shared/protocols/document/document';
import { idOf, namedPlace, type Place } from '@chairside/shared/protocols/document/place';
import { placeOf, sectionOf } from '@chairside/shared/protocols/sections/problem-place';
import type { SectionId } from '@chairside/shared/protocols/sections/sections';
import { problemsAgainst } from '@chairside/shared/protocols/versions/history';
import { saysOf } from '@chairside/shared/wording/refusal';
import type { z } from 'zod';
import { say, textOf } from '../../language/say.ts';
import { statementsOf } from '../document/parts.ts';

export interface DraftProblem {
  /** The field, as in the statements; where there is none, the part or the place in the document. */
  readonly id: string;
  /** Null where it is about something that is not there. */
  readonly field: string | null;
  readonly section: SectionId;
  readonly message: string;
}

function issueText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin !== 'number') return say('protocols-draft.needs-an-entry');
      return issue.inclusive === false
        ? say('protocols-draft.more-than', { least: String(issue.minimum) })
        : say('protocols-draft.at-least', { least: String(issue.minimum) });
    case 'too_big':
      return say('protocols-draft.at-most', { most: String(issue.maximum) });
    case 'custom': {
      const says = saysOf(issue);
      return says === null ? issue.message : textOf(says);
    }
    default:
      return say('protocols-draft.not-a-value-of-this-field');
  }
}

/** Every field and part that a document has. */
function placesOf(document: ProtocolDocument): ReadonlySet<string> {
  const statements = statementsOf(document);
  return new Set(statements.flatMap(({ id, part }) => (part === '' ? [id] : [id, part])));
}

/** `inForce`: what it is to follow; null where that is not known. */
export function problemsIn(
  document: ProtocolDocument,
  inForce: ProtocolDocument | null,
): DraftProblem[] {
  const known = placesOf(document);
  /** The field itself, or what it is a part of. */
  const nearest = (place: Place): string | null => {
    for (let length = place.length; length > 0; length--) {
      const id = idOf(place.slice(0, length));
      if (known.has(id)) return id;
    }
    return null;
  };
  const at = (place: Place, text: string, section = sectionOf(document, place)): DraftProblem => {
    const field = nearest(place);
    return { id: field ?? idOf(place), field, section, message: text };
  };
  const parsed = protocolDocumentSchema.safeParse(document);
  const issues = parsed.success ? [] : parsed.error.issues;
  return [
    ...(document.name.trim() === ''
      ? [at(['name'], say('protocols-draft.give-the-protocol-a-name'))]
      : []),
    ...issues.map((issue) => at(namedPlace(document, issue.path), issueText(issue))),
    ...problemsAgainst(document, inForce ?? undefined).map((problem) =>
      // A guard rail that is missing has no limit: it is said where its signal is edited.
      at(
        placeOf(document, problem),
        textOf(problem.message),
        problem.limitId === null ? problem.signal : undefined,
      ),
    ),
  ];
}

/** What is wrong with a section and has no field in it: something is missing that every protocol has. */
export const sectionProblems = (problems: readonly DraftProblem[], section: string): string[] =>
  problems
    .filter((one) => one.section === section && one.field === null)
    .map(({ message }) => message);
