import { INDICATION_CATALOGUE } from '@chairside/shared/patients/indications';
import type { AlignedReview } from '@chairside/shared/review/aligned-review';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { call } from '../../http/client.ts';
import { useMe } from '../../identity/use-me.ts';
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
    <Loaded query={query} failed="The sessions could not be laid side by side">
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
            <Link to="/patients">Patients</Link> /{' '}
            <Link to={`/patients/${patient.id}`}>{patient.name}</Link>
          </>
        }
        title={course === null ? 'All sessions' : INDICATION_CATALOGUE[course.indication].label}
        under={
          <>
            {patient.name}, {patient.recordNumber}
            {course === null ? '' : `. ${course.given} of ${course.planned} given`}
          </>
        }
      />
      {data.sessions.length === 0 ? (
        <Message
          title="No session yet"
          action={
            <Button component={Link} to={`/patients/${patient.id}`}>
              Back to the patient
            </Button>
          }
        >
          Sessions are laid over each other here once the first infusion has begun.
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
          The newest {sessions.length} sessions are shown; {omitted} older ones are left out.
        </Notice>
      ) : null}
      <Block title="From the start of the infusion">
        {started.length === 0 ? (
          <Soft>No infusion has begun yet.</Soft>
        ) : (
          <SeriesOverlay sessions={started} selected={selected} />
        )}
      </Block>
      <Block title="Sessions">
        <SeriesTable
          sessions={sessions}
          figures={figures}
          selected={selected}
          zone={zone}
          onSelect={setChosen}
        />
        <Soft>
          Figures of the monitor and of values taken by hand; -- is not measured or not known. The
          selected session is drawn strong.
        </Soft>
      </Block>
      <Block title="Effects by dose">
        <EffectsByDose sessions={sessions} selected={selected} />
      </Block>
      {sessions.length > 1 ? (
        <Block title="Over the series">
          <SeriesTrend figures={figures} />
        </Block>
      ) : null}
    </Stack>
  );
}
