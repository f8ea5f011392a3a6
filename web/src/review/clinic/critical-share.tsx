import type { ClinicReview, Share } from '@chairside/shared/review/clinic-review';
import { PUBLISHED_PRESSURE } from '@chairside/shared/review/published-figures';
import classes from './analytics.module.css';
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
    <section className={classes.block} aria-labelledby="critical">
      <h2 id="critical">Critical sessions</h2>
      <div className={classes.beside}>
        <table className={classes.table}>
          <caption>This clinic, of its sessions</caption>
          <tbody>
            {own.map(([what, share]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td className={classes.figure}>{percentText(share)}</td>
                <td className={classes.soft}>{countText(share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className={classes.table}>
          <caption>Published</caption>
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
                <td className={classes.figure}>{percent}</td>
                <td className={classes.soft}>of {of}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.soft}>
        A share of patients is not a share of sessions, and the limits of this clinic are those of
        its protocol: read them side by side, not as one scale.
      </p>
    </section>
  );
}
