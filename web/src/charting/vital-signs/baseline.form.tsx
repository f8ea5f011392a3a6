import { cuffsSoFar, restedBaseline, restedCuffs } from '@chairside/shared/session/baseline';
import type { CuffTaken } from '@chairside/shared/session/decide-context';
import type { Baseline } from '@chairside/shared/vitals/baseline';
import { useState } from 'react';
import { useTimeZone } from '../../live/clinic-store.ts';
import { serverNow } from '../../live/clock-store.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import { openSheet } from '../sheet/sheet-store.ts';
import classes from '../styles/panel.module.css';
import type { BaselineDraft } from './baseline-draft.ts';
import { VitalSignFields } from './vital-signs.fields.tsx';

interface Props extends SheetProps {
  readonly drafted: () => BaselineDraft;
  readonly cuffs: readonly CuffTaken[];
}

/** The values that relative limits run against: the median of the rested cuffs, agreed by a person. */
export function BaselineForm({ drafted, cuffs, ...sheet }: Props) {
  const zone = useTimeZone();
  // A draft that changed under the hand of who edits it would lose what was typed: taken once.
  const [{ draft, rested }] = useState(() => ({
    draft: drafted(),
    rested: restedBaseline(cuffs, serverNow()),
  }));
  const [baseline, setBaseline] = useState<Baseline>(() => ({
    ...draft.baseline,
    ...(rested === null ? {} : { sys: rested.sys, dia: rested.dia }),
  }));
  const filled = Object.keys(baseline).length > 0;
  const asMeasured = rested !== null && baseline.sys === rested.sys && baseline.dia === rested.dia;
  return (
    <CommandSheet
      {...sheet}
      title="Set baseline"
      submit="Set baseline"
      draft={() =>
        filled ? { type: 'set-baseline', baseline, from: asMeasured ? 'cuffs' : 'entered' } : null
      }
    >
      {rested === null ? (
        <>
          <p className={classes.hint}>
            {cuffsSoFar(restedCuffs(cuffs, serverNow()).length)} Take one with the monitor, or enter
            it by hand. What is typed below is kept as typed in and does not stand for them.
          </p>
          <button
            type="button"
            className={classes.chip}
            onClick={() => openSheet(sheet.sessionId, { kind: 'manual-vitals' })}
          >
            Enter a reading by hand
          </button>
        </>
      ) : (
        <>
          <p className={classes.hint}>
            Median of {rested.cuffs.length} cuff readings of the last hour:
          </p>
          <ul className={classes.list}>
            {rested.cuffs.map((cuff) => (
              <li key={`${cuff.at} ${cuff.source}`} className={classes.hint}>
                {clockTime(cuff.at, zone)}: {cuff.sys}/{cuff.dia}
                {cuff.source === 'manual' ? ', by hand' : ''}
              </li>
            ))}
          </ul>
          {asMeasured ? null : (
            <p className={classes.hint}>
              The pressure differs from the median: it counts as entered by hand.
            </p>
          )}
        </>
      )}
      <VitalSignFields
        value={baseline}
        onChange={(signal, typed) =>
          setBaseline(({ [signal]: _, ...rest }) =>
            typed === undefined ? rest : { ...rest, [signal]: typed },
          )
        }
      />
    </CommandSheet>
  );
}
