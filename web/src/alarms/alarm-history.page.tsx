import { lookOf } from '@chairside/shared/alarms/urgency';
import { alarmText } from '@chairside/shared/alarms/words/alarm-line';
import { durationText } from '@chairside/shared/text/time-text';
import type { AlarmReceipt, AlarmRecord } from '@chairside/shared/wire/delivery';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { call } from '../http/client.ts';
import { errorText } from '../http/problem.ts';
import { say, words } from '../language/say.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { clockTimeWithSeconds } from '../time/clinic-time.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import classes from './alarm-history.module.css';
import { AlarmGlyph } from './glyph.tsx';

const REFRESH_MS = 5_000;

const ON_CALL = {
  waiting: say('alarms.on-call-being-called'),
  sent: say('alarms.on-call-called'),
  withdrawn: say('alarms.on-call-withdrawn'),
  'given-up': say('alarms.on-call-not-reached'),
} as const;

/** "delivered to 3 screens, seen on 2, sounded on 1": how it reached people. */
export function deliveryText(receipts: readonly AlarmReceipt[]): string {
  const count = (stage: 'deliveredAt' | 'seenAt' | 'soundedAt') =>
    receipts.filter((receipt) => receipt[stage] !== null).length;
  const delivered = count('deliveredAt');
  if (delivered === 0) return say('alarms.no-screen');
  const screens =
    delivered === 1 ? say('alarms.1-screen') : say('alarms.delivered-screens', { delivered });
  return say('alarms.screens-seen-on-count-sounded-on', {
    screens,
    count: count('seenAt'),
    count2: count('soundedAt'),
  });
}

/** "Nurse, after 42 s", or that nobody did. */
export function answerText({ acknowledged }: Pick<AlarmRecord, 'acknowledged'>): string {
  if (acknowledged === null) return say('alarms.nobody-yet');
  const { by, afterMs } = acknowledged;
  return say('alarms.value-after-afterms', {
    value: by.kind === 'user' ? by.name : say('alarms.alarm-engine'),
    afterMs: durationText(afterMs),
  });
}

/** Every alarm of the clinic, or of one session, from its raising to its answer. */
export function AlarmHistoryPage() {
  const session = useSearchParams()[0].get('session') ?? undefined;
  const { data, error } = useQuery({
    queryKey: ['alarms', session ?? 'clinic'],
    queryFn: () =>
      call('GET /api/alarms', { query: session === undefined ? {} : { limit: 500, session } }),
    refetchInterval: REFRESH_MS,
  });
  if (error)
    return <Message title={say('alarms.the-alarms-could-not-be-read')}>{errorText(error)}</Message>;
  if (!data) return <Loading />;
  return (
    <div className={classes.page}>
      <h1>{session ? say('alarms.alarms-of-this-session') : 'Alarms'}</h1>
      {data.alarms.length === 0 ? (
        <p>{say('alarms.no-alarm-has-been-raised')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              {[
                'Raised',
                'Chair',
                'Alarm',
                'Lasted',
                'Reached',
                say('alarms.answered-by'),
                'Escalated',
              ].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.alarms.map((record) => (
              <Row key={`${record.session} ${record.alarm.id}`} record={record} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Row({ record }: { readonly record: AlarmRecord }) {
  const zone = useTimeZone();
  const { alarm, chair, patientRef, endedAt, clinicCalledAt, onCall, receipts } = record;
  const look = lookOf(alarm);
  const steps = [
    clinicCalledAt === null
      ? null
      : say('alarms.clinic-at-cliniccalledat', {
          clinicCalledAt: clockTimeWithSeconds(clinicCalledAt, zone),
        }),
    onCall === null ? null : ON_CALL[onCall.state],
    onCall?.lastError ?? null,
  ].filter((step) => step !== null);
  return (
    <tr data-look={look}>
      <td>{clockTimeWithSeconds(alarm.raisedAt, zone)}</td>
      <td>
        <Link to={`/sessions/${record.session}`}>
          {chair}, {patientRef}
        </Link>
      </td>
      <td>
        <span className={classes.what}>
          <AlarmGlyph look={look} size={12} />
          {alarmText(alarm, endedAt ?? alarm.raisedAt, words)}
        </span>
      </td>
      <td>{endedAt === null ? say('alarms.still-on') : durationText(endedAt - alarm.raisedAt)}</td>
      <td>{alarm.tier === 'info' ? '--' : deliveryText(receipts)}</td>
      <td>{answerText(record)}</td>
      <td>{steps.length === 0 ? '--' : steps.join(', ')}</td>
    </tr>
  );
}
