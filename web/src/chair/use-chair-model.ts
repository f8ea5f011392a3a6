import { effectiveProtocol } from '@chairside/shared/alarms/limits/limit-changes';
import { limitLines } from '@chairside/shared/review/limit-lines';
import { cuffsOf } from '@chairside/shared/session/cuffs';
import { alarmPhase } from '@chairside/shared/session/phases';
import type { SessionState } from '@chairside/shared/session/state';
import { useMemo } from 'react';
import { type ChartModel, chartModel } from '../charts/chart-model.ts';
import type { CuffReading } from '../charts/series.ts';
import { liveSeries, useSessionReadings } from '../charts/use-session-readings.ts';
import { useChairAlarms } from '../live/alarms-store.ts';
import { useProtocol } from '../live/clinic-store.ts';
import { serverNow, useServerNow } from '../live/clock-store.ts';
import { useIsStored } from '../live/is-stored.ts';
import { useSessionEvents } from '../log/use-session-events.ts';

/** The running session of a chair as a chart: stored readings, the stream since, the log, live alarms. */
export function useChairModel(session: SessionState): {
  readonly model: ChartModel;
  readonly log: ReturnType<typeof useSessionEvents>;
  readonly readingsFailed: boolean;
  readonly end: number;
} {
  // The buffers of the stream grow in place: the clock, once a second, is what redraws.
  const now = useServerNow();
  const log = useSessionEvents(session.id);
  const stored = useIsStored(session.id);
  const readings = useSessionReadings(
    session.id,
    session.openedAt,
    session.closedAt,
    serverNow,
    stored,
  );
  const liveAlarms = useChairAlarms(session.chairId);
  const protocol = useProtocol(session.protocol);
  const limits = useMemo(
    () =>
      protocol === null
        ? []
        : limitLines(
            effectiveProtocol(protocol, session.limitChanges ?? {}),
            session.baseline,
            alarmPhase(session.phase),
          ),
    [protocol, session.limitChanges, session.baseline, session.phase],
  );
  const open = session.closedAt === null;
  const model = chartModel({
    openedAt: session.openedAt,
    events: log.events,
    stored: readings.data ?? null,
    live: open ? liveSeries(session.chairId) : {},
    liveAlarms: open ? liveAlarms : [],
    limits,
    now: open ? now : null,
  });
  const cuffs = useMemo(() => withByHand(model.cuffs, session), [model.cuffs, session]);
  return {
    model: { ...model, cuffs },
    log,
    readingsFailed: readings.isError,
    end: session.closedAt ?? now,
  };
}

/** The stream brings what monitors measure; a pressure by hand comes with the log, at once. */
function withByHand(cuffs: readonly CuffReading[], session: SessionState): readonly CuffReading[] {
  const byHand = cuffsOf(session, []).filter(({ at }) => !cuffs.some(({ t }) => t === at));
  if (byHand.length === 0) return cuffs;
  return [
    ...cuffs,
    ...byHand.map(({ at, sys, dia, map }) => ({ t: at, sys, dia, map: map ?? null })),
  ].sort((a, b) => a.t - b.t);
}
