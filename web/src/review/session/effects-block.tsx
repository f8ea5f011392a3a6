import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { EffectReview } from '@chairside/shared/review/summary-schema';
import { EFFECT_ACTION_LABELS } from '@chairside/shared/session/describe-charting';
import { durationText } from '@chairside/shared/text/time-text';
import { say } from '../../language/say.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { Table } from '../../ui/table.tsx';
import classes from './review.module.css';
import { Empty, ReviewBlock } from './review-block.tsx';

interface Props {
  readonly effects: readonly EffectReview[];
  readonly zone: string;
}

export function EffectsBlock({ effects, zone }: Props) {
  return (
    <ReviewBlock id="effects" title={say('review-session.effects')}>
      {effects.length === 0 ? (
        <Empty>{say('review-session.no-effect-was-charted')}</Empty>
      ) : (
        <Table look="dense">
          <thead>
            <tr>
              <th scope="col" data-cell="number">
                {say('review-session.minute')}
              </th>
              <th scope="col">{say('review-session.effect')}</th>
              <th scope="col">{say('review-session.worst')}</th>
              <th scope="col">{say('review-session.lasted')}</th>
              <th scope="col" data-cell="number">
                {say('review-session.dose-so-far')}
              </th>
              <th scope="col">{say('review-session.action-and-outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {effects.map((effect) => (
              <tr key={effect.seq} className={effect.withdrawn ? classes.withdrawn : undefined}>
                <td data-cell="number" title={clockTime(effect.onset, zone)}>
                  {effect.minute === null ? clockTime(effect.onset, zone) : whole(effect.minute)}
                </td>
                <th scope="row">
                  {effectLabel(effect.term)}
                  {effect.serious ? <small> {say('review-session.serious')}</small> : null}
                  {effect.withdrawn ? <small> {say('review-session.withdrawn')}</small> : null}
                </th>
                <td>
                  {effect.worst}
                  {effect.rating === undefined ? null : (
                    <small> {say('review-session.rating-of-10', { rating: effect.rating })}</small>
                  )}
                </td>
                <td>
                  {effect.resolvedAt === null
                    ? say('review-session.end-not-charted')
                    : durationText(effect.resolvedAt - effect.onset)}
                </td>
                <td data-cell="number">
                  {effect.doseMg === null
                    ? '--'
                    : say('review-session.dosemg-mg', { doseMg: effect.doseMg.toFixed(1) })}
                </td>
                <td>{actions(effect)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </ReviewBlock>
  );
}

const whole = (minute: number) => Math.trunc(minute) || 0;

function actions({ actions: done, outcome, source }: EffectReview): string {
  const said = done.map((action) => EFFECT_ACTION_LABELS[action]).join(', ');
  return (
    [
      said === '' ? null : said,
      outcome ?? null,
      source === 'patient-reported' ? say('review-session.reported-by-the-patient') : null,
    ]
      .filter((part) => part !== null)
      .join('; ') || '--'
  );
}
