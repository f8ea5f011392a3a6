import type { ClinicReview, Share } from '@chairside/shared/review/clinic-review';
import { PUBLISHED_PRESSURE } from '@chairside/shared/review/published-figures';
import { say } from '../../language/say.ts';
import { Block } from '../../ui/block.tsx';
import { Table } from '../../ui/table.tsx';
import { Soft } from '../../ui/text.tsx';
import classes from './clinic.module.css';
import { countText, percentText } from './share-text.ts';

/** The clinic's own share of critical sessions beside what others have published, each with whom it counts. */
export function CriticalShare({ review }: { readonly review: ClinicReview }) {
  const own: readonly [string, Share][] = [
    [say('review-clinic.sessions-with-a-critical-patient'), review.critical],
    [say('review-clinic.sessions-with-a-critical-blood'), review.criticalPressure],
    [say('review-clinic.sessions-with-a-serious-effect'), review.seriousEffects],
    [say('review-clinic.escalated-to-emergency'), review.emergencies],
  ];
  return (
    <Block title={say('review-clinic.critical-sessions')}>
      <div className={classes.beside}>
        <Table caption={say('review-clinic.this-clinic-of-its-sessions')}>
          <tbody>
            {own.map(([what, share]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td data-cell="figure">{percentText(share)}</td>
                <td data-cell="soft whole">{countText(share)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
        <Table caption={say('review-clinic.published')}>
          <tbody>
            {PUBLISHED_PRESSURE.map(({ what, percent, of, study, source, address, caution }) => (
              <tr key={`${source} ${what} ${of}`}>
                <th scope="row">
                  {what}
                  <small>
                    <a href={address} target="_blank" rel="noreferrer">
                      {study}
                    </a>
                    {caution === undefined ? '' : ` ${caution}`}
                  </small>
                </th>
                <td data-cell="figure">{percent}</td>
                <td data-cell="soft whole">{say('review-clinic.of-value', { value: of })}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <Soft>{say('review-clinic.a-share-of-patients-is-not')}</Soft>
    </Block>
  );
}
