import type { Scale } from '@chairside/shared/effects/scale';
import { say } from '../../language/say.ts';
import { Chip } from '../../ui/chip.tsx';
import classes from '../styles/charting.module.css';

interface Props {
  readonly scale: Scale;
  readonly chosen?: number | undefined;
  readonly disabled?: boolean;
  readonly onPick: (score: number) => void;
}

/** Every score as one key: a tap records it. In the order of the scale's anchors, else from low to high. */
export function ScoreRow({ scale, chosen, disabled = false, onPick }: Props) {
  const { min, max, anchors } = scale;
  const short = say(scale.short);
  const whole = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const ordered = anchors.length === whole.length ? anchors.map(({ score }) => score) : whole;
  return (
    <fieldset className={classes.scores} aria-label={short}>
      {ordered.map((score) => {
        const text = anchors.find((anchor) => anchor.score === score)?.text;
        return (
          <Chip
            key={score}
            look="key"
            {...(chosen === undefined ? {} : { pressed: chosen === score })}
            aria-label={`${short} ${score}${text === undefined ? '' : `, ${say(text)}`}`}
            title={text === undefined ? undefined : say(text)}
            disabled={disabled}
            onClick={() => onPick(score)}
          >
            {score > 0 && min < 0 ? `+${score}` : score}
          </Chip>
        );
      })}
    </fieldset>
  );
}
