import { may } from '@chairside/shared/people/roles';
import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconKey, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { Link } from 'react-router';
import { wakeText } from '../alarms/wake-state.tsx';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { useWakeLock } from '../live/wake-lock.ts';
import { useQueue } from '../outbox/queue-store.ts';
import { ROLE_NAMES } from '../wording/role-names.ts';
import { useLeave } from './use-leave.ts';
import classes from './user-menu.module.css';

export function UserMenu() {
  const { user, clinic } = useMe();
  const leave = useLeave();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('dark');
  const wake = useWakeLock((state) => state.state);
  const persistent = useQueue((state) => state.persistent);

  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton
          className={classes.target}
          aria-label={say('shell.name-menu', { name: user.name })}
        >
          <span className={classes.name}>{user.name}</span>
          <IconChevronDown size={16} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {ROLE_NAMES[user.role]}, {clinic.name}
        </Menu.Label>
        <div className={classes.narrow}>
          <Menu.Item component={Link} to="/">
            {say('shell.station')}
          </Menu.Item>
          <Menu.Item component={Link} to="/patients">
            {say('shell.patients')}
          </Menu.Item>
          <Menu.Item component={Link} to="/sessions">
            {say('shell.sessions')}
          </Menu.Item>
        </div>
        <div className={classes.office}>
          {may(user.role, 'edit-protocol') ? (
            <Menu.Item component={Link} to="/protocols">
              {say('shell.protocols')}
            </Menu.Item>
          ) : null}
          {user.role === 'administrator' ? (
            <Menu.Item component={Link} to="/administration">
              {say('shell.administration')}
            </Menu.Item>
          ) : null}
        </div>
        <Menu.Item component={Link} to="/clinic">
          {say('shell.clinic-review')}
        </Menu.Item>
        <Menu.Item
          leftSection={scheme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          {scheme === 'dark' ? say('shell.day-theme') : say('shell.night-theme')}
        </Menu.Item>
        <Menu.Item component={Link} to="/password" leftSection={<IconKey size={16} />}>
          {say('shell.change-password')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {say('shell.sign-out')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label style={{ whiteSpace: 'normal' }}>
          {wakeText(wake) ?? say('shell.asking-to-keep-the-screen-on')}
        </Menu.Label>
        {persistent === false ? (
          <Menu.Label style={{ whiteSpace: 'normal' }}>
            {say('shell.this-browser-may-clear-its-storage')}
          </Menu.Label>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
