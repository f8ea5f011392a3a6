import type { SessionState } from '@chairside/shared/session/state';
import { Button } from '@mantine/core';
import { useCallback, useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { EmergencyBar, EmergencyButton } from '../charting/emergency-call.tsx';
import { useEmergencyStamp } from '../charting/emergency-stamp.ts';
import { OpenSessionForm } from '../charting/preparation/open-session.form.tsx';
import { openSheet } from '../charting/sheet/sheet-store.ts';
import { baselineDraft } from '../charting/vital-signs/baseline-draft.ts';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { type Chair, useChair, useChairOrder } from '../live/chairs-store.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { serverNow } from '../live/clock-store.ts';
import { useChairSession } from '../live/sessions-store.ts';
import { LogBlock } from '../log/log-block.tsx';
import type { LogRow } from '../log/log-rows.ts';
import { PatientLine } from '../patients/register/patient-line.tsx';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { Soft } from '../ui/text.tsx';
import classes from './chair.module.css';
import { ChairChart } from './chair-chart.tsx';
import { ChairHead } from './chair-head.tsx';
import { ChairValues } from './chair-values.tsx';
import { SessionPanel } from './session-panel.tsx';
import { useAskedForm } from './use-asked-form.ts';
import { useChairModel } from './use-chair-model.ts';

export function ChairPage() {
  const { chairId = '' } = useParams();
  const chair = useChair(chairId);
  const known = useChairOrder().length > 0;
  const session = useChairSession(chairId);
  if (chair === null) {
    return known ? (
      <Message
        title={say('chair.this-chair-does-not-exist')}
        action={
          <Button component={Link} to="/">
            {say('chair.go-to-the-station')}
          </Button>
        }
      >
        {say('chair.it-may-have-been-removed-or')}
      </Message>
    ) : (
      <Loading />
    );
  }
  return session === null ? (
    <EmptyChair key={chair.id} chair={chair} />
  ) : (
    <RunningChair key={session.id} chair={chair} session={session} />
  );
}

function RunningChair({ chair, session }: { chair: Chair; session: SessionState }) {
  const { model, log, readingsFailed, end } = useChairModel(session);
  const zone = useTimeZone();
  const [stamp, setStamp] = useEmergencyStamp(session.id);
  const mayChart = useMay('chart-session') && session.phase !== 'closed';
  useAskedForm(session.id, mayChart);
  const newest = useRef(model);
  useEffect(() => {
    newest.current = model;
  }, [model]);
  const drafted = useCallback(() => baselineDraft(newest.current, serverNow()), []);
  const correct = useCallback(
    (row: LogRow, how: 'amend' | 'withdraw') =>
      openSheet(
        session.id,
        how === 'amend'
          ? { kind: 'amend', seq: row.seq, details: false }
          : { kind: 'withdraw', seq: row.seq, entry: row.text },
      ),
    [session.id],
  );
  return (
    <div className={classes.page}>
      <div className={classes.left}>
        <div className={classes.top}>
          <ChairHead chair={chair} session={session}>
            <EmergencyButton
              session={session}
              stamp={stamp}
              disabled={!mayChart}
              onStamp={setStamp}
            />
          </ChairHead>
          <EmergencyBar session={session} stamp={stamp} onClear={() => setStamp(null)} />
          <PatientLine session={session} />
          <ChairValues chairId={chair.id} />
        </div>
        <ChairChart session={session} model={model} end={end} failed={readingsFailed} />
        <LogBlock
          sessionId={session.id}
          events={log.events}
          zone={zone}
          loading={log.loading}
          failed={log.error !== null}
          onRetry={() => void log.refetch()}
          newestFirst
          onCorrect={correct}
        />
      </div>
      <SessionPanel session={session} drafted={drafted} />
    </div>
  );
}

function EmptyChair({ chair }: { chair: Chair }) {
  const bound = chair.monitors.length > 0;
  return (
    <div className={classes.page}>
      <div className={classes.left}>
        <div className={classes.top}>
          <ChairHead chair={chair} session={null} />
          <ChairValues chairId={chair.id} />
        </div>
        <Message title={say('chair.no-session-is-open-in-this')}>
          {bound
            ? say('chair.its-monitor-is-shown-live-above')
            : say('chair.no-monitor-is-bound-to-it')}
        </Message>
      </div>
      <aside className={classes.panel} aria-label={say('chair.open-a-session')}>
        <h2>{say('chair.open-a-session-in-chair-label', { label: chair.label })}</h2>
        <Soft>{say('chair.check-the-patient-with-two')}</Soft>
        <OpenSessionForm chairId={chair.id} />
      </aside>
    </div>
  );
}
