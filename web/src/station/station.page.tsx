import { useElementSize, useMediaQuery, useViewportSize } from '@mantine/hooks';
import { Link } from 'react-router';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { useChairOrder } from '../live/chairs-store.ts';
import { useLinkState } from '../live/link-store.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import { AwakeRound } from './awake-round.tsx';
import { ChairTile } from './chair-tile.tsx';
import { openRound, useCharting } from './charting-store.ts';
import { KeyHelp } from './key-help.tsx';
import { layoutFor, panelPlace } from './layout.ts';
import { SidePanel } from './side-panel.tsx';
import classes from './station.module.css';
import { useStationKeys } from './use-station-keys.ts';

/** Header, the row of notices and margins of the room: what the chairs never have. */
const AROUND_PX = 86;

/** Every chair of the clinic, each in its place, as large as fits. */
export function StationPage() {
  const order = useChairOrder();
  const link = useLinkState();
  const { ref, width, height } = useElementSize();
  const touch = useMediaQuery('(pointer: coarse)') ?? false;
  const viewport = useViewportSize();
  const round = useCharting((state) => state.round);
  useStationKeys();

  if (order.length === 0) return link.kind === 'live' ? <NoChairs /> : <Loading />;
  const layout = layoutFor(
    order.length,
    width || 1,
    height || 1,
    touch,
    Math.max(height, viewport.height - AROUND_PX),
  );
  return (
    <div className={classes.station} data-link={link.kind}>
      <h1 className="visually-hidden">{say('station.station')}</h1>
      <div className={classes.main}>
        <div ref={ref} className={classes.room}>
          {width > 0 ? (
            <ol
              className={classes.grid}
              style={{
                gridTemplateColumns: `repeat(${layout.columns}, minmax(0, 1fr))`,
                gridAutoRows: layout.fits
                  ? `minmax(${layout.rowHeight}px, 1fr)`
                  : `${layout.rowHeight}px`,
                height: layout.fits ? '100%' : undefined,
                ['--tile-number' as string]: `${layout.numberSize}px`,
              }}
            >
              {order.map((id, index) => (
                <li key={id}>
                  <ChairTile
                    chairId={id}
                    density={layout.density}
                    alarmLines={layout.alarmLines}
                    place={index + 1}
                  />
                </li>
              ))}
            </ol>
          ) : null}
        </div>
      </div>
      {round ? (
        <AwakeRound onClose={() => openRound(false)} />
      ) : (
        <Aside columns={layout.columns} width={width} />
      )}
      <KeyHelp />
    </div>
  );
}

function Aside({ columns, width }: { readonly columns: number; readonly width: number }) {
  const { charting, opened } = useCharting();
  const order = useChairOrder();
  const chairId = charting.kind === 'catalogue' ? charting.chairId : opened;
  if (chairId === null) return null;
  return (
    <SidePanel
      chairId={chairId}
      catalogue={charting.kind === 'catalogue'}
      {...panelPlace(order.indexOf(chairId), columns, width)}
    />
  );
}

function NoChairs() {
  const mayManage = useMay('manage-clinic');
  return (
    <Message
      title={say('station.no-chairs-yet')}
      action={
        mayManage ? (
          <Link to="/administration">{say('station.add-chairs-in-administration')}</Link>
        ) : null
      }
    >
      {mayManage
        ? say('station.add-a-chair-and-bind-a')
        : say('station.an-administrator-adds-chairs-and')}
    </Message>
  );
}
