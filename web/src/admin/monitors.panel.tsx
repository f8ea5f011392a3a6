import { Button, Select, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { bindChannel, getChairs, getChannels } from '../api/endpoints.ts';
import { errorText } from '../api/problem.ts';
import { Loading } from '../ui/loading.tsx';
import classes from './administration.module.css';
import { ChannelPreview } from './channel-preview.tsx';
import { MonitorToken } from './monitor-token.form.tsx';
import { NewMonitor } from './new-monitor.form.tsx';

const REFRESH_MS = 2_000;

interface Asked {
  readonly device: { readonly id: string; readonly label: string };
  readonly deed: 'rotate' | 'withdraw';
}

/** Monitors, the chair of each channel, and whether it is sending right now. */
export function MonitorsPanel() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const channels = useQuery({
    queryKey: ['channels'],
    queryFn: getChannels,
    refetchInterval: REFRESH_MS,
  });
  const chairs = useQuery({ queryKey: ['chairs'], queryFn: getChairs });
  const bind = useMutation({
    mutationFn: ({ channelId, chairId }: { channelId: string; chairId: string | null }) =>
      bindChannel(channelId, chairId),
    onSettled: () => client.invalidateQueries({ queryKey: ['channels'] }),
  });
  const options = chairs.data?.chairs.map(({ id, label }) => ({ value: id, label })) ?? [];
  const list = channels.data?.channels ?? [];

  return (
    <div className={classes.stack}>
      <NewMonitor />
      {asked ? (
        <MonitorToken
          key={`${asked.device.id} ${asked.deed}`}
          {...asked}
          onClose={() => setAsked(null)}
        />
      ) : null}
      <div className={classes.error} role="alert">
        {bind.error ? errorText(bind.error) : channels.error ? errorText(channels.error) : null}
      </div>
      {channels.isPending ? <Loading /> : null}
      {channels.data && list.length === 0 ? (
        <p className={classes.soft}>No monitors yet. Create one above; its token lets it send.</p>
      ) : null}
      {list.length > 0 ? (
        <div className={classes.scroll}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Monitor</Table.Th>
                <Table.Th>Channel</Table.Th>
                <Table.Th>Chair</Table.Th>
                <Table.Th>Sending</Table.Th>
                <Table.Th>Token</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.map((channel, place) => (
                <Table.Tr key={channel.id}>
                  <Table.Td>{channel.deviceLabel}</Table.Td>
                  <Table.Td>{channel.channel}</Table.Td>
                  <Table.Td>
                    <Select
                      aria-label={`Chair of ${channel.deviceLabel}, channel ${channel.channel}`}
                      data={options}
                      value={channel.chairId}
                      placeholder="Not bound"
                      clearable
                      w={160}
                      onChange={(chairId) => bind.mutate({ channelId: channel.id, chairId })}
                    />
                  </Table.Td>
                  <Table.Td>
                    <ChannelPreview channel={channel} />
                  </Table.Td>
                  <Table.Td>
                    {/* A token is of the whole monitor: it stands beside its first channel. */}
                    {list[place - 1]?.deviceId === channel.deviceId ? null : (
                      <TokenDeeds
                        device={{ id: channel.deviceId, label: channel.deviceLabel }}
                        onAsk={setAsked}
                      />
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : null}
    </div>
  );
}

const DEEDS = [
  ['rotate', 'Rotate token'],
  ['withdraw', 'Withdraw token'],
] as const;

function TokenDeeds(props: {
  readonly device: Asked['device'];
  readonly onAsk: (asked: Asked) => void;
}) {
  const { device, onAsk } = props;
  return (
    <Button.Group>
      {DEEDS.map(([deed, name]) => (
        <Button
          key={deed}
          variant="default"
          aria-label={`${name} of ${device.label}`}
          onClick={() => onAsk({ device, deed })}
        >
          {name}
        </Button>
      ))}
    </Button.Group>
  );
}
