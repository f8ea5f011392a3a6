import { describeActor } from '@chairside/shared/moves/describe-event';
import { describeScore } from '@chairside/shared/session/describe-charting';
import type { SessionState } from '@chairside/shared/session/state';
import { interventionMarks } from '../../charts/review-model.ts';
import { say, words } from '../../language/say.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { minuteOfInfusion } from '../../time/minute-of-infusion.ts';
import { Block } from '../../ui/block.tsx';
import { Table, TableHead } from '../../ui/table.tsx';
import { Soft } from '../../ui/text.tsx';
import classes from './review.module.css';

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
      by: one === undefined ? '--' : describeActor(one.by, words),
    };
  });
  return (
    <Charted
      {...{ rows, session, zone }}
      title={say('review-session.interventions')}
      what={say('review-session.intervention')}
      none={say('review-session.no-intervention-was-charted')}
    />
  );
}

export function AssessmentsBlock({ session, zone }: Props) {
  const rows = session.assessments
    .map(
      ({ seq, at, by, assessment, withdrawn }): Row => ({
        ...{
          seq,
          at,
          withdrawn,
          text: describeScore(assessment, words),
          more: [],
          by: describeActor(by, words),
        },
      }),
    )
    .sort((a, b) => a.at - b.at);
  return (
    <Charted
      {...{ rows, session, zone }}
      title={say('review-session.assessments')}
      what={say('review-session.score')}
      none={say('review-session.no-score-was-charted')}
    />
  );
}

interface ChartedProps extends Props {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly what: string;
  readonly none: string;
}

function Charted({ title, rows, session, zone, what, none }: ChartedProps) {
  const start = session.infusion?.startedAt ?? null;
  if (rows.length === 0) {
    return (
      <Block title={title}>
        <Soft>{none}</Soft>
      </Block>
    );
  }
  return (
    <Block title={title}>
      <Table look="dense">
        <TableHead
          columns={[
            { title: say('review-session.minute'), cell: 'number' },
            what,
            say('review-session.by'),
          ]}
        />
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
    </Block>
  );
}
