import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { EffectReview } from '@chairside/shared/review/summary-schema';
import { actionsText } from '@chairside/shared/session/describe-charting';
import { durationText } from '@chairside/shared/text/time-text';
import { say, words } from '../../language/say.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { Block } from '../../ui/block.tsx';
import { Table, TableHead } from '../../ui/table.tsx';
import { Soft } from '../../ui/text.tsx';
import classes from './review.module.css';

interface Props {
  readonly effects: readonly EffectReview[];
  readonly zone: string;
}

export function EffectsBlock({ effects, zone }: Props) {
  return (
    <Block title={say('review-session.effects')}>
      {effects.length === 0 ? (
        <Soft>{say('review-session.no-effect-was-charted')}</Soft>
      ) : (
        <Table look="dense">
          <TableHead
            columns={[
              { title: say('review-session.minute'), cell: 'number' },
              say('review-session.effect'),
              say('review-session.worst'),
              say('review-session.lasted'),
              { title: say('review-session.dose-so-far'), cell: 'number' },
              say('review-session.action-and-outcome'),
            ]}
          />
          <tbody>
            {effects.map((effect) => (
              <tr key={effect.seq} className={effect.withdrawn ? classes.withdrawn : undefined}>
                <td data-cell="number" title={clockTime(effect.onset, zone)}>
                  {effect.minute === null ? clockTime(effect.onset, zone) : whole(effect.minute)}
                </td>
                <th scope="row">
                  {effectLabel(effect.term, words)}
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
    </Block>
  );
}

const whole = (minute: number) => Math.trunc(minute) || 0;

function actions({ actions: done, outcome, source }: EffectReview): string {
  const said = actionsText(done, words);
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
