import { Suspense } from 'react';
import { Outlet, useMatch } from 'react-router';
import { AlarmRibbon } from '../alarms/alarm-ribbon.tsx';
import { AlarmAnnouncer } from '../alarms/announcer.tsx';
import { PausedSoundBar } from '../alarms/paused-sound-bar.tsx';
import { SoundOffBar } from '../alarms/sound-off-bar.tsx';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { QueueBar } from '../outbox/queue-bar.tsx';
import { DueStrip } from '../station/due-strip.tsx';
import { Loading } from '../ui/loading.tsx';
import { Header } from './header.tsx';
import { LinkBar } from './link-bar.tsx';
import { NewerBuildBar } from './newer-build-bar.tsx';
import classes from './shell.module.css';
import { useStationLink } from './station-link.ts';
import { StoppedScreensBar } from './stopped-screens-bar.tsx';
import { useMainHeight } from './use-main-height.ts';

/** Around every page of somebody signed in: the stream, the sound and the state of both stay on. */
export function Shell() {
  const me = useMe();
  useStationLink(me.clinic.id);
  const measured = useMainHeight();
  // The screen of a quiet chair shows nothing of the clinic; only that it cannot sound is said there too.
  const quiet = useMatch('/chairs/:chairId/bedside') !== null;
  if (quiet) {
    return (
      <div className={classes.shell}>
        <SoundOffBar />
        <main id="main" className={classes.main} tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    );
  }
  return (
    <div className={classes.shell}>
      <a className="skip-link" href="#main">
        {say('shell.skip-to-the-chairs')}
      </a>
      <Header />
      <div className={classes.notices} data-notices>
        <LinkBar />
        <AlarmRibbon />
        <SoundOffBar />
        <StoppedScreensBar />
        <QueueBar />
        <PausedSoundBar />
        <NewerBuildBar />
        <DueStrip />
      </div>
      <main id="main" ref={measured} className={classes.main} tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <AlarmAnnouncer />
    </div>
  );
}
