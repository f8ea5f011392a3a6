import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { say } from '../../language/say.ts';
import { useChairs } from '../../live/chairs-store.ts';
import { useSessions } from '../../live/sessions-store.ts';
import { Soft } from '../../ui/text.tsx';
import { CommandSheet, type OfSession } from '../sheet/command-sheet.tsx';

/** The session goes on in another chair, with that chair's monitors; this page follows it. */
export function TransferForm({ session, ...sheet }: OfSession) {
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
      title={say('charting-recovery.move-to-another-chair')}
      submit={say('charting-recovery.move')}
      draft={() => (chairId === '' ? null : { type: 'transfer-chair', chairId })}
      onDone={(answer) => {
        sheet.onDone(answer);
        void navigate(`/chairs/${chairId}`);
      }}
    >
      <Soft>
        {free.length === 0
          ? say('charting-recovery.no-other-chair-is-free')
          : say('charting-recovery.limits-alarms-and-the-log-move')}
      </Soft>
      <NativeSelect
        size="md"
        label={say('charting-recovery.chair')}
        value={chairId}
        onChange={(event) => setChairId(event.currentTarget.value)}
        data={[
          { value: '', label: say('charting-recovery.choose') },
          ...free.map(({ id, label, monitors }) => ({
            value: id,
            label: say('charting-recovery.chair-label-value', {
              label,
              value:
                monitors.length === 0
                  ? say('charting-recovery.no-monitor')
                  : monitors.map((one) => one.label).join(', '),
            }),
          })),
        ]}
        required
      />
    </CommandSheet>
  );
}
