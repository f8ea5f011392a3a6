import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SEVERITIES, type Severity } from '@chairside/shared/effects/severity';
import { IconX } from '@tabler/icons-react';
import { say, words } from '../../language/say.ts';
import { ChipRow, ChoiceChip } from '../../ui/chip.tsx';
import { SEVERITY_LABELS } from '../../wording/severity-labels.ts';
import classes from '../styles/charting.module.css';

interface Props {
  readonly term: string;
  readonly onChoose: (severity: Severity) => void;
  /** To the form in which everything can be said before it is recorded. */
  readonly onMore: () => void;
  readonly onCancel: () => void;
}

/** The second tap, where the first one was: it records. */
export function SeverityChoice({ term, onChoose, onMore, onCancel }: Props) {
  const label = effectLabel(term, words);
  return (
    <fieldset className={classes.choice} data-severity-of={term}>
      <legend>{label}</legend>
      <ChipRow>
        {SEVERITIES.map((severity, index) => (
          <ChoiceChip
            key={severity}
            aria-label={`${label} ${severity}`}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => onChoose(severity)}
          >
            {SEVERITY_LABELS[severity]}
          </ChoiceChip>
        ))}
        <ChoiceChip
          aria-label={say('charting-effects.more-about-label', { label })}
          onClick={onMore}
        >
          {say('charting-effects.more')}
        </ChoiceChip>
        <ChoiceChip aria-label={say('charting-effects.cancel')} onClick={onCancel}>
          <IconX size={16} aria-hidden />
        </ChoiceChip>
      </ChipRow>
    </fieldset>
  );
}
