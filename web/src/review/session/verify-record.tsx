import type { Verification } from '@chairside/shared/wire/signing';
import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { errorText } from '../../http/problem.ts';
import { getVerification } from '../../sessions/session-queries.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { unsignedTexts } from './late-readings-text.ts';
import classes from './review.module.css';

/** By whose rules the alarms were checked, and what that gave. */
function alarmsChecked({ engine, differences }: Verification): string {
  if (engine === null) return '';
  const { recorded, checkedBy } = engine;
  if (recorded === checkedBy) return `Recorded by alarm engine ${recorded}: its alarms follow.`;
  const but = differences.length === 0 ? 'the same alarms follow.' : 'these alarms differ:';
  return `Recorded by alarm engine ${recorded}, which this version does not have. By engine ${checkedBy}, ${but}`;
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
          {found === undefined ? 'Check the record' : 'Check again'}
        </Button>
        {found === undefined ? (
          <span className={classes.soft}>
            Recomputes the chain and the signatures, and plays the alarms over the readings again.
          </span>
        ) : (
          <span className={classes.soft}>
            checked {clinicDayAndTime(check.dataUpdatedAt, zone)}
          </span>
        )}
      </div>
      {check.isError ? (
        <p className={classes.wrong} role="alert">
          The check could not be made. {errorText(check.error)}
        </p>
      ) : null}
      {found === undefined || check.isError ? null : found.faults.length === 0 ? (
        <p className={classes.holds}>
          <IconShieldCheck size={17} aria-hidden />
          The record holds: {found.events} events, {found.readings} readings, {found.alarms} changes
          of alarms, {found.signatures.length}{' '}
          {found.signatures.length === 1 ? 'signature' : 'signatures'}. {alarmsChecked(found)}
        </p>
      ) : (
        <div className={classes.wrong} role="alert">
          <b>The record does not hold.</b>
          <ul className={classes.faults}>
            {found.faults.map(({ code, seq: at, message }) => (
              <li key={`${code}${at}${message}`}>
                {at === null ? '' : `Event ${at}: `}
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
              {at === null ? '' : `Event ${at}: `}
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
