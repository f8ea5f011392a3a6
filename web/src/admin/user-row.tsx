import type { User } from '@chairside/shared/wire/http';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef } from 'react';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { ROLE_NAMES } from '../wording/role-names.ts';
import { SetPasswordForm } from './set-password.form.tsx';
import { TakeAccessForm } from './take-access.form.tsx';
import { accessText } from './user-access.ts';
import classes from './users.module.css';

export type Asked = 'password' | 'access';

interface Props {
  readonly user: User;
  /** What is being asked about this user. */
  readonly asked: Asked | null;
  readonly onAsk: (what: Asked | null) => void;
  /** The server has done it; `text` says what. */
  readonly onDone: (text: string) => void;
  readonly onGiveBack: () => void;
}

/** One user, what may be done to them, and under it the form that was asked for. */
export function UserRow({ user, asked, onAsk, onDone, onGiveBack }: Props) {
  const me = useMe();
  const button = useRef<HTMLButtonElement>(null);
  const isSelf = user.id === me.user.id;
  const close = () => {
    onAsk(null);
    button.current?.focus();
  };
  const done = (text: string) => {
    close();
    onDone(text);
  };
  return (
    <>
      <tr
        className={classes.row}
        data-without-access={user.deactivatedAt !== null || undefined}
        data-asked={asked ?? undefined}
      >
        <th scope="row">
          {user.name}
          <small>
            {user.userName}
            <span className={classes.narrow}>, {ROLE_NAMES[user.role].toLowerCase()}</span>
          </small>
        </th>
        <td className={classes.wide}>{ROLE_NAMES[user.role]}</td>
        <td colSpan={isSelf ? 2 : 1}>
          {accessText(user, me.clinic.timeZone)}
          {isSelf ? <small>{say('admin.this-is-you-change-your-password')}</small> : null}
        </td>
        {isSelf ? null : (
          <td className={classes.actions}>
            <Menu position="bottom-end" width={200} withinPortal returnFocus={false}>
              <Menu.Target>
                <ActionIcon
                  ref={button}
                  variant="default"
                  size={36}
                  aria-label={say('admin.access-of-name', { name: user.name })}
                >
                  <IconDots size={18} aria-hidden="true" />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {user.deactivatedAt === null ? (
                  <>
                    <Menu.Item onClick={() => onAsk('password')}>
                      {say('admin.set-new-password')}
                    </Menu.Item>
                    <Menu.Item onClick={() => onAsk('access')}>
                      {say('admin.deactivate-user')}
                    </Menu.Item>
                  </>
                ) : (
                  <Menu.Item onClick={onGiveBack}>{say('admin.reactivate-user')}</Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          </td>
        )}
      </tr>
      {asked === null ? null : (
        <tr>
          <td colSpan={4} className={classes.sheetCell}>
            {asked === 'password' ? (
              <SetPasswordForm user={user} onDone={done} onCancel={close} />
            ) : (
              <TakeAccessForm user={user} onDone={done} onCancel={close} />
            )}
          </td>
        </tr>
      )}
    </>
  );
}
