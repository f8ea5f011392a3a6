import type { ClinicReview } from '@chairside/shared/review/clinic-review';
import { addDays } from '@chairside/shared/time/calendar';
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../../http/client.ts';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { useToday } from '../../live/use-today.ts';
import { Stack } from '../../ui/block.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { FieldRow } from '../../ui/fields.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Page, PageHead } from '../../ui/page.tsx';
import { Notice, Soft } from '../../ui/text.tsx';
import { AlarmLoad } from './alarm-load.tsx';
import { CriticalShare } from './critical-share.tsx';
import { EffectRates } from './effect-rates.tsx';
import { spanOf } from './span.ts';

const PRESETS = [7, 30, 90, 365];
const WAIT_MS = 120_000;

const getReview = (from: string, to: string) =>
  call('GET /api/clinic/review', { query: { from, to }, timeoutMs: WAIT_MS });

/** What the clinic's sessions have in common over a span of its days; the span stands in the address. */
export function ClinicReviewPage() {
  const { clinic } = useMe();
  const today = useToday();
  const [params, setParams] = useSearchParams();
  // Typed here first: the address follows, and a second field may be typed before it has.
  const [typed, setTyped] = useState({ from: params.get('from'), to: params.get('to') });
  const span = spanOf(typed.from, typed.to, today);
  useEffect(() => {
    const { from, to } = typed;
    if (from !== null && to !== null) setParams({ from, to }, { replace: true });
  }, [typed, setParams]);
  const query = useQuery({
    queryKey: ['clinic-review', span.from, span.to],
    queryFn: () => getReview(span.from, span.to),
    enabled: span.problem === null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const { data } = query;
  return (
    <Page>
      <PageHead title={say('review-clinic.clinic-review')}>
        <FieldRow look="line">
          <TextInput
            type="date"
            label={say('review-clinic.first-day')}
            value={span.from}
            max={today}
            error={span.problem}
            onChange={(event) => {
              const from = event.currentTarget.value;
              setTyped(({ to }) => ({ from, to: to ?? span.to }));
            }}
          />
          <TextInput
            type="date"
            label={say('review-clinic.last-day')}
            value={span.to}
            max={today}
            onChange={(event) => {
              const to = event.currentTarget.value;
              setTyped(({ from }) => ({ from: from ?? span.from, to }));
            }}
          />
          {PRESETS.map((days) => (
            <Button
              key={days}
              variant="default"
              onClick={() => setTyped({ from: addDays(today, 1 - days), to: today })}
            >
              {days === 365
                ? say('review-clinic.1-year')
                : say('review-clinic.days-days', { days })}
            </Button>
          ))}
        </FieldRow>
      </PageHead>
      {query.isFetching && data !== undefined ? (
        <Soft role="status">{say('review-clinic.reading-the-logs')}</Soft>
      ) : null}
      <Loaded
        query={query}
        failed={say('review-clinic.the-figures-could-not-be')}
        empty={(review) =>
          review.sessions > 0 ? null : (
            <Message
              title={say('review-clinic.no-session-in-these-days')}
              action={
                <Button component={Link} to="/">
                  {say('review-clinic.go-to-the-station')}
                </Button>
              }
            >
              {say('review-clinic.choose-other-days-or-open-a')}
            </Message>
          )
        }
      >
        {(review) => <Figures review={review} clinic={clinic.name} />}
      </Loaded>
    </Page>
  );
}

const hours = (ms: number): string => {
  const value = ms / 3_600_000;
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
};

function Figures({ review, clinic }: { review: ClinicReview; clinic: string }) {
  const { sessions, reviewed, patients, started, monitoredMs, timeZone } = review;
  return (
    <Stack>
      {reviewed < sessions ? (
        <Notice>
          {say('review-clinic.sessions-sessions-were-opened-in', { sessions, reviewed })}
        </Notice>
      ) : null}
      <Facts look="figures">
        <Fact name={say('review-clinic.sessions')}>{reviewed}</Fact>
        <Fact name={say('review-clinic.with-an-infusion')}>{started}</Fact>
        <Fact name={say('review-clinic.registered-patients')}>{patients}</Fact>
        <Fact name={say('review-clinic.hours-monitored')}>{hours(monitoredMs)}</Fact>
      </Facts>
      <CriticalShare review={review} />
      <EffectRates rates={review.effects} />
      <AlarmLoad rules={review.rules} />
      <Soft>{say('review-clinic.clinic-days-on-the-clinics', { clinic, timeZone })}</Soft>
    </Stack>
  );
}
