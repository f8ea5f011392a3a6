import type { Look } from '@chairside/shared/alarms/urgency';
import type { SessionState } from '@chairside/shared/session/state';
import { useMemo } from 'react';
import type { Chair } from '../live/chairs-store.ts';
import { useProtocol } from '../live/clinic-store.ts';
import { useVitalReading } from '../live/vital-reading.ts';
import { useVitals } from '../live/vitals-store.ts';
import { NibpNumber, VitalNumber } from '../vitals/vital-number.tsx';
import type { MarkedVital } from './alarm-looks.ts';
import classes from './chair-tile.module.css';
import { shownLimits } from './shown-limits.ts';

interface TileVitalsProps {
  readonly chair: Chair;
  readonly looks: Readonly<Partial<Record<MarkedVital, Look>>>;
  readonly session: SessionState | null;
}

/** Heart rate, or the pulse where the monitor has no ECG; SpO2; the last cuff; respiration where measured. */
export function TileVitals({ chair, looks, session }: TileVitalsProps) {
  const { id } = chair;
  const protocol = useProtocol(session?.protocol ?? '');
  const limits = useMemo(
    () => (session && protocol ? shownLimits(session, protocol) : {}),
    [session, protocol],
  );
  const known = useVitals((state) => state.vitals[id]?.values);
  const counted = useVitalReading(id, 'rr');
  const hasRr = known?.rr !== undefined || (counted.byHand && counted.freshness !== 'gone');
  const seen = known !== undefined && Object.keys(known).length > 0;
  if (session === null && !seen) return null;
  const rate = known?.hr || !known?.pulse ? 'hr' : 'pulse';
  return (
    <div className={classes.vitals} data-with-rr={hasRr ? true : undefined}>
      <VitalNumber chairId={id} signal={rate} alarm={looks.hr} limits={limits.hr} />
      <VitalNumber chairId={id} signal="spo2" alarm={looks.spo2} limits={limits.spo2} />
      <div className={classes.nibp}>
        <NibpNumber chairId={id} alarm={looks.nibp} limits={limits.sys} />
      </div>
      {hasRr ? (
        <div className={classes.rr}>
          <VitalNumber chairId={id} signal="rr" alarm={looks.rr} limits={limits.rr} />
        </div>
      ) : null}
    </div>
  );
}
