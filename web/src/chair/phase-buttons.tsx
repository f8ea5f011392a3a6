import type { Allowed } from '@chairside/shared/moves/allowed';
import type { CommandType } from '@chairside/shared/moves/commands';
import type { Criterion } from '@chairside/shared/session/discharge';
import type { SessionState } from '@chairside/shared/session/state';
import { Button } from '@mantine/core';
import type { PreparationStep } from '../charting/preparation/preparation-steps.ts';
import { openSheet } from '../charting/sheet/sheet-store.ts';
import { textOf } from '../language/say.ts';
import { Soft } from '../ui/text.tsx';
import classes from './chair.module.css';
import { type PhaseAction, phaseActions } from './phase-action.ts';

interface Props {
  readonly session: SessionState;
  readonly steps: readonly PreparationStep[];
  readonly criteria: readonly Criterion[];
  readonly allowed: Record<CommandType, Allowed>;
}

/** What the phase asks for next as one clear button, the rest beside it; a refusal says why. */
export function PhaseButtons({ session, steps, criteria, allowed }: Props) {
  const { primary, rest } = phaseActions(session, steps, criteria);
  const why = ({ command }: PhaseAction) => {
    if (command === null) return null;
    const answer = allowed[command];
    return answer.allowed ? null : answer.why;
  };
  const refused = primary === null ? null : why(primary);
  // What the gate lacks stands line by line in the list below: the button only says that it is asked.
  const gated = rest.find(({ command }) => command === 'start-infusion');
  const blocked = gated === undefined ? null : why(gated);
  return (
    <div className={classes.actions}>
      <div className={classes.actionRow}>
        {primary === null ? null : (
          <Button
            h={52}
            fz={16}
            className={classes.primary ?? ''}
            disabled={refused !== null}
            onClick={() => openSheet(session.id, primary.sheet)}
          >
            {primary.label}
          </Button>
        )}
        {rest.map((action) => (
          <Button
            key={action.label}
            h={52}
            px="md"
            variant="default"
            disabled={why(action) !== null}
            onClick={() => openSheet(session.id, action.sheet)}
          >
            {action.label}
          </Button>
        ))}
      </div>
      {refused === null ? null : <Soft>{textOf(refused.message)}</Soft>}
      {blocked === null || blocked.code === 'gate-not-passed' ? null : (
        <Soft>{textOf(blocked.message)}</Soft>
      )}
    </div>
  );
}
