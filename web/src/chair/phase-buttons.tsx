import type { Allowed } from '@chairside/shared/session/allowed';
import type { CommandType } from '@chairside/shared/session/commands';
import type { SessionState } from '@chairside/shared/session/state';
import { Button } from '@mantine/core';
import classes from './chair.module.css';
import { PHASE_ACTION_LABELS, type PhaseAction, phaseActions } from './phase-action.ts';

interface Props {
  readonly session: SessionState;
  readonly allowed: Record<CommandType, Allowed>;
  readonly onChoose: (action: PhaseAction) => void;
}

/** What the phase asks for next as one clear button, the rest beside it; a refusal says why. */
export function PhaseButtons({ session, allowed, onChoose }: Props) {
  const { primary, rest } = phaseActions(session);
  const why = (action: PhaseAction) => {
    const answer = allowed[action];
    return answer.allowed ? null : answer.why.message;
  };
  const refused = primary === null ? null : why(primary);
  return (
    <div className={classes.actions}>
      <div className={classes.actionRow}>
        {primary === null ? null : (
          <Button
            h={52}
            fz={16}
            className={classes.primary ?? ''}
            disabled={refused !== null}
            onClick={() => onChoose(primary)}
          >
            {PHASE_ACTION_LABELS[primary]}
          </Button>
        )}
        {rest.map((action) => (
          <Button
            key={action}
            h={52}
            px="md"
            variant="default"
            disabled={why(action) !== null}
            onClick={() => onChoose(action)}
          >
            {PHASE_ACTION_LABELS[action]}
          </Button>
        ))}
      </div>
      {refused === null ? null : <p className={classes.hint}>{refused}</p>}
    </div>
  );
}
