import { delivered } from '@chairside/shared/infusion/delivered';
import type { SessionState } from '@chairside/shared/session/state';
import { say } from '../../language/say.ts';
import { useFromNow } from '../../live/clock-store.ts';
import classes from '../styles/charting.module.css';

/** Rate, and dose and volume so far against the plan: counted from the log, every second. */
export function DoseFigures({ session }: { session: SessionState }) {
  const { infusion } = session;
  const given = useFromNow((now) => {
    const so = infusion === null ? null : delivered(infusion, now);
    return so === null ? null : `${so.mg.toFixed(1)}/${so.ml === null ? '--' : so.ml.toFixed(1)}`;
  });
  // A start without an order says nothing of rate and volume: three dashes would only take room.
  if (infusion === null || (infusion.rates.length === 0 && given === null)) return null;
  const [mg = '--', ml = '--'] = given?.split('/') ?? [];
  const rate = infusion.rates.at(-1)?.mlPerH;
  // Once the syringe or bag is empty nothing runs, whatever the pump is set to.
  const empty =
    infusion.volumeMl !== undefined && Number(ml) >= Number(infusion.volumeMl.toFixed(1));
  const running = session.phase === 'infusing' && !empty;
  return (
    <section className={classes.block} aria-label={say('charting-infusion.infusion')}>
      <dl className={classes.figures}>
        <div>
          <dt>{say('charting-infusion.rate')}</dt>
          <dd>
            {rate === undefined ? '--' : running ? rate : 0}{' '}
            <small className={classes.unit}>
              {empty ? say('charting-infusion.ml-h-all-is-given') : 'mL/h'}
            </small>
          </dd>
        </div>
        <div>
          <dt>{say('charting-infusion.given')}</dt>
          <dd data-given-mg>
            {mg}{' '}
            <small className={classes.unit}>
              {say('charting-infusion.of-dosemg-mg', { doseMg: infusion.doseMg ?? '--' })}
            </small>
          </dd>
        </div>
        <div>
          <dt>{say('charting-infusion.volume')}</dt>
          <dd>
            {ml}{' '}
            <small className={classes.unit}>
              {say('charting-infusion.of-volumeml-ml', { volumeMl: infusion.volumeMl ?? '--' })}
            </small>
          </dd>
        </div>
      </dl>
    </section>
  );
}
