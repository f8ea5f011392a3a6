import { CloseButton } from '@mantine/core';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import { AlarmLine } from '../alarms/alarm-line.tsx';
import { ChairSound } from '../alarms/chair-sound.tsx';
import { DueLinks } from '../charting/due-list.tsx';
import { EffectList } from '../charting/effects/effect-list.tsx';
import { QuickScores } from '../charting/scores/quick-scores.tsx';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { useChairAlarms } from '../live/alarms-store.ts';
import { useChair } from '../live/chairs-store.ts';
import { useChairSession } from '../live/sessions-store.ts';
import { looksByVital } from './alarm-looks.ts';
import { openChairPanel, stopCharting } from './charting-store.ts';
import { EffectBar } from './effect-bar.tsx';
import { EffectCatalogue } from './effect-catalogue.tsx';
import { FreeChair } from './free-chair.tsx';
import type { PanelPlace } from './layout.ts';
import classes from './side-panel.module.css';
import { Progress, TileHead } from './tile-head.tsx';
import { TileTrend } from './tile-trend.tsx';
import { TileVitals } from './tile-vitals.tsx';

interface SidePanelProps extends PanelPlace {
  readonly chairId: string;
  readonly catalogue: boolean;
}

/** Lies over chairs on the side away from its own, which stays in view; no chair moves or changes its size for it. */
export function SidePanel({ chairId, catalogue, side, width }: SidePanelProps) {
  const chair = useChair(chairId);
  const session = useChairSession(chairId);
  const alarms = useChairAlarms(chairId);
  const mayChart = useMay('chart-session');
  if (!chair) return null;
  const close = () => {
    stopCharting();
    openChairPanel(null);
  };
  return (
    <aside
      className={classes.panel}
      data-side={side}
      style={{ '--panel-width': `${width}px` } as CSSProperties}
      aria-label={say('station.chair-label', { label: chair.label })}
    >
      <div className={classes.top}>
        <strong>
          {catalogue
            ? say('station.log-an-effect-chair-label', { label: chair.label })
            : say('station.chair-label', { label: chair.label })}
        </strong>
        <CloseButton onClick={close} aria-label={say('station.close-the-panel')} />
      </div>
      {catalogue && session ? (
        <EffectCatalogue sessionId={session.id} patientRef={session.patientRef} />
      ) : (
        <div className={classes.body}>
          <TileHead chair={chair} session={session} asking={null} onOpen={null} />
          {session ? <Progress session={session} /> : null}
          <div>
            <TileVitals chair={chair} looks={looksByVital(alarms)} session={session} />
          </div>
          {session ? (
            <>
              <div className={classes.trend}>
                <TileTrend chairId={chairId} sessionId={session.id} />
              </div>
              {alarms.map((alarm) => (
                <AlarmLine
                  key={alarm.id}
                  chairId={chairId}
                  alarm={alarm}
                  sessionId={mayChart ? session.id : null}
                />
              ))}
              {mayChart ? <ChairSound alarms={alarms} sessionId={session.id} /> : null}
              <DueLinks session={session} />
              <EffectBar chairId={chairId} session={session} mayChart={mayChart} />
              <EffectList session={session} refused={!mayChart} links={false} />
              <QuickScores session={session} disabled={!mayChart} links={false} />
            </>
          ) : (
            <FreeChair chair={chair} />
          )}
          <Link to={`/chairs/${chair.id}`} className={classes.link ?? ''}>
            {say('station.open-the-chair-page')}
          </Link>
        </div>
      )}
    </aside>
  );
}
