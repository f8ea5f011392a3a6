import { EFFECT_ACTION_LABELS } from '@chairside/shared/session/describe-charting';
import { EFFECT_ACTIONS, type EffectAction } from '@chairside/shared/session/entries';
import { say, sayAll } from '../../language/say.ts';
import { Chip } from '../../ui/chip.tsx';
import { Choices } from '../../ui/choices.tsx';
import { FieldGroup } from '../../ui/fields.tsx';
import { TextField } from '../../ui/inputs.tsx';
import { Segments } from '../../ui/segments.tsx';
import classes from '../styles/charting.module.css';

const ACTIONS = sayAll(EFFECT_ACTION_LABELS);

export interface EffectDetails {
  readonly source: 'observed' | 'patient-reported';
  readonly rating: number | null;
  readonly actions: readonly EffectAction[];
  readonly note: string;
}

const SOURCES = {
  observed: say('charting-effects.observed'),
  'patient-reported': say('charting-effects.patient-reported'),
} as const;
const RATINGS = Array.from({ length: 11 }, (_, index) => index);

interface Props {
  readonly value: EffectDetails;
  readonly onChange: (change: Partial<EffectDetails>) => void;
}

/** What may be said of an effect beside its severity. */
export function EffectDetailFields({ value, onChange }: Props) {
  return (
    <>
      <Segments
        label={say('charting-effects.source')}
        of={['observed', 'patient-reported']}
        text={SOURCES}
        value={value.source}
        onPick={(source) => onChange({ source })}
      />
      <FieldGroup look="bare" legend={say('charting-effects.rated-by-the-patient-0-none')}>
        <div className={classes.scores}>
          {RATINGS.map((rating) => (
            <Chip
              key={rating}
              look="key"
              pressed={value.rating === rating}
              onClick={() => onChange({ rating: value.rating === rating ? null : rating })}
            >
              {rating}
            </Chip>
          ))}
        </div>
      </FieldGroup>
      <Choices
        legend={say('charting-effects.action-taken')}
        of={EFFECT_ACTIONS}
        text={ACTIONS}
        value={value.actions}
        onPick={(action) => onChange({ actions: toggled(value.actions, action) })}
      />
      <TextField
        label={say('charting-sheet.note-optional')}
        value={value.note}
        max={500}
        optional
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}

/** "Nothing needed" and anything that was done exclude each other. */
export function toggled(actions: readonly EffectAction[], action: EffectAction): EffectAction[] {
  if (actions.includes(action)) return actions.filter((one) => one !== action);
  return action === 'none' ? ['none'] : [...actions.filter((one) => one !== 'none'), action];
}

/** As a command takes it: what was not said is left out. */
export function detailsOf({ source, rating, actions, note }: EffectDetails) {
  return {
    source,
    ...(rating === null ? {} : { rating }),
    ...(actions.length === 0 ? {} : { actions: [...actions] }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
}
