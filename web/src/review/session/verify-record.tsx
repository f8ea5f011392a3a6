import type { Verification } from '@chairside/shared/wire/signing';
import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { errorText } from '../../http/problem.ts';
import { say } from '../../language/say.ts';
import { getVerification } from '../../sessions/session-queries.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { unsignedTexts } from './late-readings-text.ts';
import classes from './review.module.css';

/** By whose rules the alarms were checked, and what that gave. */
function alarmsChecked({ engine, differences }: Verification): string {
  if (engine === null) return '';
  const { recorded, checkedBy } = engine;
  if (recorded === checkedBy)
    return say('review-session.recorded-by-alarm-engine-recorded', { recorded });
  const but =
    differences.length === 0
      ? say('review-session.the-same-alarms-follow')
      : say('review-session.these-alarms-differ');
  return say('review-session.recorded-by-alarm-engine-recorded-2', { recorded, checkedBy, but });
}

interface Props {
  readonly sessionId: string;
  /** Last event: after another one the check is an old one. */
  readonly seq: number;
  readonly zone: string;
}

/** Chain, signatures, readings, and whether the alarms follow from them: on request, since it plays the whole session again. */
export function VerifyRecord({ sessionId, seq, zone }: Props) {
  const check = useQuery({
    queryKey: ['verification', sessionId, seq],
    queryFn: () => getVerification(sessionId),
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const found = check.data;
  return (
    <div aria-live="polite">
      <div className={classes.row} style={{ marginTop: 12 }}>
        <Button
          size="compact-sm"
          variant="default"
          loading={check.isFetching}
          onClick={() => void check.refetch()}
        >
          {found === undefined
            ? say('review-session.check-the-record')
            : say('review-session.check-again')}
        </Button>
        {found === undefined ? (
          <span className={classes.soft}>{say('review-session.recomputes-the-chain-and-the')}</span>
        ) : (
          <span className={classes.soft}>
            {say('review-session.checked-dataupdatedat', {
              dataUpdatedAt: clinicDayAndTime(check.dataUpdatedAt, zone),
            })}
          </span>
        )}
      </div>
      {check.isError ? (
        <p className={classes.wrong} role="alert">
          {say('review-session.the-check-could-not-be-made', { error: errorText(check.error) })}
        </p>
      ) : null}
      {found === undefined || check.isError ? null : found.faults.length === 0 ? (
        <p className={classes.holds}>
          <IconShieldCheck size={17} aria-hidden />
          {say('review-session.the-record-holds-events-events', {
            events: found.events,
            readings: found.readings,
            alarms: found.alarms,
            signatures: found.signatures.length,
            found: alarmsChecked(found),
          })}
        </p>
      ) : (
        <div className={classes.wrong} role="alert">
          <b>
            {found.faults.every(({ code }) => code === 'alarms-differ')
              ? say('review-session.the-chain-holds-but-alarms')
              : say('review-session.the-record-does-not-hold')}
          </b>
          <ul className={classes.faults}>
            {found.faults.map(({ code, seq: at, message }) => (
              <li key={`${code}${at}${message}`}>
                {at === null ? '' : `${say('review-session.event-at', { at })} `}
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {found === undefined || found.differences.length === 0 ? null : (
        <ul className={classes.faults}>
          {found.differences.map(({ seq: at, message }) => (
            <li key={`${at}${message}`}>
              {at === null ? '' : `${say('review-session.event-at', { at })} `}
              {message}
            </li>
          ))}
        </ul>
      )}
      {unsignedTexts(found?.afterSignature ?? null, zone).map((text) => (
        <p key={text} className={classes.wrong}>
          {text}
        </p>
      ))}
    </div>
  );
}
