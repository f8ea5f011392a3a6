import { DEVICE_MG, devicesGiven } from '@chairside/shared/infusion/nasal-devices';
import { useState } from 'react';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { useFromNow } from '../../live/clock-store.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { Problem, Soft } from '../../ui/text.tsx';
import type { OfSession } from '../sheet/command-sheet.tsx';
import { FieldSheet, text } from '../sheet/field-sheet.tsx';

const AS_ORDERED = say('charting-infusion.as-ordered');

/** One nasal device as one entry: nothing is typed but its lot, and no more are taken than ordered. */
export function DeviceForm({ session, ...sheet }: OfSession) {
  const { infusion } = session;
  const zone = useTimeZone();
  const { given, ordered, nextFrom } = devicesGiven(infusion?.boluses ?? [], infusion?.doseMg);
  const early = useFromNow((now) => nextFrom !== null && now < nextFrom);
  // The devices of one dose mostly come out of one box.
  const lot = useState(infusion?.boluses.at(-1)?.lot ?? '');
  const left = ordered === null || given < ordered;
  return (
    <FieldSheet
      {...sheet}
      title={say('charting-infusion.nasal-device')}
      submit={say('charting-infusion.record-device-given', { given: given + 1 })}
      fields={{ lot: text(lot, { label: say('charting-infusion.lot-number'), max: 60 }) }}
      command={(said) =>
        left ? { type: 'give-bolus', mg: DEVICE_MG, reason: AS_ORDERED, ...said } : null
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
      {nextFrom !== null && early ? (
        <Problem>
          {say('charting-infusion.wait-until-nextfrom-5-min-between', {
            nextFrom: clockTime(nextFrom, zone),
          })}
        </Problem>
      ) : null}
      {nextFrom !== null && !early ? (
        <Soft>{say('charting-infusion.5-min-have-passed-since-the')}</Soft>
      ) : null}
    </FieldSheet>
  );
}
