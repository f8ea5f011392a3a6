import { awakeEntries, LEFT_OUT, leftOut } from '@chairside/shared/moves/awake-round';
import type { SessionState } from '@chairside/shared/session/state';
import { Button, Checkbox, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../http/new-id.ts';
import { say } from '../language/say.ts';
import { useAlarms } from '../live/alarms-store.ts';
import { useChairs } from '../live/chairs-store.ts';
import { serverNow } from '../live/clock-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { sendCommand } from '../outbox/send-command.ts';
import classes from './side-panel.module.css';

interface Row {
  readonly session: SessionState;
  readonly name: string;
  readonly why: string | null;
}

/** Every chair with its patient, and why one is left out; it follows what is charted and what alarms meanwhile. */
function useRows(since: number): Row[] {
  const { sessions, byChair } = useSessions();
  const alarms = useAlarms((state) => state.alarms);
  const chairs = useChairs((state) => state.chairs);
  return Object.entries(byChair).flatMap(([chairId, id]): Row[] => {
    const session = sessions[id];
    if (session === undefined) return [];
    const why = leftOut(session, alarms[chairId] ?? [], since);
    if (why === 'not-running') return [];
    const patient = session.patient?.name ?? session.patientRef;
    const name = say('station.chair-label-patient', {
      label: chairs[chairId]?.label ?? '--',
      patient,
    });
    return [{ session, name, why: why === null ? null : LEFT_OUT[why] }];
  });
}

/** "Awake, no dissociation" for several: each is named first, and ticked by who has seen them. */
export function AwakeRound({ onClose }: { readonly onClose: () => void }) {
  const [since] = useState(serverNow);
  const [seen, setSeen] = useState<readonly string[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const rows = useRows(since);
  const chosen = rows.filter(({ session, why }) => why === null && seen.includes(session.id));
  const chart = async () => {
    setSending(true);
    const together = newId();
    const failed: string[] = [];
    for (const { session, name } of chosen) {
      try {
        for (const entry of awakeEntries(together)) await sendCommand(session.id, entry);
      } catch {
        failed.push(name);
      }
    }
    setSending(false);
    setSeen([]);
    if (failed.length === 0) onClose();
    else setSaid(say('station.not-recorded-failed-chart-them-at', { failed: failed.join('; ') }));
  };
  return (
    <aside className={classes.panel} aria-label={say('station.awake-no-dissociation')}>
      <div className={classes.top}>
        <strong>{say('station.awake-no-dissociation')}</strong>
        <CloseButton onClick={onClose} aria-label={say('station.close-the-panel')} />
      </div>
      <div className={classes.body}>
        <p>{say('station.check-each-patient-you-see-awake')}</p>
        {rows.map(({ session, name, why }) => (
          <Checkbox
            key={session.id}
            size="md"
            label={why === null ? name : `${name} - ${why}`}
            disabled={why !== null || sending}
            checked={why === null && seen.includes(session.id)}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              setSeen((all) =>
                checked ? [...all, session.id] : all.filter((id) => id !== session.id),
              );
            }}
          />
        ))}
        {rows.length === 0 ? <p>{say('station.no-infusion-is-under-way')}</p> : null}
        {said === null ? null : <p role="alert">{said}</p>}
        <Button
          h={44}
          loading={sending}
          disabled={chosen.length === 0}
          onClick={() => void chart()}
        >
          {chosen.length === 0
            ? 'Chart'
            : say('station.chart-chosen-chosen', { chosen: chosen.length })}
        </Button>
      </div>
    </aside>
  );
}
