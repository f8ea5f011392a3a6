import type { Alarm } from '@chairside/shared/alarms/alarm';
import { calls } from '@chairside/shared/alarms/sound/audio';
import { useEffect, useState } from 'react';
import { say } from '../language/say.ts';
import { useAlarms } from '../live/alarms-store.ts';
import { useChairs } from '../live/chairs-store.ts';
import { serverNow } from '../live/clock-store.ts';
import { lineText } from './line-text.ts';

/** Speaks new alarms to screen readers: critical ones at once, the others when the reader is free. */
export function AlarmAnnouncer() {
  const [critical, setCritical] = useState('');
  const [other, setOther] = useState('');

  useEffect(() => {
    const said = new Set<string>();
    const announce = (alarms: Readonly<Record<string, readonly Alarm[]>>) => {
      for (const [chairId, list] of Object.entries(alarms)) {
        for (const alarm of list) {
          const id = `${chairId}/${alarm.id}`;
          if (!calls(alarm) || said.has(id)) continue;
          said.add(id);
          const label = useChairs.getState().chairs[chairId]?.label ?? '';
          const text = say('alarms.chair-label-what', {
            label,
            what: lineText(alarm, serverNow()).what,
          });
          if (alarm.tier === 'critical') setCritical(text);
          else setOther(text);
        }
      }
    };
    announce(useAlarms.getState().alarms);
    return useAlarms.subscribe((state) => announce(state.alarms));
  }, []);

  return (
    <>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {critical}
      </div>
      <div className="visually-hidden" aria-live="polite">
        {other}
      </div>
    </>
  );
}
