import { INDICATION_CATALOGUE } from '@chairside/shared/patients/indications';
import type { AlignedReview } from '@chairside/shared/review/aligned-review';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { call } from '../../http/client.ts';
import { useMe } from '../../identity/use-me.ts';
import { say } from '../../language/say.ts';
import { Block, Stack } from '../../ui/block.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Message } from '../../ui/message.tsx';
import { Page, PageHead } from '../../ui/page.tsx';
import { Notice, Soft } from '../../ui/text.tsx';
import { EffectsByDose } from './effects-by-dose.tsx';
import { seriesFigures } from './series-figures.ts';
import { SeriesOverlay } from './series-overlay.tsx';
import { SeriesTable } from './series-table.tsx';
import { SeriesTrend } from './series-trend.tsx';

const WAIT_MS = 30_000;

const getReview = (patientId: string, courseId: string | undefined) =>
  courseId === undefined
    ? call('GET /api/patients/:id/review', { params: { id: patientId }, timeoutMs: WAIT_MS })
    : call('GET /api/courses/:id/review', { params: { id: courseId }, timeoutMs: WAIT_MS });

/** The sessions of a course, or all of a patient, with the start of the infusion as their common zero. */
export function CourseReviewPage() {
  const { patientId = '', courseId } = useParams();
  const query = useQuery({
    queryKey: ['patient', patientId, 'review', courseId ?? 'all'],
    queryFn: () => getReview(patientId, courseId),
    staleTime: 30_000,
  });
  return (
    <Loaded query={query} failed={say('review-course.the-sessions-could-not-be-laid')}>
      {(data) => <CourseReview data={data} />}
    </Loaded>
  );
}

function CourseReview({ data }: { readonly data: AlignedReview }) {
  const { patient, course } = data;
  return (
    <Page>
      <PageHead
        trail={
          <>
            <Link to="/patients">{say('review-course.patients')}</Link> /{' '}
            <Link to={`/patients/${patient.id}`}>{patient.name}</Link>
          </>
        }
        title={
          course === null
            ? say('review-course.all-sessions')
            : INDICATION_CATALOGUE[course.indication].label
        }
        under={
          <>
            {patient.name}, {patient.recordNumber}
            {course === null ? '' : `. ${course.given} of ${course.planned} given`}
          </>
        }
      />
      {data.sessions.length === 0 ? (
        <Message
          title={say('review-course.no-session-yet')}
          action={
            <Button component={Link} to={`/patients/${patient.id}`}>
              {say('review-course.back-to-the-patient')}
            </Button>
          }
        >
          {say('review-course.sessions-are-laid-over-each-other')}
        </Message>
      ) : (
        <Review data={data} />
      )}
    </Page>
  );
}

function Review({ data }: { readonly data: AlignedReview }) {
  const { timeZone: zone } = useMe().clinic;
  const { sessions, omitted } = data;
  const started = sessions.filter(({ startedAt }) => startedAt !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = chosen ?? started.at(-1)?.id ?? sessions.at(-1)?.id ?? '';
  const figures = sessions.map(seriesFigures);
  return (
    <Stack>
      {omitted > 0 ? (
        <Notice>
          {say('review-course.the-newest-sessions-sessions-are', {
            sessions: sessions.length,
            omitted,
          })}
        </Notice>
      ) : null}
      <Block title={say('review-course.from-the-start-of-the-infusion')}>
        {started.length === 0 ? (
          <Soft>{say('review-course.no-infusion-has-begun-yet')}</Soft>
        ) : (
          <SeriesOverlay sessions={started} selected={selected} />
        )}
      </Block>
      <Block title={say('review-course.sessions')}>
        <SeriesTable
          sessions={sessions}
          figures={figures}
          selected={selected}
          zone={zone}
          onSelect={setChosen}
        />
        <Soft>{say('review-course.figures-of-the-monitor-and-of')}</Soft>
      </Block>
      <Block title={say('review-course.effects-by-dose')}>
        <EffectsByDose sessions={sessions} selected={selected} />
      </Block>
      {sessions.length > 1 ? (
        <Block title={say('review-course.over-the-series')}>
          <SeriesTrend figures={figures} />
        </Block>
      ) : null}
    </Stack>
  );
}
