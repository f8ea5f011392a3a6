import type { Verification } from '@chairside/shared/wire/signing';
import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { errorText } from '../../http/problem.ts';
import { say } from '../../language/say.ts';
import { getVerification } from '../../sessions/session-queries.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { Stack } from '../../ui/block.tsx';
import { ButtonRow } from '../../ui/fields.tsx';
import { Notice, Problem, Soft } from '../../ui/text.tsx';
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
      <Stack>
        <ButtonRow>
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
          <Soft>
            {found === undefined
              ? say('review-session.recomputes-the-chain-and-the')
              : say('review-session.checked-dataupdatedat', {
                  dataUpdatedAt: clinicDayAndTime(check.dataUpdatedAt, zone),
                })}
          </Soft>
        </ButtonRow>
        {check.isError ? (
          <Problem>
            {say('review-session.the-check-could-not-be-made', { error: errorText(check.error) })}
          </Problem>
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
          <Notice look="strong" role="alert">
            <b>
              {found.faults.every(({ code }) => code === 'alarms-differ')
                ? say('review-session.the-chain-holds-but-alarms')
                : say('review-session.the-record-does-not-hold')}
            </b>
            <Faults of={found.faults} />
          </Notice>
        )}
        <Faults of={found?.differences ?? []} />
        {unsignedTexts(found?.afterSignature ?? null, zone).map((text) => (
          <Notice key={text} look="strong">
            {text}
          </Notice>
        ))}
      </Stack>
    </div>
  );
}

function Faults({ of }: { readonly of: Verification['differences'] }) {
  if (of.length === 0) return null;
  return (
    <ul className={classes.faults}>
      {of.map(({ seq, message }) => (
        <li key={`${seq}${message}`}>
          {seq === null ? '' : `${say('review-session.event-at', { at: seq })} `}
          {message}
        </li>
      ))}
    </ul>
  );
}
