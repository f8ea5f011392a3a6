import { EFFECT_ACTION_LABELS } from '@chairside/shared/session/describe-charting';
import { EFFECT_ACTIONS, type EffectAction } from '@chairside/shared/session/entries';
import { SegmentedControl, TextInput } from '@mantine/core';
import { say } from '../../language/say.ts';
import classes from '../styles/charting.module.css';

export interface EffectDetails {
  readonly source: 'observed' | 'patient-reported';
  readonly rating: number | null;
  readonly actions: readonly EffectAction[];
  readonly note: string;
}

const SOURCES = [
  { value: 'observed', label: 'Observed' },
  { value: 'patient-reported', label: say('charting-effects.patient-reported') },
];
const RATINGS = Array.from({ length: 11 }, (_, index) => index);

interface Props {
  readonly value: EffectDetails;
  readonly onChange: (change: Partial<EffectDetails>) => void;
}

/** What may be said of an effect beside its severity. */
export function EffectDetailFields({ value, onChange }: Props) {
  return (
    <>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={say('charting-effects.source')}
        data={SOURCES}
        value={value.source}
        onChange={(source) =>
          onChange({ source: source === 'observed' ? 'observed' : 'patient-reported' })
        }
      />
      <fieldset className={classes.part}>
        <legend>{say('charting-effects.rated-by-the-patient-0-none')}</legend>
        <div className={classes.scores}>
          {RATINGS.map((rating) => (
            <button
              key={rating}
              type="button"
              className={classes.score}
              aria-pressed={value.rating === rating}
              onClick={() => onChange({ rating: value.rating === rating ? null : rating })}
            >
              {rating}
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset className={classes.part}>
        <legend>{say('charting-effects.action-taken')}</legend>
        <div className={classes.row}>
          {EFFECT_ACTIONS.map((action) => (
            <button
              key={action}
              type="button"
              className={classes.chip}
              aria-pressed={value.actions.includes(action)}
              onClick={() => onChange({ actions: toggled(value.actions, action) })}
            >
              {EFFECT_ACTION_LABELS[action]}
            </button>
          ))}
        </div>
      </fieldset>
      <TextInput
        size="md"
        label={say('charting-effects.note-optional')}
        value={value.note}
        maxLength={500}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
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
