/** What the phase asks for next: one primary step, the rest beside it. */
import type { CommandType } from '@chairside/shared/session/commands';
import type { SessionState } from '@chairside/shared/session/state';

export type PhaseAction = Extract<
  CommandType,
  | 'set-baseline'
  | 'start-infusion'
  | 'pause-infusion'
  | 'resume-infusion'
  | 'stop-infusion'
  | 'close'
>;

export const PHASE_ACTION_LABELS = {
  'set-baseline': 'Set baseline',
  'start-infusion': 'Start infusion',
  'pause-infusion': 'Pause',
  'resume-infusion': 'Resume infusion',
  'stop-infusion': 'Stop infusion',
  close: 'Close session',
} as const satisfies Record<PhaseAction, string>;

export interface PhaseActions {
  readonly primary: PhaseAction | null;
  readonly rest: readonly PhaseAction[];
}

export function phaseActions(session: Pick<SessionState, 'phase' | 'baseline'>): PhaseActions {
  switch (session.phase) {
    case 'before':
      return session.baseline === null
        ? { primary: 'set-baseline', rest: ['start-infusion', 'close'] }
        : { primary: 'start-infusion', rest: ['set-baseline', 'close'] };
    case 'infusing':
      return { primary: 'stop-infusion', rest: ['pause-infusion'] };
    case 'paused':
      return { primary: 'resume-infusion', rest: ['stop-infusion'] };
    case 'recovery':
      return { primary: 'close', rest: [] };
    case 'closed':
      return { primary: null, rest: [] };
  }
}
