import type { SessionState } from '@chairside/shared/session/state';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useChairs } from '../../live/chairs-store.ts';
import { useSessions } from '../../live/sessions-store.ts';
import { CommandSheet, type SheetProps } from '../sheet/command-sheet.tsx';
import classes from '../styles/charting.module.css';

/** The session goes on in another chair, with that chair's monitors; this page follows it. */
export function TransferForm({ session, ...sheet }: SheetProps & { session: SessionState }) {
  const chairs = useChairs((state) => state.chairs);
  const taken = useSessions((state) => state.byChair);
  const navigate = useNavigate();
  const [chairId, setChairId] = useState('');
  const free = Object.values(chairs)
    .filter(({ id }) => taken[id] === undefined)
    .sort((a, b) => a.position - b.position);
  return (
    <CommandSheet
      {...sheet}
      title="Move to another chair"
      submit="Move"
      draft={() => (chairId === '' ? null : { type: 'transfer-chair', chairId })}
      onDone={(answer) => {
        sheet.onDone(answer);
        void navigate(`/chairs/${chairId}`);
      }}
    >
      <p className={classes.hint}>
        {free.length === 0
          ? 'No other chair is free.'
          : 'Limits, alarms and the log go along. The monitors of this chair stay here; those of the other are attached.'}
      </p>
      <NativeSelect
        size="md"
        label="Chair"
        value={chairId}
        onChange={(event) => setChairId(event.currentTarget.value)}
        data={[
          { value: '', label: 'Choose' },
          ...free.map(({ id, label, monitors }) => ({
            value: id,
            label: `Chair ${label}, ${monitors.length === 0 ? 'no monitor' : monitors.map((one) => one.label).join(', ')}`,
          })),
        ]}
        required
      />
    </CommandSheet>
  );
}
