import { describeActor } from '@chairside/shared/moves/describe-event';
import { describeScore } from '@chairside/shared/session/describe-charting';
import type { SessionState } from '@chairside/shared/session/state';
import { interventionMarks } from '../../charts/review-model.ts';
import { say } from '../../language/say.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { minuteOfInfusion } from '../../time/minute-of-infusion.ts';
import { Table } from '../../ui/table.tsx';
import classes from './review.module.css';
import { Empty, ReviewBlock } from './review-block.tsx';

interface Props {
  readonly session: SessionState;
  readonly zone: string;
}

interface Row {
  readonly seq: number;
  readonly at: number;
  readonly text: string;
  readonly more: readonly string[];
  readonly by: string;
  readonly withdrawn: boolean;
}

export function InterventionsBlock({ session, zone }: Props) {
  const made = new Map(session.interventions.map((one) => [one.seq, one]));
  const rows = interventionMarks(session).map(({ seq, at, label, withdrawn }): Row => {
    const one = made.get(seq);
    return {
      ...{ seq, at, withdrawn, text: label },
      more: one?.responses.map(({ text }) => say('review-session.response-text', { text })) ?? [],
      by: one === undefined ? '--' : describeActor(one.by),
    };
  });
  return (
    <ReviewBlock id="interventions" title={say('review-session.interventions')}>
      {rows.length === 0 ? (
        <Empty>{say('review-session.no-intervention-was-charted')}</Empty>
      ) : (
        <Rows rows={rows} session={session} zone={zone} what={say('review-session.intervention')} />
      )}
    </ReviewBlock>
  );
}

export function AssessmentsBlock({ session, zone }: Props) {
  const rows = session.assessments
    .map(
      ({ seq, at, by, assessment, withdrawn }): Row => ({
        ...{ seq, at, withdrawn, text: describeScore(assessment), more: [], by: describeActor(by) },
      }),
    )
    .sort((a, b) => a.at - b.at);
  return (
    <ReviewBlock id="assessments" title={say('review-session.assessments')}>
      {rows.length === 0 ? (
        <Empty>{say('review-session.no-score-was-charted')}</Empty>
      ) : (
        <Rows rows={rows} session={session} zone={zone} what={say('review-session.score')} />
      )}
    </ReviewBlock>
  );
}

function Rows({
  rows,
  session,
  zone,
  what,
}: Props & { readonly rows: readonly Row[]; readonly what: string }) {
  const start = session.infusion?.startedAt ?? null;
  return (
    <Table look="dense">
      <thead>
        <tr>
          <th scope="col" data-cell="number">
            {say('review-session.minute')}
          </th>
          <th scope="col">{what}</th>
          <th scope="col">{say('review-session.by')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq} className={row.withdrawn ? classes.withdrawn : undefined}>
            <td data-cell="number" title={clockTime(row.at, zone)}>
              {start === null
                ? clockTime(row.at, zone)
                : minuteOfInfusion(row.at, start).replace(' min', '')}
            </td>
            <td>
              {row.text}
              {row.more.map((text) => (
                <small key={text}> {text}</small>
              ))}
              {row.withdrawn ? <small> {say('review-session.withdrawn')}</small> : null}
            </td>
            <td data-cell="soft whole">{row.by}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
