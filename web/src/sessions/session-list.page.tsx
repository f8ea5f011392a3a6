import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../http/client.ts';
import { useMay } from '../identity/use-may.ts';
import { useMe } from '../identity/use-me.ts';
import { say } from '../language/say.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Message } from '../ui/message.tsx';
import { Page, PageHead } from '../ui/page.tsx';
import { ShowMore } from '../ui/show-more.tsx';
import { DownloadLine } from './download-line.tsx';
import { ExportMany } from './export-many.tsx';
import { FilterChips } from './filter-chips.tsx';
import { ListFilters } from './list-filters.tsx';
import {
  addressOf,
  askedFor,
  filterOf,
  isBare,
  isNarrowed,
  type ListFilter,
  WHOLE_LIST,
  withoutChips,
} from './session-filter.ts';
import { listSessions } from './session-queries.ts';
import { SessionTable } from './session-table.tsx';
import { useDownload } from './use-download.ts';

const AGAIN_MS = 30_000;

/** Sessions of the clinic, newest first; a provider begins with those that wait for a signature. */
export function SessionListPage() {
  const { user, clinic } = useMe();
  const zone = clinic.timeZone;
  const mayExport = useMay('export-sessions');
  const [address, setAddress] = useSearchParams();
  const filter = useMemo(() => filterOf(address), [address]);
  const change = useCallback(
    (part: Partial<ListFilter>) =>
      setAddress((before) => addressOf({ ...filterOf(before), ...part }), { replace: true }),
    [setAddress],
  );
  const toSign = user.role === 'provider' && isBare(address);
  useEffect(() => {
    if (toSign) setAddress(addressOf({ ...WHOLE_LIST, unsigned: true }), { replace: true });
  }, [toSign, setAddress]);

  const query = useInfiniteQuery({
    queryKey: ['sessions', 'list', filter, zone],
    queryFn: ({ pageParam }) => listSessions(filter, zone, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
    enabled: !toSign,
  });
  const base = withoutChips(filter);
  const counts = useQuery({
    queryKey: ['sessions', 'counts', base, zone],
    queryFn: () => call('GET /api/sessions/counts', { query: askedFor(base, zone) }),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  });
  const sessions = query.data?.pages.flatMap((page) => page.sessions) ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const download = useDownload();

  return (
    <Page busy={query.isFetching}>
      <PageHead title={say('sessions.sessions')}>
        <FilterChips filter={filter} counts={counts.data ?? null} onChange={change} />
      </PageHead>
      <ListFilters filter={filter} sessions={sessions} onChange={change} />
      {mayExport && chosen.size > 0 ? (
        <ExportMany
          chosen={chosen}
          busy={download.state.kind === 'running'}
          onWanted={(wanted) => void download.start(wanted)}
          onClear={() => setChosen(new Set())}
        />
      ) : null}
      <DownloadLine
        state={download.state}
        onCancel={download.cancel}
        onDismiss={download.dismiss}
      />
      <Loaded
        query={query}
        failed={say('sessions.the-sessions-could-not-be-loaded')}
        empty={() =>
          sessions.length > 0 ? null : (
            <NoSession filter={filter} onAll={() => setAddress(addressOf(WHOLE_LIST))} />
          )
        }
      >
        {() => (
          <>
            <SessionTable
              sessions={sessions}
              zone={zone}
              detailed
              {...(mayExport ? { chosen, onChosen: setChosen } : {})}
            />
            <ShowMore
              shown={say('sessions.sessions-sessions-shown', { sessions: sessions.length })}
              more={say('sessions.show-older-sessions')}
              query={query}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function NoSession({ filter, onAll }: { filter: ListFilter; onAll: () => void }) {
  const onlyUnsigned = filter.unsigned && !isNarrowed({ ...filter, unsigned: false });
  if (onlyUnsigned) {
    return (
      <Message
        title={say('sessions.nothing-is-waiting-for-a-signature')}
        action={
          <Button variant="default" onClick={onAll}>
            {say('sessions.show-all-sessions')}
          </Button>
        }
      >
        {say('sessions.every-closed-session-is-signed-and')}
      </Message>
    );
  }
  return isNarrowed(filter) ? (
    <Message
      title={say('sessions.no-session-matches')}
      action={
        <Button variant="default" onClick={onAll}>
          {say('sessions.show-all-sessions')}
        </Button>
      }
    >
      {say('sessions.remove-a-filter-or-widen-the')}
    </Message>
  ) : (
    <Message
      title={say('sessions.no-session-yet')}
      action={
        <Button component={Link} to="/">
          {say('sessions.go-to-the-station')}
        </Button>
      }
    >
      {say('sessions.open-the-first-one-at-a')}
    </Message>
  );
}
