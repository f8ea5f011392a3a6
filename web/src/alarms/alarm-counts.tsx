import { type Look, lookOf } from '@chairside/shared/alarms/urgency';
import { useShallow } from 'zustand/react/shallow';
import { say } from '../language/say.ts';
import { useAlarms } from '../live/alarms-store.ts';
import classes from './alarm-counts.module.css';
import { AlarmGlyph } from './glyph.tsx';

const WORD: Readonly<Record<Look, string>> = {
  high: say('alarms.count-critical'),
  medium: say('alarms.count-warning'),
  low: say('alarms.count-technical'),
};

/** How many alarms are on, by priority: also there while another page is open. */
export function AlarmCounts() {
  const counts = useAlarms(
    useShallow((state) => {
      const sum = { high: 0, medium: 0, low: 0 };
      for (const alarms of Object.values(state.alarms)) {
        for (const alarm of alarms) sum[lookOf(alarm)] += 1;
      }
      return sum;
    }),
  );
  return (
    <span className={classes.counts}>
      {(['high', 'medium', 'low'] as const).map((look) =>
        counts[look] > 0 ? (
          <span key={look} className={classes.count} data-look={look}>
            <AlarmGlyph look={look} size={12} />
            {counts[look]}
            <span className={classes.word}>{WORD[look]}</span>
          </span>
        ) : null,
      )}
    </span>
  );
}
