/** The limits that were moved for a session, in words. */
import { limitValue } from '@chairside/shared/alarms/limit-changes';
import type { ProtocolDocument } from '@chairside/shared/alarms/limits';
import type { SessionState } from '@chairside/shared/session/state';
import { describeActor } from '../session/describe-event.ts';
import { limitText } from './limit-text.ts';

/** `SpO2 ≤ 93 %, here 91 (Provider: lives at 91)`. */
export function changedLimits(session: SessionState, protocol: ProtocolDocument | null): string[] {
  return Object.entries(session.limitChanges ?? {}).map(([limitId, { value, by, reason }]) => {
    const limit = protocol?.limits.find(({ id }) => id === limitId);
    const name = limit === undefined ? limitId : limitText(limit);
    return `${name}, here ${value} (${describeActor(by)}: ${reason})`;
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
  mayMove: (limit: ProtocolDocument['limits'][number]) => boolean,
): MovableLimit[] {
  return protocol.limits.flatMap((limit) => {
    const own = limitValue(limit);
    if (own === null || !mayMove(limit)) return [];

    const now = session.limitChanges?.[limit.id]?.value ?? own;
    return [{ id: limit.id, text: limitText(limit), own, now }];
  });
}
