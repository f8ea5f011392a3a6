import type { SessionEvent } from '@chairside/shared/moves/events';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import type { SessionState } from '@chairside/shared/session/state';
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { errorText } from '../../http/problem.ts';
import { MeContext, useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { logRows } from '../../log/log-rows.ts';
import { LogTable } from '../../log/log-table.tsx';
import { getSession, getSessionEvents } from '../../sessions/session-queries.ts';
import { ChairTile } from '../../station/chair-tile.tsx';
import { clinicDay, clockTimeWithSeconds } from '../../time/clinic-time.ts';
import { sinceStart } from '../../time/minute-of-infusion.ts';
import { Block } from '../../ui/block.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Message } from '../../ui/message.tsx';
import { Problem, Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import classes from './replay.module.css';
import { ReplayControls } from './replay-controls.tsx';
import { useReplay } from './use-replay.ts';

/**
 * A past session as the station showed it, in a document of its own (the review page holds it in a frame): its stores
 * hold the past and hear no station, and nothing in it sounds.
 */
export function ReplayPage() {
  const { sessionId = '' } = useParams();
  const [address] = useSearchParams();
  const detail = useQuery({
    queryKey: ['session', sessionId],
    queryFn: () => getSession(sessionId),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const log = useQuery({
    queryKey: ['session-events', sessionId],
    queryFn: () => getSessionEvents(sessionId),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const error = detail.error ?? log.error;
  if (error !== null) {
    return (
      <Message
        title={say('review-replay.this-session-cannot-be-played')}
        action={
          <Button
            onClick={() => {
              void detail.refetch();
              void log.refetch();
            }}
          >
            {say('review-replay.try-again')}
          </Button>
        }
      >
        {errorText(error)}
      </Message>
    );
  }
  if (detail.data === undefined || log.data === undefined) return <Loading />;
  const at = Number(address.get('at') ?? Number.NaN);
  return (
    <Stage
      session={detail.data.state}
      protocol={detail.data.protocol}
      events={log.data}
      startAt={Number.isFinite(at) ? at : null}
    />
  );
}

interface StageProps {
  readonly session: SessionState;
  readonly protocol: ProtocolDocument;
  readonly events: readonly SessionEvent[];
  readonly startAt: number | null;
}

const ROWS = 6;

function Stage({ session, protocol, events, startAt }: StageProps) {
  const me = useMe();
  const zone = me.clinic.timeZone;
  const replay = useReplay(session.id, events, protocol, session.protocol, startAt);
  const rows = useMemo(() => logRows(events, zone), [events, zone]);
  if (replay === null) return <Message title={say('review-replay.this-session-has-no-entry-to')} />;
  const { told, scene, shownAt, waiting, problem, player } = replay;
  const start = session.infusion?.startedAt ?? null;
  const clock = shownAt === null ? '--' : clockTimeWithSeconds(shownAt, zone);
  const minute = shownAt === null || start === null ? null : sinceStart(shownAt, start);
  const closed = told.session?.phase === 'closed';
  return (
    <div className={classes.frame}>
      <header className={classes.banner}>
        <IconHistory size={20} aria-hidden />
        <strong>{say('review-replay.replay-not-live')}</strong>
        <span>
          {say('review-replay.patientref-chair-chairlabel', {
            patientRef: session.patientRef,
            chairLabel: told.session?.chairLabel ?? session.chairLabel,
          })}
        </span>
        <span className={classes.then}>
          {shownAt === null ? '--' : clinicDay(shownAt, zone)} <b>{clock}</b>
          {minute === null ? null : <> {say('review-replay.minute-from-start', { minute })}</>}
        </span>
        <Soft>{say('review-replay.sound-off')}</Soft>
      </header>
      <ReplayControls replay={replay} zone={zone} />
      {problem === null ? null : (
        <Problem>
          {say('review-replay.the-readings-of-this-time-could', { problem })}{' '}
          <TextButton onClick={replay.retry}>{say('review-replay.try-again')}</TextButton>
        </Problem>
      )}
      <p className="visually-hidden" role="status">
        {player.mode === 'playing'
          ? ''
          : say('review-replay.value-at-clock', {
              value:
                player.mode === 'ended' ? say('review-replay.end') : say('review-replay.paused'),
              clock,
            })}
      </p>
      <div className={classes.scene}>
        {/* Nothing can be charted or acknowledged in the past. */}
        <div className={classes.tile} data-waiting={waiting || undefined} inert>
          <MeContext value={{ ...me, user: { ...me.user, role: 'administrator' } }}>
            {told.session === null ? null : closed ? (
              <Message title={say('review-replay.the-session-was-closed-here')} />
            ) : (
              <ChairTile
                key={scene}
                chairId={told.session.chairId}
                density="large"
                alarmLines={4}
                place={1}
              />
            )}
          </MeContext>
          <span className={classes.watermark} aria-hidden>
            {say('review-replay.replay')}
          </span>
        </div>
        <div className={classes.log}>
          <Block title={say('review-replay.log-until-then')}>
            <LogTable rows={rows.slice(Math.max(0, told.count - ROWS), told.count).reverse()} />
          </Block>
        </div>
      </div>
      <Soft>{say('review-replay.from-the-log-and-the-stored')}</Soft>
    </div>
  );
}
