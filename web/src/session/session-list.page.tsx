import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { errorText } from '../api/problem.ts';
import { useMe } from '../sign-in/use-me.ts';
import { Loading } from '../ui/loading.tsx';
import { Message } from '../ui/message.tsx';
import classes from './session.module.css';
import { getSessions } from './session-queries.ts';
import { SessionTable } from './session-table.tsx';

const PHASES = [
  { value: 'all', label: 'All' },
  { value: 'running', label: 'Running' },
  { value: 'closed', label: 'Closed' },
];
type Phase = 'all' | 'running' | 'closed';

/** Every session of the clinic, newest first. */
export function SessionListPage() {
  const { timeZone } = useMe().clinic;
  const [typed, setTyped] = useState('');
  const [phase, setPhase] = useState<Phase>('all');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const query = useInfiniteQuery({
    queryKey: ['sessions', search, phase],
    queryFn: ({ pageParam }) =>
      getSessions({ search, phase, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const sessions = query.data?.pages.flatMap((page) => page.sessions) ?? [];
  const narrowed = search !== '' || phase !== 'all';
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>Sessions</h1>
        <SegmentedControl
          aria-label="Which sessions"
          data={PHASES}
          value={phase}
          onChange={(value) => setPhase(value === 'running' || value === 'closed' ? value : 'all')}
        />
        <TextInput
          className={classes.search ?? ''}
          aria-label="Search by patient reference or chair"
          placeholder="Patient reference or chair"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </header>
      {query.isPending ? <Loading /> : null}
      {query.error !== null ? (
        <Message
          title="The sessions could not be loaded"
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
        >
          {errorText(query.error)}
        </Message>
      ) : null}
      {query.isSuccess && sessions.length === 0 ? (
        narrowed ? (
          <Message
            title="No session fits"
            action={
              <Button
                variant="default"
                onClick={() => {
                  setTyped('');
                  setPhase('all');
                }}
              >
                Show all sessions
              </Button>
            }
          >
            The search looks at patient references and chair labels.
          </Message>
        ) : (
          <Message
            title="No session yet"
            action={
              <Button component={Link} to="/">
                Go to the station
              </Button>
            }
          >
            Open the first one at a chair on the station. It appears here at once, and stays after
            it is closed.
          </Message>
        )
      ) : null}
      {sessions.length > 0 ? (
        <>
          <SessionTable sessions={sessions} zone={timeZone} />
          <div className={classes.more}>
            <span>
              {sessions.length} {sessions.length === 1 ? 'session' : 'sessions'} shown
              {query.hasNextPage ? ', more are there' : ''}
            </span>
            {query.hasNextPage ? (
              <Button
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                Show older sessions
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </div>
  );
}
