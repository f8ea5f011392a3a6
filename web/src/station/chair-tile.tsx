import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { useChairAlarms } from '../live/alarms-store.ts';
import { useChair } from '../live/chairs-store.ts';
import { useChairSession } from '../live/sessions-store.ts';
import { asking, looksByVital } from './alarm-looks.ts';
import classes from './chair-tile.module.css';
import { openChairPanel } from './charting-store.ts';
import { EffectBar } from './effect-bar.tsx';
import { FreeChair } from './free-chair.tsx';
import type { Density } from './layout.ts';
import { TileAlarms } from './tile-alarms.tsx';
import { Progress, TileHead } from './tile-head.tsx';
import { TileTrend } from './tile-trend.tsx';
import { TileVitals } from './tile-vitals.tsx';

interface ChairTileProps {
  readonly chairId: string;
  readonly density: Density;
  readonly alarmLines: number;
  /** 1 to 9: the key that moves the focus here. */
  readonly place: number;
}

/** One chair on the station. Subscribes to its own chair only. */
export function ChairTile({ chairId, density, alarmLines, place }: ChairTileProps) {
  const chair = useChair(chairId);
  const session = useChairSession(chairId);
  const alarms = useChairAlarms(chairId);
  const mayChart = useMay('chart-session');
  if (!chair) return null;
  const needed = asking(alarms);
  const small = density === 'compact' || density === 'narrow';
  return (
    <article
      className={classes.tile}
      data-chair={chairId}
      data-place={place}
      data-density={density}
      data-look={needed?.look}
      data-over={needed && !needed.holds ? true : undefined}
      data-free={session === null || undefined}
      aria-label={say('station.chair-label-value', {
        label: chair.label,
        value: session ? `, ${session.patientRef}` : say('station.free'),
      })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys 1 to 9, N, D and A act on the focused chair.
      tabIndex={0}
    >
      <TileHead
        chair={chair}
        session={session}
        asking={needed}
        onOpen={small ? () => openChairPanel(chairId) : null}
      />
      {session ? <Progress session={session} /> : null}
      <TileVitals chair={chair} looks={looksByVital(alarms)} session={session} />
      {session ? (
        <>
          <TileTrend chairId={chairId} sessionId={session.id} />
          <TileAlarms
            chairId={chairId}
            alarms={alarms}
            sessionId={mayChart ? session.id : null}
            lines={alarmLines}
            onMore={() => openChairPanel(chairId)}
          />
          <div className={classes.effects}>
            <EffectBar chairId={chairId} session={session} mayChart={mayChart} />
          </div>
        </>
      ) : (
        <FreeChair chair={chair} />
      )}
    </article>
  );
}
