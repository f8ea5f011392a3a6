/** The limits that were moved for a session, in words. */
import { limitValue } from '@chairside/shared/alarms/limits/limit-changes';
import { type AnyLimit, limitsOf } from '@chairside/shared/moves/change-limit';
import { describeActor } from '@chairside/shared/moves/describe-event';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { SessionState } from '@chairside/shared/session/state';
import { say, words } from '../../language/say.ts';
import { limitText } from './limit-text.ts';
import { scoreText } from './protocol-text.ts';

const anyLimitText = (limit: AnyLimit) => ('signal' in limit ? limitText(limit) : scoreText(limit));

/** `SpO2 ≤ 93 %, here 91 (Provider: lives at 91)`. */
export function changedLimits(session: SessionState, protocol: ProtocolDocument | null): string[] {
  return Object.entries(session.limitChanges ?? {}).map(([limitId, { value, by, reason }]) => {
    const limit = protocol && limitsOf(protocol).find(({ id }) => id === limitId);
    const name = limit ? anyLimitText(limit) : limitId;
    return say('protocols-document.name-here-value-describeactor', {
      name,
      value,
      describeActor: describeActor(by, words),
      reason,
    });
  });
}

export interface MovableLimit {
  readonly id: string;
  readonly text: string;
  /** What the protocol says. */
  readonly own: number;
  /** What runs now. */
  readonly now: number;
}

/** Limits that somebody with this allowance may move at all; guard rails only become stricter. */
export function movableLimits(
  session: SessionState,
  protocol: ProtocolDocument,
  mayMove: (limit: AnyLimit) => boolean,
): MovableLimit[] {
  return limitsOf(protocol).flatMap((limit) => {
    const own = limitValue(limit);
    if (own === null || !mayMove(limit)) return [];

    const now = session.limitChanges?.[limit.id]?.value ?? own;
    return [{ id: limit.id, text: anyLimitText(limit), own, now }];
  });
}
