import { may } from '@chairside/shared/people/roles';
import { Link, NavLink } from 'react-router';
import { AlarmCounts } from '../alarms/alarm-counts.tsx';
import { ProofState } from '../alarms/proof-state.tsx';
import { SoundControl } from '../alarms/sound-control.tsx';
import { WakeState } from '../alarms/wake-state.tsx';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { useFromNow } from '../live/clock-store.ts';
import { ApprovalNote } from '../protocols/approval-note.tsx';
import { StationCounts } from '../station/station-counts.tsx';
import { clockTime } from '../time/clinic-time.ts';
import classes from './header.module.css';
import { LinkState } from './link-state.tsx';
import { UserMenu } from './user-menu.tsx';
import { Wordmark } from './wordmark.tsx';

export function Header() {
  const me = useMe();
  return (
    <header className={classes.header}>
      <Link to="/" className={classes.brand ?? ''} aria-label={say('shell.chairside-station')}>
        <Wordmark />
      </Link>
      <span className={classes.clinic}>{me.clinic.name}</span>
      <nav className={classes.nav} aria-label={say('shell.pages')}>
        <NavLink to="/" end>
          {say('shell.station')}
        </NavLink>
        <NavLink to="/patients">{say('shell.patients')}</NavLink>
        <NavLink to="/sessions">{say('shell.sessions')}</NavLink>
        <NavLink to="/alarms">{say('shell.alarms')}</NavLink>
        <NavLink to="/clinic" className={classes.wide ?? ''}>
          {say('shell.clinic')}
        </NavLink>
        {may(me.user.role, 'edit-protocol') ? (
          <NavLink to="/protocols" className={classes.office ?? ''}>
            {say('shell.protocols')}
          </NavLink>
        ) : null}
        {me.user.role === 'administrator' ? (
          <NavLink to="/administration" className={classes.office ?? ''}>
            {say('shell.administration')}
          </NavLink>
        ) : null}
      </nav>
      <StationCounts />
      <ApprovalNote className={classes.note ?? ''} />
      <span className={classes.grow} />
      <AlarmCounts />
      <WakeState />
      <ProofState />
      <SoundControl />
      <LinkState />
      <Clock />
      <UserMenu />
    </header>
  );
}

function Clock() {
  const timeZone = useTimeZone();
  const text = useFromNow((now) => clockTime(now, timeZone));
  return (
    <time className={classes.clock} title={say('shell.clinic-time-timezone', { timeZone })}>
      {text}
    </time>
  );
}
