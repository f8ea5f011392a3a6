import type { ClinicReview, Share } from '@chairside/shared/review/clinic-review';
import { PUBLISHED_PRESSURE } from '@chairside/shared/review/published-figures';
import { Block } from '../../ui/block.tsx';
import { Table } from '../../ui/table.tsx';
import { Soft } from '../../ui/text.tsx';
import classes from './clinic.module.css';
import { countText, percentText } from './share-text.ts';

/** The clinic's own share of critical sessions beside what others have published, each with whom it counts. */
export function CriticalShare({ review }: { readonly review: ClinicReview }) {
  const own: readonly [string, Share][] = [
    ['A critical alarm of the patient', review.critical],
    ['A critical alarm of the blood pressure', review.criticalPressure],
    ['A serious effect', review.seriousEffects],
    ['Escalated to emergency', review.emergencies],
  ];
  return (
    <Block title="Critical sessions">
      <div className={classes.beside}>
        <Table caption="This clinic, of its sessions">
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
        <Table caption="Published">
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
                <td data-cell="soft whole">of {of}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <Soft>
        A share of patients is not a share of sessions, and the limits of this clinic are those of
        its protocol: read them side by side, not as one scale.
      </Soft>
    </Block>
  );
}
