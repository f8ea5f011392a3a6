import { delivered } from '@chairside/shared/infusion/delivered';
import type { SessionState } from '@chairside/shared/session/state';
import { say } from '../../language/say.ts';
import { useFromNow } from '../../live/clock-store.ts';
import { Block } from '../../ui/block.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';

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
  const small = (of: string) => <small>{of}</small>;
  return (
    <Block look="plain" label={say('charting-infusion.infusion')}>
      <Facts>
        <Fact name={say('charting-infusion.rate')}>
          <b>{rate === undefined ? '--' : running ? rate : 0}</b>{' '}
          {small(empty ? say('charting-infusion.ml-h-all-is-given') : 'mL/h')}
        </Fact>
        <Fact name={say('charting-infusion.given')}>
          <span data-given-mg>
            <b>{mg}</b>{' '}
            {small(say('charting-infusion.of-dosemg-mg', { doseMg: infusion.doseMg ?? '--' }))}
          </span>
        </Fact>
        <Fact name={say('charting-infusion.volume')}>
          <b>{ml}</b>{' '}
          {small(say('charting-infusion.of-volumeml-ml', { volumeMl: infusion.volumeMl ?? '--' }))}
        </Fact>
      </Facts>
    </Block>
  );
}
