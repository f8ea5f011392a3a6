/** What the events of one session change in its row of the list and in its channels. Pure. */

import type { CloseOutcome } from '../session/entries.ts';
import type { Logged } from '../session/logged.ts';
import type { SessionPhase } from '../session/state.ts';

export interface OpenedSession {
  readonly chairId: string;
  readonly chairLabel: string;
  readonly patientRef: string;
  readonly protocol: string;
  readonly openedAt: number;
  readonly patientId: string | null;
  readonly courseId: string | null;
}

export interface SessionChange {
  opened: OpenedSession | null;
  /** Who it is, found out after the opening. */
  identified: {
    readonly patientId: string;
    readonly courseId: string | null;
    readonly patientRef: string;
  } | null;
  /** Where it went on. */
  moved: { readonly chairId: string; readonly chairLabel: string } | null;
  /** The weight of its patient may have changed, or whose weight it is. */
  weighed: boolean;
  /** null: unchanged. */
  phase: SessionPhase | null;
  startedAt: number | null;
  stoppedAt: number | null;
  closedAt: number | null;
  effects: number;
  seriousEffects: number;
  criticalAlarms: number;
  warningAlarms: number;
  /** Who signed the order, or the session. */
  provider: { readonly id: string; readonly name: string } | null;
  outcome: CloseOutcome | null;
  /** undefined: unchanged; null: what was signed covers the record no more. */
  signedAt: number | null | undefined;
  attached: {
    readonly channelId: string;
    readonly seq: number;
    readonly at: number;
    until: number | null;
  }[];
  /** Of channels that were attached by earlier changes; closing detaches whatever is left. */
  detached: { readonly channelId: string; readonly at: number }[];
  /** `seq` of entries that were withdrawn: they count no more where they were effects. */
  withdrawn: number[];
}

export function noChange(): SessionChange {
  return {
    opened: null,
    identified: null,
    moved: null,
    weighed: false,
    phase: null,
    startedAt: null,
    stoppedAt: null,
    closedAt: null,
    effects: 0,
    seriousEffects: 0,
    provider: null,
    outcome: null,
    signedAt: undefined,
    criticalAlarms: 0,
    warningAlarms: 0,
    attached: [],
    detached: [],
    withdrawn: [],
  };
}

export function userOf({ by }: Logged): SessionChange['provider'] {
  return by.kind === 'user' ? { id: by.id, name: by.name } : null;
}

export function detach(change: SessionChange, channelId: string, at: number): void {
  const own = change.attached.find((each) => each.channelId === channelId && each.until === null);
  if (own) own.until = at;
  else change.detached.push({ channelId, at });
}
