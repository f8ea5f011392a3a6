import type { Look } from '@chairside/shared/alarms/urgency';
import { alarmSubject } from '@chairside/shared/alarms/words/describe-alarm';
import type { AlarmReview } from '@chairside/shared/review/summary-schema';
import { durationText } from '@chairside/shared/text/time-text';
import { SIGNAL_INFO, SIGNALS } from '@chairside/shared/vitals/catalogue';
import { useState } from 'react';
import { AlarmGlyph } from '../../alarms/glyph.tsx';
import { say, words } from '../../language/say.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { Block } from '../../ui/block.tsx';
import { Table, TableHead } from '../../ui/table.tsx';
import { Soft } from '../../ui/text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import classes from './review.module.css';

interface Props {
  readonly alarms: readonly AlarmReview[];
  readonly zone: string;
}

const FIRST = 12;

/** What is wrong with the patient first; each occurrence with its answer. */
export function AlarmsBlock({ alarms, zone }: Props) {
  const [all, setAll] = useState(false);
  const patient = alarms.filter(({ kind }) => kind === 'physiological');
  const technical = alarms.filter(({ kind }) => kind === 'technical');
  const sorted = [...patient, ...technical];
  const shown = all ? sorted : sorted.slice(0, FIRST);
  return (
    <Block
      title={say('review-session.alarms')}
      aside={
        alarms.length === 0 ? null : (
          <Soft>
            {say('review-session.patient-of-the-patient-technical', {
              patient: patient.length,
              technical: technical.length,
            })}
          </Soft>
        )
      }
    >
      {alarms.length === 0 ? (
        <Soft>{say('review-session.no-alarm-was-raised')}</Soft>
      ) : (
        <Table look="dense">
          <TableHead
            columns={[
              { title: say('review-session.minute'), cell: 'number' },
              say('review-session.alarm'),
              { title: say('review-session.worst'), cell: 'number' },
              say('review-session.lasted'),
              say('review-session.acknowledged-after'),
            ]}
          />
          <tbody>
            {shown.map((alarm) => (
              <AlarmRow key={`${alarm.id}${alarm.seq}`} alarm={alarm} zone={zone} />
            ))}
          </tbody>
        </Table>
      )}
      {sorted.length > shown.length ? (
        <TextButton onClick={() => setAll(true)}>
          {say('review-session.show-all-sorted-alarms', { sorted: sorted.length })}
        </TextButton>
      ) : null}
    </Block>
  );
}

function AlarmRow({ alarm, zone }: { alarm: AlarmReview; zone: string }) {
  const { minute, raisedAt, endedAt, acknowledgedAt, acknowledgedBy, tier } = alarm;
  const look = lookOfTier(alarm);
  return (
    <tr>
      <td data-cell="number" title={clockTime(raisedAt, zone)}>
        {minute === null ? clockTime(raisedAt, zone) : Math.trunc(minute) || 0}
      </td>
      <th scope="row">
        <span className={classes.look} data-look={look}>
          <AlarmGlyph look={look} size={11} />
          <span>
            {alarmSubject(alarm.key, words)} <small>{tier === 'info' ? 'advisory' : tier}</small>
          </span>
        </span>
      </th>
      <td data-cell="number">{worstText(alarm)}</td>
      <td>
        {endedAt === null ? say('review-session.until-the-end') : durationText(endedAt - raisedAt)}
      </td>
      <td>
        {acknowledgedAt === null ? (
          say('review-session.not-acknowledged')
        ) : (
          <>
            {durationText(acknowledgedAt - raisedAt)}
            {acknowledgedBy?.kind === 'user' ? <small> {acknowledgedBy.name}</small> : null}
          </>
        )}
      </td>
    </tr>
  );
}

function lookOfTier({ tier, kind }: AlarmReview): Look {
  if (kind === 'technical' && tier !== 'critical') return 'low';
  return tier === 'critical' ? 'high' : tier === 'warning' ? 'medium' : 'low';
}

function worstText({ key, worst }: AlarmReview): string {
  if (worst === null) return '--';
  const signal = SIGNALS.find((one) => one === key.split(':')[0]);
  return signal === undefined
    ? String(worst)
    : `${worst.toFixed(SIGNAL_INFO[signal].decimals)} ${SIGNAL_INFO[signal].unit}`;
}
