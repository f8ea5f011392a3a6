import { DEVICE_MG, devicesGiven } from '@chairside/shared/infusion/nasal-devices';
import type { SessionState } from '@chairside/shared/session/state';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { useFromNow } from '../../live/clock-store.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { Soft } from '../../ui/text.tsx';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import classes from '../styles/charting.module.css';

const AS_ORDERED = say('charting-infusion.as-ordered');

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
      title={say('charting-infusion.nasal-device')}
      submit={say('charting-infusion.record-device-given', { given: given + 1 })}
      draft={() =>
        left && said !== ''
          ? { type: 'give-bolus', mg: DEVICE_MG, lot: said, reason: AS_ORDERED }
          : null
      }
    >
      <Soft>
        {left
          ? say('charting-infusion.device-given-value-devicemg-mg', {
              given: given + 1,
              value: ordered === null ? '' : ` ${say('charting-infusion.of-ordered', { ordered })}`,
              deviceMg: DEVICE_MG,
            })
          : say('charting-infusion.all-given-devices-of-the-order', { given })}
      </Soft>
      {nextFrom === null ? null : (
        <p className={early ? classes.failed : classes.hint} role={early ? 'alert' : undefined}>
          {early
            ? say('charting-infusion.wait-until-nextfrom-5-min-between', {
                nextFrom: clockTime(nextFrom, zone),
              })
            : say('charting-infusion.5-min-have-passed-since-the')}
        </p>
      )}
      <TextInput
        size="md"
        label={say('charting-infusion.lot-number')}
        value={lot}
        maxLength={60}
        onChange={(event) => setLot(event.currentTarget.value)}
        required
      />
    </CommandSheet>
  );
}
