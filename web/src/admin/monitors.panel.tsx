import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../http/client.ts';
import { say } from '../language/say.ts';
import { Stack } from '../ui/block.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Problem, Soft } from '../ui/text.tsx';
import { MonitorSection } from './monitor-section.tsx';
import { NewMonitor } from './new-monitor.form.tsx';

const REFRESH_MS = 2_000;

/** Monitors, the chair of each channel, and whether it is sending right now. */
export function MonitorsPanel() {
  const client = useQueryClient();
  const channels = useQuery({
    queryKey: ['channels'],
    queryFn: () => call('GET /api/channels'),
    refetchInterval: REFRESH_MS,
  });
  const chairs = useQuery({ queryKey: ['chairs'], queryFn: () => call('GET /api/chairs') });
  const bind = useMutation({
    mutationFn: ({ channelId, chairId }: { channelId: string; chairId: string | null }) =>
      call('PUT /api/channels/:id/chair', { params: { id: channelId }, body: { chairId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['channels'] }),
  });
  const options = chairs.data?.chairs.map(({ id, label }) => ({ value: id, label })) ?? [];
  return (
    <Stack>
      <NewMonitor />
      <Problem error={bind.error} />
      <Loaded
        query={channels}
        failed={say('admin.the-monitors-could-not-be-loaded')}
        empty={(data) =>
          data.channels.length === 0 ? (
            <Soft>{say('admin.no-monitors-yet-create-one-above')}</Soft>
          ) : null
        }
      >
        {(data) => (
          <div>
            {[...Map.groupBy(data.channels, ({ deviceId }) => deviceId).values()].map((own) =>
              own[0] ? (
                <MonitorSection
                  key={own[0].deviceId}
                  first={own[0]}
                  channels={own}
                  chairs={options}
                  onBind={(channelId, chairId) => bind.mutate({ channelId, chairId })}
                />
              ) : null,
            )}
          </div>
        )}
      </Loaded>
    </Stack>
  );
}
