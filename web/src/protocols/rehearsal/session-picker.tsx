import { MAX_REHEARSED_SESSIONS } from '@chairside/shared/wire/rehearsals';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../http/client.ts';
import { errorText } from '../../http/problem.ts';
import { say } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { clinicDayAndTime } from '../../time/clinic-time.ts';
import { Soft } from '../../ui/text.tsx';
import classes from '../styles/protocols.module.css';

interface Props {
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** The session list, to pick from. What was picked stays picked while something else is searched for. */
export function SessionPicker({ ids, onChange }: Props) {
  const zone = useTimeZone();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const list = useInfiniteQuery({
    queryKey: ['sessions', search, 'all'],
    queryFn: ({ pageParam }) =>
      call('GET /api/sessions', {
        query: { search, phase: 'all', before: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const sessions = list.data?.pages.flatMap((page) => page.sessions) ?? [];
  const full = ids.length >= MAX_REHEARSED_SESSIONS;
  return (
    <div className={classes.picker}>
      <div className={classes.rehearse}>
        <TextInput
          label={say('protocols-rehearsal.search')}
          placeholder={say('protocols-rehearsal.patient-reference-or-chair')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <p className={classes.state} role="status">
          {say('protocols-rehearsal.ids-picked-value', {
            ids: ids.length,
            value: full ? say('protocols-rehearsal.as-many-as-can-be-rehearsed') : '',
          })}
        </p>
        <Button variant="default" disabled={ids.length === 0} onClick={() => onChange([])}>
          {say('protocols-rehearsal.pick-none')}
        </Button>
      </div>
      {list.error ? (
        <p className={classes.error} role="alert">
          {errorText(list.error)}
        </p>
      ) : null}
      <ul aria-label={say('protocols-rehearsal.sessions-to-pick-from')}>
        {sessions.map((session) => (
          <li key={session.id}>
            <Checkbox
              label={
                <>
                  <strong>{session.patientRef}</strong> {clinicDayAndTime(session.openedAt, zone)}
                  <span className={classes.soft}>
                    {' '}
                    {say('protocols-rehearsal.chair-chairlabel', {
                      chairLabel: session.chairLabel,
                    })}
                  </span>
                </>
              }
              checked={ids.includes(session.id)}
              disabled={full && !ids.includes(session.id)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...ids, session.id]
                    : ids.filter((id) => id !== session.id),
                )
              }
            />
          </li>
        ))}
      </ul>
      {list.isSuccess && sessions.length === 0 ? (
        <Soft>{say('protocols-rehearsal.no-session-matches')}</Soft>
      ) : null}
      {list.hasNextPage ? (
        <Button
          variant="default"
          size="compact-sm"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say('protocols-rehearsal.show-older-sessions')}
        </Button>
      ) : null}
    </div>
  );
}
