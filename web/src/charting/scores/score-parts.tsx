import type { Scale } from '@chairside/shared/effects/scale';
import { say } from '../../language/say.ts';
import { Chip } from '../../ui/chip.tsx';
import { FieldGroup } from '../../ui/fields.tsx';
import { Soft } from '../../ui/text.tsx';
import classes from '../styles/charting.module.css';

type Parts = Readonly<Record<string, number>>;

interface Props {
  readonly scale: Scale;
  /** Score by part; a part that is not given is missing, never 0. */
  readonly value: Parts;
  readonly onChange: (parts: Parts) => void;
  /** Where a part's score came from, if not from a hand. */
  readonly hint?: (part: string) => string | null;
}

/** The parts of a scale that is added up, with the running sum. */
export function ScoreParts({ scale, value, onChange, hint }: Props) {
  const total = Object.values(value).reduce((sum, score) => sum + score, 0);
  const given = Object.keys(value).length;
  return (
    <>
      {scale.parts.map(({ id, label, anchors }) => {
        const from = hint?.(id) ?? null;
        return (
          <FieldGroup key={id} look="bare" legend={say(label)}>
            <div className={classes.choices}>
              {anchors.map(({ score, text }) => (
                <Chip
                  key={score}
                  look="key"
                  pressed={value[id] === score}
                  onClick={() => onChange({ ...value, [id]: score })}
                >
                  <span>
                    <b>{score}</b> {say(text)}
                  </span>
                </Chip>
              ))}
            </div>
            {from === null ? null : <Soft>{from}</Soft>}
          </FieldGroup>
        );
      })}
      <output className={classes.sum}>
        <span>
          {given < scale.parts.length
            ? say('charting-scores.given-of-parts-parts', { given, parts: scale.parts.length })
            : say('charting-scores.sum-of-all-parts')}
        </span>
        <span>
          <b>{total}</b> {say('charting-scores.of-max', { max: scale.max })}
        </span>
      </output>
    </>
  );
}
