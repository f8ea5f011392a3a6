import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bindChannel, getChairs, getChannels } from '../http/endpoints.ts';
import { errorText } from '../http/problem.ts';
import { Loading } from '../ui/loading.tsx';
import classes from './administration.module.css';
import { MonitorSection } from './monitor-section.tsx';
import { NewMonitor } from './new-monitor.form.tsx';

const REFRESH_MS = 2_000;

/** Monitors, the chair of each channel, and whether it is sending right now. */
export function MonitorsPanel() {
  const client = useQueryClient();
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
  const monitors = Map.groupBy(channels.data?.channels ?? [], ({ deviceId }) => deviceId);

  return (
    <div className={classes.stack}>
      <NewMonitor />
      <div className={classes.error} role="alert">
        {bind.error ? errorText(bind.error) : channels.error ? errorText(channels.error) : null}
      </div>
      {channels.isPending ? <Loading /> : null}
      {channels.data && monitors.size === 0 ? (
        <p className={classes.soft}>No monitors yet. Create one above; its token lets it send.</p>
      ) : null}
      <div>
        {[...monitors.values()].map((own) =>
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
    </div>
  );
}
