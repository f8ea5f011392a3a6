import { effectLabel } from '@chairside/shared/effects/catalogue';
import { SEVERITIES } from '@chairside/shared/effects/severity';
import type { AlignedSession } from '@chairside/shared/review/aligned-review';
import type { EffectReview } from '@chairside/shared/review/summary-schema';
import { say, words } from '../../language/say.ts';
import { Table } from '../../ui/table.tsx';
import { Soft } from '../../ui/text.tsx';
import { SEVERITY_LABELS } from '../../wording/severity-labels.ts';
import classes from './series.module.css';

interface Props {
  readonly sessions: readonly AlignedSession[];
  readonly selected: string;
}

const minuteText = ({ minute }: EffectReview): string =>
  minute === null
    ? say('review-course.no-infusion')
    : minute < 0
      ? say('review-course.before-the-start')
      : say('review-course.min-minute', { minute });

/** At which dose each effect began, session by session: a table that reads as a picture. */
export function EffectsByDose({ sessions, selected }: Props) {
  const terms = [...new Set(sessions.flatMap(({ effects }) => effects.map(({ term }) => term)))];
  if (terms.length === 0) return <Soft>{say('review-course.no-effect-was-charted')}</Soft>;
  const counted = (term: string) =>
    sessions.filter(({ effects }) => effects.some((effect) => effect.term === term)).length;
  const rows = terms
    .map((term) => ({ term, count: counted(term) }))
    .sort(
      (a, b) =>
        b.count - a.count || effectLabel(a.term, words).localeCompare(effectLabel(b.term, words)),
    );
  return (
    <Table label={say('review-course.effects-by-session-with-the-dose')}>
      <thead>
        <tr>
          <th scope="col">{say('review-course.effect')}</th>
          <th scope="col">{say('review-course.sessions')}</th>
          {sessions.map(({ id, delivered }, index) => (
            <th key={id} scope="col" data-selected={id === selected || undefined}>
              {index + 1}
              <small>
                {delivered === null
                  ? '-- mg'
                  : say('review-course.mg-mg', { mg: Math.round(delivered.mg) })}
              </small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ term, count }) => (
          <tr key={term}>
            <th scope="row">{effectLabel(term, words)}</th>
            <td>{say('review-course.count-of-sessions', { count, sessions: sessions.length })}</td>
            {sessions.map(({ id, effects }) => (
              <td key={id} data-selected={id === selected || undefined}>
                {effects
                  .filter((effect) => effect.term === term)
                  .map((effect) => (
                    <span key={effect.seq} className={classes.effect}>
                      <Severity effect={effect} />
                      {effect.doseMg === null
                        ? '--'
                        : say('review-course.dosemg-mg', { doseMg: Math.round(effect.doseMg) })}
                      <small>{minuteText(effect)}</small>
                    </span>
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** One bar for mild to four for life-threatening; never an alarm's colour. */
function Severity({ effect }: { readonly effect: EffectReview }) {
  const rank = SEVERITIES.indexOf(effect.worst) + 1;
  return (
    <span className={classes.severity} title={SEVERITY_LABELS[effect.worst]}>
      {SEVERITIES.slice(0, rank).map((step) => (
        <i key={step} aria-hidden />
      ))}
      <span className="visually-hidden">{SEVERITY_LABELS[effect.worst]}</span>
    </span>
  );
}
