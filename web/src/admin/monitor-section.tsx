import type { Channel } from '@chairside/shared/wire/http';
import { Button, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { clinicDayAndTime } from '../time/clinic-time.ts';
import { ButtonRow } from '../ui/fields.tsx';
import { Soft } from '../ui/text.tsx';
import classes from './administration.module.css';
import { ChannelPreview } from './channel-preview.tsx';
import { MonitorSending } from './monitor-sending.form.tsx';
import { MonitorToken } from './monitor-token.form.tsx';
import { sendingText } from './sending-text.ts';

interface Props {
  readonly first: Channel;
  readonly channels: readonly Channel[];
  readonly chairs: readonly { readonly value: string; readonly label: string }[];
  readonly onBind: (channelId: string, chairId: string | null) => void;
}

type Asked = 'sending' | 'rotate' | 'withdraw';

/** When and by whom; an earlier release kept neither. */
function withdrawnText({ at, by }: NonNullable<Channel['withdrawn']>, zone: string): string {
  const when = at === null ? '' : ` ${clinicDayAndTime(at, zone)}`;
  return say('admin.token-withdrawn-when-value-the', {
    when,
    value: by === null ? '' : ` ${say('admin.by-by', { by })}`,
  });
}

/** One monitor: what it may do, how it sends, and its channels with their chairs. */
export function MonitorSection({ first, channels, chairs, onBind }: Props) {
  const client = useQueryClient();
  const { clinic } = useMe();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { deviceLabel: label, withdrawn, sending } = first;
  const device = { id: first.deviceId, label, sending };
  const said = sendingText(sending);
  const anew = () => client.invalidateQueries({ queryKey: ['channels'] });
  const deeds: readonly (readonly [Asked, string])[] = [
    ['sending', say('admin.units-and-codes')],
    ['rotate', withdrawn ? say('admin.new-token') : say('admin.rotate-token')],
    ...(withdrawn ? [] : [['withdraw', say('admin.withdraw-token')] as const]),
  ];

  return (
    <section className={classes.monitor} aria-label={label} data-withdrawn={withdrawn !== null}>
      <header className={classes.head}>
        <h2>{label}</h2>
        <ButtonRow>
          {deeds.map(([deed, name]) => (
            <Button
              key={deed}
              variant="default"
              size="compact-md"
              aria-label={say('admin.name-of-label', { name, label })}
              onClick={() => setAsked(deed)}
            >
              {name}
            </Button>
          ))}
        </ButtonRow>
      </header>
      {withdrawn ? (
        <p className={classes.withdrawn} role="status">
          {withdrawnText(withdrawn, clinic.timeZone)}
        </p>
      ) : null}
      {said === '' ? null : <Soft>{said}</Soft>}
      {asked === 'sending' ? (
        <MonitorSending
          device={device}
          onDone={() => void anew().then(() => setAsked(null))}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'rotate' || asked === 'withdraw' ? (
        <MonitorToken
          key={asked}
          device={device}
          deed={asked}
          withdrawn={withdrawn !== null}
          onDone={() => void anew()}
          onClose={() => setAsked(null)}
        />
      ) : null}
      <ul className={classes.channels}>
        {channels.map((channel) => (
          <li key={channel.id}>
            <span>{say('admin.channel-channel', { channel: channel.channel })}</span>
            <Select
              aria-label={say('admin.chair-of-label-channel-channel', {
                label,
                channel: channel.channel,
              })}
              data={[...chairs]}
              value={channel.chairId}
              placeholder={say('admin.no-chair')}
              clearable
              w={160}
              onChange={(chairId) => onBind(channel.id, chairId)}
            />
            <ChannelPreview channel={channel} />
          </li>
        ))}
      </ul>
    </section>
  );
}
