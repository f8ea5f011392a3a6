import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { SessionReview } from '@chairside/shared/review/summary-schema';
import { STOP_REASON_LABELS } from '@chairside/shared/session/describe-infusion';
import { CLOSE_OUTCOME_LABELS } from '@chairside/shared/session/describe-recovery';
import type { SessionState } from '@chairside/shared/session/state';
import { durationText, stopwatchText } from '@chairside/shared/text/time-text';
import type { ReactNode } from 'react';
import { say, words } from '../../language/say.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { PHASE_LABELS } from '../../wording/phase-text.ts';
import classes from './review.module.css';
import { VitalsTable } from './vitals-table.tsx';
import { worstEffects } from './worst-effects.ts';

interface Props {
  readonly session: SessionState;
  readonly review: SessionReview;
  readonly zone: string;
}

/** The session in figures, for the head of the page and of the print. */
export function SummaryStrip({ session, review, zone }: Props) {
  return (
    <section aria-label={say('review-session.summary')}>
      <dl className={classes.strip}>
        <Dose session={session} review={review} />
        <Infusion session={session} review={review} zone={zone} />
        <Answered review={review} />
        <Effects review={review} />
        <Figure
          label={say('review-session.recovery')}
          value={spent(review, 'recovery') === 0 ? '--' : stopwatchText(spent(review, 'recovery'))}
          note={
            session.closedAt === null
              ? say('review-session.still-open')
              : say('review-session.closed-closedat-value', {
                  closedAt: clockTime(session.closedAt, zone),
                  value:
                    session.outcome === null
                      ? ''
                      : `, ${say(CLOSE_OUTCOME_LABELS[session.outcome]).toLowerCase()}`,
                })
          }
        />
        <Readings review={review} />
      </dl>
      <VitalsTable review={review} />
      <p className={classes.phases}>
        {review.phases.map(({ phase, from, to }) => (
          <span key={from}>
            {PHASE_LABELS[phase as keyof typeof PHASE_LABELS] ?? phase}{' '}
            <b>{clockTime(from, zone)}</b> {stopwatchText(to - from)}
          </span>
        ))}
      </p>
    </section>
  );
}

const spent = (review: SessionReview, phase: string) =>
  review.phases
    .filter((span) => span.phase === phase)
    .reduce((sum, { from, to }) => sum + to - from, 0);

function Dose({ session, review }: Omit<Props, 'zone'>) {
  const { infusion, order } = session;
  const planned = order?.order.doseMg ?? infusion?.doseMg;
  const drug = infusion?.drug ?? order?.order.drug;
  return (
    <Figure
      label={say('review-session.dose')}
      value={
        review.delivered === null ? (
          '--'
        ) : (
          <>
            {Number(review.delivered.mg.toFixed(1))} <small>mg</small>
          </>
        )
      }
      note={
        infusion === null
          ? say('review-session.nothing-was-given')
          : `${drug ?? 'drug'}${planned === undefined ? '' : say('review-session.ordered-number-mg', { number: Number(planned.toFixed(1)) })}${review.delivered === null ? say('review-session.rate-not-known') : ''}`
      }
    />
  );
}

function Infusion({ session, review, zone }: Props) {
  const { infusion } = session;
  const stopped = infusion?.stoppedAt ?? null;
  const why = infusion?.stopReason ? say(STOP_REASON_LABELS[infusion.stopReason]) : null;
  return (
    <Figure
      label={say('review-session.infusion')}
      value={review.infusedMs === null ? '--' : stopwatchText(review.infusedMs)}
      note={
        infusion === null
          ? say('review-session.not-started')
          : say('review-session.planned-plannedminutes-min-value', {
              plannedMinutes: infusion.plannedMinutes,
              value:
                stopped === null
                  ? say('review-session.not-stopped')
                  : say('review-session.ended-stopped', { stopped: clockTime(stopped, zone) }),
              value2: why === null ? '' : `: ${why}`,
            })
      }
    />
  );
}

function Answered({ review }: Pick<Props, 'review'>) {
  const { critical, warning } = review.answered;
  const of = (name: string, tier: SessionReview['answered']['critical']) =>
    tier.count === 0
      ? []
      : [
          say('review-session.name-acknowledged-of-count', {
            name,
            acknowledged: tier.acknowledged,
            count: tier.count,
            value:
              tier.medianMs === null
                ? ''
                : say('review-session.median-medianms', { medianMs: durationText(tier.medianMs) }),
          }),
        ];
  const said = [...of('critical', critical), ...of('warning', warning)];
  return (
    <Figure
      label={say('review-session.alarms')}
      value={
        <>
          {critical.count} <small>critical</small> {warning.count} <small>warning</small>
        </>
      }
      note={said.length === 0 ? say('review-session.none-to-answer') : said.join('; ')}
    />
  );
}

function Effects({ review }: Pick<Props, 'review'>) {
  const worst = worstEffects(review.effects);
  const [first] = worst;
  return (
    <Figure
      label={say('review-session.worst-effect')}
      value={
        first === undefined ? (
          'none'
        ) : (
          <>
            {effectLabel(first.term, words)} <small>{first.worst}</small>
          </>
        )
      }
      note={
        worst.length === 0
          ? say('review-session.no-effect-was-charted-2')
          : worst.length === 1
            ? say('review-session.the-only-one')
            : worst
                .slice(1, 4)
                .map((one) => `${effectLabel(one.term, words)} ${one.worst}`)
                .concat(
                  worst.length > 4
                    ? [say('review-session.length-more', { length: worst.length - 4 })]
                    : [],
                )
                .join(', ')
      }
    />
  );
}

function Readings({ review }: Pick<Props, 'review'>) {
  const { expected, received, late, gaps } = review.completeness;
  const share = expected === null || expected === 0 ? null : Math.min(1, received / expected);
  return (
    <Figure
      label={say('review-session.readings')}
      value={share === null ? String(received) : `${Math.floor(share * 1000) / 10} %`}
      note={say('review-session.value-late-late-gaps-gaps', {
        value:
          expected === null
            ? say('review-session.received-received', { received })
            : say('review-session.received-of-expected', { received, expected }),
        late,
        gaps: gaps.length,
      })}
    />
  );
}

function Figure({ label, value, note }: { label: string; value: ReactNode; note: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={classes.value}>{value}</dd>
      <dd>{note}</dd>
    </div>
  );
}
