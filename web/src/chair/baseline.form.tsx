import type { Baseline } from '@chairside/shared/session/entries';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { BaselineDraft } from './baseline-draft.ts';
import classes from './chair.module.css';
import { CommandSheet, type SheetProps } from './command-sheet.tsx';

const FIELDS = ['sys', 'dia', 'hr', 'spo2', 'rr', 'temp'] as const;

/** The values that relative limits run against: drafted from recent readings, agreed by a person. */
export function BaselineForm({ draft, ...sheet }: SheetProps & { readonly draft: BaselineDraft }) {
  const [baseline, setBaseline] = useState<Baseline>(draft.baseline);
  const filled = Object.keys(baseline).length > 0;
  const pressures = draft.baseline.sys !== undefined || draft.baseline.dia !== undefined;
  return (
    <CommandSheet
      {...sheet}
      title="Set baseline"
      submit="Set baseline"
      draft={() => (filled ? { type: 'set-baseline', baseline } : null)}
    >
      <p className={classes.hint}>
        {draft.cuffs >= 2
          ? `Pressures: median of ${draft.cuffs} cuff readings. `
          : pressures
            ? 'Pressures: one cuff reading only. Two or more rested readings make a better baseline. '
            : 'No recent cuff reading. '}
        Check the values before you set them.
      </p>
      <div className={classes.fields}>
        {FIELDS.map((signal) => {
          const info = SIGNAL_INFO[signal];
          return (
            <NumberInput
              key={signal}
              size="md"
              label={`${info.label} (${info.unit})`}
              placeholder="--"
              value={baseline[signal] ?? ''}
              onChange={(value) =>
                setBaseline(({ [signal]: _, ...rest }) =>
                  typeof value === 'number' ? { ...rest, [signal]: value } : rest,
                )
              }
              min={info.min}
              max={info.max}
              clampBehavior="none"
              decimalScale={info.decimals}
              hideControls
            />
          );
        })}
      </div>
    </CommandSheet>
  );
}
