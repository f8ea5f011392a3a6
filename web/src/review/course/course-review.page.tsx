import { INDICATION_CATALOGUE } from '@chairside/shared/patients/indications';
import type { AlignedReview } from '@chairside/shared/review/aligned-review';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { request } from '../../http/client.ts';
import { errorText } from '../../http/problem.ts';
import { useMe } from '../../identity/use-me.ts';
import classes from '../../patients/patients.module.css';
import { Loading } from '../../ui/loading.tsx';
import { Message } from '../../ui/message.tsx';
import { EffectsByDose } from './effects-by-dose.tsx';
import { seriesFigures } from './series-figures.ts';
import { SeriesOverlay } from './series-overlay.tsx';
import { SeriesTable } from './series-table.tsx';
import { SeriesTrend } from './series-trend.tsx';

const getReview = (patientId: string, courseId: string | undefined) =>
  request<AlignedReview>(
    courseId === undefined
      ? `/patients/${encodeURIComponent(patientId)}/review`
      : `/courses/${encodeURIComponent(courseId)}/review`,
    { timeoutMs: 30_000 },
  );

/** The sessions of a course, or all of a patient, with the start of the infusion as their common zero. */
export function CourseReviewPage() {
  const { patientId = '', courseId } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['patient', patientId, 'review', courseId ?? 'all'],
    queryFn: () => getReview(patientId, courseId),
    staleTime: 30_000,
  });
  if (data === undefined) {
    if (error === null) return <Loading />;
    return (
      <Message
        title="The sessions could not be laid side by side"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {errorText(error)}
      </Message>
    );
  }
  const { patient, course } = data;
  return (
    <div className={classes.page}>
      <p className={classes.crumb}>
        <Link to="/patients">Patients</Link> /{' '}
        <Link to={`/patients/${patient.id}`}>{patient.name}</Link>
      </p>
      <header className={classes.head}>
        <h1>
          {course === null ? 'All sessions' : INDICATION_CATALOGUE[course.indication].label}
          <small>
            {patient.name}, {patient.recordNumber}
            {course === null ? '' : `. ${course.given} of ${course.planned} given`}
          </small>
        </h1>
      </header>
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
    </div>
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
    <div className={classes.column}>
      {omitted > 0 ? (
        <p className={classes.notice} role="note">
          The newest {sessions.length} sessions are shown; {omitted} older ones are left out.
        </p>
      ) : null}
      <section className={classes.block} aria-labelledby="aligned">
        <h2 id="aligned">From the start of the infusion</h2>
        {started.length === 0 ? (
          <p className={classes.soft}>No infusion has begun yet.</p>
        ) : (
          <SeriesOverlay sessions={started} selected={selected} />
        )}
      </section>
      <section className={classes.block} aria-labelledby="figures">
        <h2 id="figures">Sessions</h2>
        <SeriesTable
          sessions={sessions}
          figures={figures}
          selected={selected}
          zone={zone}
          onSelect={setChosen}
        />
        <p className={classes.hint}>
          Figures of the monitor and of values taken by hand; -- is not measured or not known. The
          selected session is drawn strong.
        </p>
      </section>
      <section className={classes.block} aria-labelledby="dose">
        <h2 id="dose">Effects by dose</h2>
        <EffectsByDose sessions={sessions} selected={selected} />
      </section>
      {sessions.length > 1 ? (
        <section className={classes.block} aria-labelledby="trend">
          <h2 id="trend">Over the series</h2>
          <SeriesTrend figures={figures} />
        </section>
      ) : null}
    </div>
  );
}
