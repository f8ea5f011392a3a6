import { RangeSlider } from '@mantine/core';
import { LEAST_WINDOW_MS, type Window } from '../../charts/review-zoom.ts';
import { say } from '../../language/say.ts';
import { clockTime } from '../../time/clinic-time.ts';
import classes from './review.module.css';

interface Props {
  readonly whole: Window;
  readonly window: Window;
  readonly zone: string;
  readonly onChange: (window: Window) => void;
}

/** The part of the session that is drawn: both ends move by pointer and by arrow keys. */
export function WindowBrush({ whole, window, zone, onChange }: Props) {
  const [from, to] = whole;
  return (
    <div className={classes.brush}>
      <RangeSlider
        size="sm"
        min={from}
        max={to}
        step={30_000}
        minRange={LEAST_WINDOW_MS}
        value={[window[0], window[1]]}
        onChange={onChange}
        label={(value) => clockTime(value, zone)}
        thumbFromLabel={say('review-session.drawn-from')}
        thumbToLabel={say('review-session.drawn-until')}
      />
    </div>
  );
}
