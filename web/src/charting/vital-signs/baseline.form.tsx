import { cuffsSoFar, restedBaseline, restedCuffs } from '@chairside/shared/session/baseline';
import type { Baseline } from '@chairside/shared/vitals/baseline';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { serverNow } from '../../live/clock-store.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { Chip } from '../../ui/chip.tsx';
import { Soft } from '../../ui/text.tsx';
import { CommandSheet, type InContext } from '../sheet/command-sheet.tsx';
import { openSheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';
import type { BaselineDraft } from './baseline-draft.ts';
import { VitalSignFields } from './vital-signs.fields.tsx';

interface Props extends InContext {
  readonly drafted: () => BaselineDraft;
}

/** The values that relative limits run against: the median of the rested cuffs, agreed by a person. */
export function BaselineForm({ drafted, context, ...sheet }: Props) {
  const { cuffs = [] } = context;
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
      title={say('charting-vital-signs.set-baseline')}
      draft={() =>
        filled ? { type: 'set-baseline', baseline, from: asMeasured ? 'cuffs' : 'entered' } : null
      }
    >
      {rested === null ? (
        <>
          <Soft>
            {say('charting-vital-signs.length-take-one-with-the-monitor', {
              length: cuffsSoFar(restedCuffs(cuffs, serverNow()).length),
            })}
          </Soft>
          <Chip look="key" onClick={() => openSheet(sheet.sessionId, { kind: 'manual-vitals' })}>
            {say('charting-vital-signs.enter-a-reading-by-hand')}
          </Chip>
        </>
      ) : (
        <>
          <Soft>
            {say('charting-vital-signs.median-of-cuffs-cuff-readings-of', {
              cuffs: rested.cuffs.length,
            })}
          </Soft>
          <ul className={classes.list}>
            {rested.cuffs.map((cuff) => (
              <li key={`${cuff.at} ${cuff.source}`}>
                <Soft>
                  {clockTime(cuff.at, zone)}: {cuff.sys}/{cuff.dia}
                  {cuff.source === 'manual' ? say('charting-vital-signs.by-hand') : ''}
                </Soft>
              </li>
            ))}
          </ul>
          {asMeasured ? null : (
            <Soft>{say('charting-vital-signs.the-pressure-differs-from-the')}</Soft>
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
