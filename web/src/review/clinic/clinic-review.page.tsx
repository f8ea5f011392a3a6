import { addDays } from '@chairside/shared/patients/civil-date';
import type { ClinicReview } from '@chairside/shared/review/clinic-review';
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { request } from '../../http/client.ts';
import { errorText } from '../../http/problem.ts';
import { useMe } from '../../identity/use-me.ts';
import { useToday } from '../../live/use-today.ts';
import { Loading } from '../../ui/loading.tsx';
import { Message } from '../../ui/message.tsx';
import { AlarmLoad } from './alarm-load.tsx';
import classes from './analytics.module.css';
import { CriticalShare } from './critical-share.tsx';
import { EffectRates } from './effect-rates.tsx';
import { spanOf } from './span.ts';

const PRESETS = [7, 30, 90, 365];
const WAIT_MS = 120_000;

const getReview = (from: string, to: string) =>
  request<ClinicReview>(`/clinic/review?from=${from}&to=${to}`, { timeoutMs: WAIT_MS });

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
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>Clinic review</h1>
        <div className={classes.span}>
          <TextInput
            type="date"
            label="First day"
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
            label="Last day"
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
              {days === 365 ? '1 year' : `${days} days`}
            </Button>
          ))}
        </div>
      </header>
      {query.isFetching && data !== undefined ? (
        <p className={classes.soft} role="status">
          Reading the logs ...
        </p>
      ) : null}
      {query.isLoading ? <Loading /> : null}
      {query.error === null ? null : (
        <Message
          title="The figures could not be made"
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
        >
          {errorText(query.error)}
        </Message>
      )}
      {data === undefined || query.error !== null ? null : data.sessions === 0 ? (
        <Message
          title="No session in these days"
          action={
            <Button component={Link} to="/">
              Go to the station
            </Button>
          }
        >
          Choose other days, or open a session: its effects and alarms are counted here.
        </Message>
      ) : (
        <Figures review={data} clinic={clinic.name} />
      )}
    </div>
  );
}

const hours = (ms: number): string => {
  const value = ms / 3_600_000;
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
};

function Figures({ review, clinic }: { review: ClinicReview; clinic: string }) {
  const { sessions, reviewed, patients, started, monitoredMs, timeZone } = review;
  return (
    <div className={classes.blocks}>
      {reviewed < sessions ? (
        <p className={classes.limit} role="note">
          {sessions} sessions were opened in these days. The figures are made from the newest{' '}
          {reviewed}; choose fewer days to have all of them.
        </p>
      ) : null}
      <dl className={classes.strip}>
        <div>
          <dt>Sessions</dt>
          <dd>{reviewed}</dd>
        </div>
        <div>
          <dt>With an infusion</dt>
          <dd>{started}</dd>
        </div>
        <div>
          <dt>Registered patients</dt>
          <dd>{patients}</dd>
        </div>
        <div>
          <dt>Hours monitored</dt>
          <dd>{hours(monitoredMs)}</dd>
        </div>
      </dl>
      <CriticalShare review={review} />
      <EffectRates rates={review.effects} />
      <AlarmLoad rules={review.rules} />
      <p className={classes.soft}>
        {clinic}, days on the clinic&apos;s calendar ({timeZone}). Counted from the session logs;
        withdrawn entries are left out. A session belongs to the day on which it was opened.
      </p>
    </div>
  );
}
