import { type AlarmPhase, PHASES } from '@chairside/shared/protocols/document/document';
import { Chip, Input } from '@mantine/core';
import { say } from '../../language/say.ts';
import { PHASE_LABELS } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { useMark } from './fields.tsx';

interface Props {
  readonly path: string;
  readonly phases: readonly AlarmPhase[];
  readonly onChange: (phases: AlarmPhase[]) => void;
}

/** When it counts: at least one phase. */
export function PhasesField({ path, phases, onChange }: Props) {
  const { description, error } = useMark(`${path}.phases`);
  return (
    <Input.Wrapper
      label={say('protocols-editor.phases')}
      labelElement="div"
      role="group"
      aria-label={say('protocols-editor.phases')}
      description={description}
      error={error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <div className={classes.chips}>
        {PHASES.map((phase) => (
          <Chip
            key={phase}
            size="sm"
            checked={phases.includes(phase)}
            // The last one stays: what counts in no phase is removed instead.
            disabled={phases.length === 1 && phases.includes(phase)}
            onChange={(on) =>
              onChange(PHASES.filter((one) => (one === phase ? on : phases.includes(one))))
            }
          >
            {PHASE_LABELS[phase]}
          </Chip>
        ))}
      </div>
    </Input.Wrapper>
  );
}
