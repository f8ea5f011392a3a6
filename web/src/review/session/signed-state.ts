/** How far a session is signed, and what whoever looks at it may do about it. */

import type { SessionState } from '@chairside/shared/session/state';
import type { Me } from '@chairside/shared/wire/http';
import { say } from '../../language/say.ts';

export type SignedState = 'open' | 'unsigned' | 'signed' | 'added-to';

export function signedState(session: Pick<SessionState, 'closedAt' | 'signatures'>): SignedState {
  if (session.closedAt === null) return 'open';
  if (session.signatures.some(({ covers }) => covers)) return 'signed';
  return session.signatures.length > 0 ? 'added-to' : 'unsigned';
}

export const SIGNED_TEXT = {
  open: say('review-session.still-open'),
  unsigned: say('review-session.not-signed'),
  signed: say('review-session.is-signed'),
  'added-to': say('review-session.signed-addendum-after-it'),
} as const satisfies Record<SignedState, string>;

export interface ReviewActions {
  readonly sign: 'sign-session' | 'co-sign-session' | null;
  readonly add: boolean;
}

/** The server decides; this only offers what it would take. */
export function reviewActions(
  session: Pick<SessionState, 'closedAt' | 'signatures'>,
  { id, role }: Pick<Me['user'], 'id' | 'role'>,
): ReviewActions {
  if (session.closedAt === null) return { sign: null, add: false };
  const standing = session.signatures.filter(({ covers }) => covers);
  const own = standing.some(({ by }) => by.kind === 'user' && by.id === id);
  const first = standing.some(({ kind }) => kind === 'signed');
  return {
    sign: role !== 'provider' || own ? null : first ? 'co-sign-session' : 'sign-session',
    add: role === 'provider' || role === 'nurse',
  };
}
