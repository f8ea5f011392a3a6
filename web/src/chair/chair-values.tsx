import type { Alarm } from '@chairside/shared/alarms/alarm';
import { type Look, lookOf } from '@chairside/shared/alarms/urgency';
import { say } from '../language/say.ts';
import { useChairAlarms } from '../live/alarms-store.ts';
import { useByHand } from '../live/vital-reading.ts';
import { useVitals } from '../live/vitals-store.ts';
import { NibpNumber, VitalNumber } from '../vitals/vital-number.tsx';
import classes from './chair.module.css';

/** Current values with their ages. Stays in sight while the page scrolls. */
export function ChairValues({ chairId }: { chairId: string }) {
  const alarms = useChairAlarms(chairId);
  const measured = useVitals((state) => {
    const values = state.vitals[chairId]?.values;
    const rate = values?.hr === undefined && values?.pulse !== undefined ? 'pulse' : 'hr';
    return `${rate}${values?.rr === undefined ? '' : ' rr'}${values?.etco2 === undefined ? '' : ' etco2'}`;
  });
  const byHand = useByHand(chairId).filter(({ withdrawn }) => !withdrawn);
  const hasRr = measured.includes('rr') || byHand.some(({ values }) => values.rr !== undefined);
  const hasTemp = byHand.some(({ values }) => values.temp !== undefined);
  return (
    <section className={classes.values} aria-label={say('chair.current-values')}>
      <VitalNumber
        chairId={chairId}
        signal={measured.startsWith('pulse') ? 'pulse' : 'hr'}
        alarm={worstLook(alarms, 'hr')}
      />
      <VitalNumber chairId={chairId} signal="spo2" alarm={worstLook(alarms, 'spo2')} />
      <NibpNumber chairId={chairId} alarm={worstLook(alarms, 'sys', 'dia')} />
      {hasRr ? <VitalNumber chairId={chairId} signal="rr" alarm={worstLook(alarms, 'rr')} /> : null}
      {measured.includes('etco2') ? (
        <VitalNumber chairId={chairId} signal="etco2" alarm={worstLook(alarms, 'etco2')} />
      ) : null}
      {hasTemp ? (
        <VitalNumber chairId={chairId} signal="temp" alarm={worstLook(alarms, 'temp')} />
      ) : null}
    </section>
  );
}

/** Alarms come worst first, so the first that speaks of the signal decides. */
function worstLook(alarms: readonly Alarm[], ...signals: string[]): Look | undefined {
  const alarm = alarms.find(
    ({ kind, key, state }) =>
      kind === 'physiological' && state === 'active' && signals.includes(key.split(':')[0] ?? ''),
  );
  return alarm === undefined ? undefined : lookOf(alarm);
}
