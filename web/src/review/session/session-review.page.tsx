import type { EventLane } from '@chairside/shared/moves/event-lane';
import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ReviewLane } from '../../charts/review-lanes.tsx';
import { useSessionReadings } from '../../charts/use-session-readings.ts';
import { errorText } from '../../http/problem.ts';
import { serverNow } from '../../live/clock-store.ts';
import { useSessionState } from '../../live/sessions-store.ts';
import { LogBlock } from '../../log/log-block.tsx';
import './print.css';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useSessionEvents } from '../../log/use-session-events.ts';
import { DownloadLine } from '../../sessions/download-line.tsx';
import { ExportMenu } from '../../sessions/export-menu.tsx';
import { getReview, getSession } from '../../sessions/session-queries.ts';
import { useDownload } from '../../sessions/use-download.ts';
import { Block } from '../../ui/block.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Message } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import classes from './review.module.css';
import { ReviewBody } from './review-body.tsx';
import { ReviewHead } from './review-head.tsx';
import { SummaryStrip } from './summary-strip.tsx';

/** Fetched together with the session, not after it. */
const chart = import('./chart-section.tsx');
const ChartSection = lazy(async () => ({ default: (await chart).ChartSection }));

const RUNNING_AGAIN_MS = 30_000;

/** One session, running or past: figures, chart, what was charted, signatures, every entry. The same page prints. */
export function SessionReviewPage() {
  const { sessionId = '' } = useParams();
  const { timeZone: zone } = useMe().clinic;
  const detail = useQuery({
    queryKey: ['session', sessionId],
    queryFn: () => getSession(sessionId),
    refetchInterval: ({ state }) =>
      state.data?.state.closedAt === null ? RUNNING_AGAIN_MS : false,
  });
  const live = useSessionState(sessionId);
  const log = useSessionEvents(sessionId);
  const known = detail.data?.state ?? null;
  const session = live !== null && live.seq >= (known?.seq ?? 0) ? live : known;
  const running = session?.closedAt === null;
  const readings = useSessionReadings(
    sessionId,
    session?.openedAt ?? 0,
    session?.closedAt ?? null,
    serverNow,
    session !== null,
  );
  const review = useQuery({
    queryKey: ['review', sessionId, session?.seq ?? 0],
    queryFn: () => getReview(sessionId),
    // The line of a vital is there sooner than the figures, which are made from every reading.
    enabled: session !== null && !readings.isPending,
    placeholderData: (before) => before,
    refetchInterval: running ? RUNNING_AGAIN_MS : false,
  });
  const [lanes, setLanes] = useState<ReadonlySet<EventLane>>(new Set());
  const [replaying, setReplaying] = useState(false);
  // What lies under the chart is drawn after it.
  const below = useDeferredValue(readings.isPending ? 'none' : 'shown', 'none') === 'shown';
  const logBlock = useRef<HTMLElement>(null);
  const download = useDownload();
  // A session that still runs is shown as of when its readings were fetched.
  const end = session?.closedAt ?? readings.data?.to ?? detail.dataUpdatedAt;

  if (session === null) {
    if (detail.error === null) return <Loading />;
    return (
      <Message
        title={say('review-session.this-session-cannot-be-shown')}
        action={
          <Button component={Link} to="/sessions">
            {say('review-session.all-sessions')}
          </Button>
        }
      >
        {errorText(detail.error)}
      </Message>
    );
  }
  const onLane = (lane: ReviewLane) => {
    setLanes((before) => (before.size === 1 && before.has(lane) ? new Set() : new Set([lane])));
    logBlock.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <Page>
      <ReviewHead session={session} protocolName={detail.data?.protocol.name ?? null} zone={zone}>
        {running ? (
          <Button component={Link} to={`/chairs/${session.chairId}`} variant="default">
            {say('review-session.go-to-chair-chairlabel', { chairLabel: session.chairLabel })}
          </Button>
        ) : (
          <Button
            variant="default"
            aria-expanded={replaying}
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            onClick={() => setReplaying(!replaying)}
          >
            {replaying ? say('review-session.close-the-replay') : say('review-session.replay')}
          </Button>
        )}
        <ExportMenu
          sessionId={sessionId}
          busy={download.state.kind === 'running'}
          onWanted={(wanted) => void download.start(wanted)}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => globalThis.print()}
        >
          {say('review-session.print')}
        </Button>
      </ReviewHead>
      <div data-screen-only>
        <DownloadLine
          state={download.state}
          onCancel={download.cancel}
          onDismiss={download.dismiss}
        />
      </div>
      {replaying ? (
        <iframe
          className={classes.replay}
          data-screen-only
          title={say('review-session.replay-of-the-session-of', { patientRef: session.patientRef })}
          src={`/replay/${encodeURIComponent(sessionId)}`}
        />
      ) : null}
      {review.data === undefined ? (
        review.error === null ? (
          <Soft>{say('review-session.working-out-the-figures')}</Soft>
        ) : (
          <Problem>
            {say('review-session.the-figures-could-not-be-worked', {
              error: errorText(review.error),
            })}{' '}
            <TextButton onClick={() => void review.refetch()}>
              {say('review-session.try-again')}
            </TextButton>
          </Problem>
        )
      ) : (
        <SummaryStrip session={session} review={review.data} zone={zone} />
      )}
      <div className={classes.chart}>
        <Suspense fallback={<Loading />}>
          <ChartSection
            session={session}
            events={log.events}
            protocol={detail.data?.protocol ?? null}
            stored={readings.data ?? null}
            failed={readings.error}
            onRetry={() => void readings.refetch()}
            end={end}
            zone={zone}
            lanes={lanes}
            onLane={onLane}
          />
        </Suspense>
      </div>
      {below ? (
        <>
          <ReviewBody
            session={session}
            review={review.data ?? null}
            events={log.events}
            protocol={detail.data?.protocol ?? null}
            stored={readings.data ?? null}
            zone={zone}
          />
          <Block place={logBlock}>
            <LogBlock
              sessionId={sessionId}
              events={log.events}
              zone={zone}
              loading={log.loading}
              failed={log.error !== null}
              onRetry={() => void log.refetch()}
              lanes={lanes}
              onLanes={setLanes}
            />
          </Block>
        </>
      ) : null}
    </Page>
  );
}
