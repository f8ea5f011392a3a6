/** What the phase asks for next: one primary step, the rest beside it. */
import type { CommandType } from '@chairside/shared/moves/commands';
import type { Criterion } from '@chairside/shared/session/discharge';
import type { SessionState } from '@chairside/shared/session/state';
import { nextStep, type PreparationStep } from '../charting/preparation/preparation-steps.ts';
import { nextForDischarge } from '../charting/recovery/discharge-steps.ts';
import type { PlainSheet, Sheet } from '../charting/sheet/sheet-store.ts';
import { say } from '../language/say.ts';

export interface PhaseAction {
  readonly label: string;
  readonly sheet: Sheet;
  /** Whose refusal greys it out; null: never refused in this phase. */
  readonly command: CommandType | null;
}

export interface PhaseActions {
  readonly primary: PhaseAction | null;
  readonly rest: readonly PhaseAction[];
}

const plain = (label: string, kind: PlainSheet & CommandType): PhaseAction => ({
  label,
  sheet: { kind },
  command: kind,
});

const START = plain(say('chair.start-infusion'), 'start-infusion');
const BASELINE = plain(say('chair.set-baseline'), 'set-baseline');
const STOP = plain(say('chair.stop-infusion'), 'stop-infusion');
const RATE = plain(say('chair.change-rate'), 'change-rate');
const CLOSE: PhaseAction = {
  label: say('chair.close-session'),
  sheet: { kind: 'close', outcome: null },
  command: null,
};

/** `steps`: of the preparation, `criteria`: for leaving; the first that is open and can be done is what is done next. */
export function phaseActions(
  session: Pick<SessionState, 'phase' | 'baseline' | 'infusion'>,
  steps: readonly PreparationStep[],
  criteria: readonly Criterion[],
): PhaseActions {
  switch (session.phase) {
    case 'before': {
      const next = nextStep(steps);
      if (next !== null) {
        const { action, sheet } = next;
        return { primary: { label: action, sheet, command: null }, rest: [START, CLOSE] };
      }
      return session.baseline === null && steps.every(({ asks }) => asks.length === 0)
        ? { primary: BASELINE, rest: [START, CLOSE] }
        : { primary: START, rest: [CLOSE] };
    }
    case 'infusing': {
      const dose: PhaseAction = {
        label: session.infusion?.regimen === 'esketamine' ? say('chair.nasal-device') : 'Bolus',
        sheet: { kind: 'bolus' },
        command: 'give-bolus',
      };
      const pause = plain('Pause', 'pause-infusion');
      const rate = (session.infusion?.rates.length ?? 0) > 0 ? [RATE] : [];
      return { primary: STOP, rest: [pause, ...rate, dose] };
    }
    case 'paused':
      return { primary: plain(say('chair.resume-infusion'), 'resume-infusion'), rest: [STOP] };
    case 'recovery': {
      const { ready, next } = nextForDischarge(criteria);
      if (ready) return { primary: CLOSE, rest: [] };
      const primary = next && { label: next.action, sheet: next.sheet, command: null };
      return { primary, rest: [CLOSE] };
    }
    case 'closed':
      return { primary: null, rest: [] };
  }
}
