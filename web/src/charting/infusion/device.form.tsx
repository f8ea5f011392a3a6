import { DEVICE_MG, devicesGiven } from '@chairside/shared/infusion/nasal-devices';
import type { SessionState } from '@chairside/shared/session/state';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTimeZone } from '../../live/clinic-store.ts';
import { useFromNow } from '../../live/clock-store.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import classes from '../styles/charting.module.css';

const AS_ORDERED = 'As ordered';

/** One nasal device as one entry: nothing is typed but its lot, and no more are taken than ordered. */
export function DeviceForm({ session, ...sheet }: SheetProps & { session: SessionState }) {
  const { infusion } = session;
  const zone = useTimeZone();
  const { given, ordered, nextFrom } = devicesGiven(infusion?.boluses ?? [], infusion?.doseMg);
  const early = useFromNow((now) => nextFrom !== null && now < nextFrom);
  // The devices of one dose mostly come out of one box.
  const [lot, setLot] = useState(infusion?.boluses.at(-1)?.lot ?? '');
  const left = ordered === null || given < ordered;
  const said = lot.trim();
  return (
    <CommandSheet
      {...sheet}
      title="Nasal device"
      submit={`Record device ${given + 1}`}
      draft={() =>
        left && said !== ''
          ? { type: 'give-bolus', mg: DEVICE_MG, lot: said, reason: AS_ORDERED }
          : null
      }
    >
      <p className={classes.hint}>
        {left
          ? `Device ${given + 1}${ordered === null ? '' : ` of ${ordered}`}: ${DEVICE_MG} mg.`
          : `All ${given} devices of the order are recorded.`}
      </p>
      {nextFrom === null ? null : (
        <p className={early ? classes.failed : classes.hint} role={early ? 'alert' : undefined}>
          {early
            ? `Wait until ${clockTime(nextFrom, zone)}: 5 min between devices.`
            : '5 min have passed since the last device.'}
        </p>
      )}
      <TextInput
        size="md"
        label="Lot number"
        value={lot}
        maxLength={60}
        onChange={(event) => setLot(event.currentTarget.value)}
        required
      />
    </CommandSheet>
  );
}
