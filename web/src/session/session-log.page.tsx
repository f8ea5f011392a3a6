import { effectiveProtocol } from '@chairside/shared/alarms/limit-changes';
import { alarmPhase } from '@chairside/shared/session/phases';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { errorText } from '../api/problem.ts';
import { PHASE_LABELS } from '../chair/phase-text.ts';
import { chartModel, chartWindow } from '../charts/chart-model.ts';
import { ChartTable } from '../charts/chart-table.tsx';
import { limitLines } from '../charts/limit-lines.ts';
import { useSessionReadings } from '../charts/use-session-readings.ts';
import { serverNow } from '../live/clock-store.ts';
import { useSessionState } from '../live/sessions-store.ts';
import { useMe } from '../sign-in/use-me.ts';
import { clinicDay, clockTime } from '../ui/clinic-time.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { LogBlock } from './log-block.tsx';
import './print.css';
import classes from './session.module.css';
import { getSession } from './session-queries.ts';
import { summarise } from './session-summary.ts';
import { SummaryStrip } from './summary-strip.tsx';
import { useSessionEvents } from './use-session-events.ts';

const ReviewChart = lazy(async () => ({
  default: (await import('../charts/review-chart.tsx')).ReviewChart,
}));

/** One session, running or past: figures, chart, every entry. The same page prints. */
export function SessionLogPage() {
  const { sessionId = '' } = useParams();
  const { timeZone: zone } = useMe().clinic;
  const detail = useQuery({
    queryKey: ['session', sessionId],
    queryFn: () => getSession(sessionId),
    refetchInterval: ({ state }) => (state.data?.state.closedAt === null ? 30_000 : false),
  });
  const live = useSessionState(sessionId);
  const log = useSessionEvents(sessionId);
  const [asTable, setAsTable] = useState(false);
  const session = live ?? detail.data?.state ?? null;
  const readings = useSessionReadings(
    sessionId,
    session?.openedAt ?? 0,
    session?.closedAt ?? null,
    serverNow,
    session !== null,
  );
  // A session that still runs is shown as of when its readings were fetched.
  const end = session?.closedAt ?? readings.data?.to ?? detail.dataUpdatedAt;
  const model = useMemo(() => {
    if (session === null) return null;
    const protocol = detail.data?.protocol;
    return chartModel({
      openedAt: session.openedAt,
      events: log.events,
      stored: readings.data ?? null,
      live: {},
      liveAlarms: [],
      limits: protocol
        ? limitLines(
            effectiveProtocol(protocol, session.limitChanges ?? {}),
            session.baseline,
            session.infusion === null ? 'before' : alarmPhase('infusing'),
          )
        : [],
      now: null,
    });
  }, [session, log.events, readings.data, detail.data?.protocol]);

  if (session === null || model === null) {
    if (detail.error === null) return <Loading />;
    return (
      <Message
        title="This session cannot be shown"
        action={
          <Button component={Link} to="/sessions">
            All sessions
          </Button>
        }
      >
        {errorText(detail.error)}
      </Message>
    );
  }
  const window = chartWindow('whole', session.openedAt, end, null);
  return (
    <article className={classes.page}>
      <header className={classes.head}>
        <h1>
          {session.patientRef}
          <small>
            Chair {session.chairLabel} · {clinicDay(session.openedAt, zone)},{' '}
            {clockTime(session.openedAt, zone)} · {PHASE_LABELS[session.phase]} · protocol{' '}
            {session.protocol}
          </small>
        </h1>
        {session.closedAt === null ? (
          <Button component={Link} to={`/chairs/${session.chairId}`} variant="default">
            Go to chair {session.chairLabel}
          </Button>
        ) : null}
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => globalThis.print()}
        >
          Print
        </Button>
      </header>
      <SummaryStrip session={session} summary={summarise(session, log.events, end)} zone={zone} />
      <section className={classes.block} aria-labelledby="session-chart">
        <div className={classes.blockHead}>
          <h2 id="session-chart">Chart</h2>
          <Button size="compact-sm" variant="default" onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show chart' : 'Show as table'}
          </Button>
        </div>
        {readings.isError ? (
          <p role="alert">
            The readings could not be loaded.{' '}
            <Button size="compact-sm" variant="default" onClick={() => void readings.refetch()}>
              Try again
            </Button>
          </p>
        ) : null}
        {asTable ? (
          <ChartTable model={model} window={window} end={end} zone={zone} />
        ) : (
          <Suspense fallback={<Loading />}>
            <ReviewChart model={model} window={window} end={end} zone={zone} />
          </Suspense>
        )}
      </section>
      <div className={classes.block}>
        <LogBlock
          sessionId={sessionId}
          events={log.events}
          zone={zone}
          loading={log.loading}
          failed={log.error !== null}
          onRetry={() => void log.refetch()}
        />
      </div>
    </article>
  );
}
