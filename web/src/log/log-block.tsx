import { EVENT_LANE_LABELS, EVENT_LANES, type EventLane } from '@chairside/shared/moves/event-lane';
import type { SessionEvent } from '@chairside/shared/moves/events';
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { say } from '../language/say.ts';
import { SessionEntryList } from '../outbox/entry-list.tsx';
import { Chip, ChipRow } from '../ui/chip.tsx';
import classes from './log.module.css';
import { filterRows, type LogRow, logRows } from './log-rows.ts';
import { LogTable } from './log-table.tsx';

interface Props {
  /** Whose entries that are not yet stored stand above the log. */
  readonly sessionId?: string | undefined;
  readonly events: readonly SessionEvent[];
  readonly zone: string;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly onRetry: () => void;
  readonly newestFirst?: boolean;
  /** Lanes that are shown, where the page around chooses them too; empty: all. */
  readonly lanes?: ReadonlySet<EventLane>;
  readonly onLanes?: (lanes: ReadonlySet<EventLane>) => void;
  readonly onCorrect?: ((row: LogRow, how: 'amend' | 'withdraw') => void) | undefined;
}

/** The session log with its filter by lane and its search. */
export function LogBlock(props: Props) {
  const {
    sessionId,
    events,
    zone,
    loading,
    failed,
    onRetry,
    newestFirst = false,
    onCorrect,
  } = props;
  const [own, setOwn] = useState<ReadonlySet<EventLane>>(new Set());
  const lanes = props.lanes ?? own;
  const setLanes = props.onLanes ?? setOwn;
  const [search, setSearch] = useState('');
  const rows = useMemo(() => logRows(events, zone), [events, zone]);
  const shown = useMemo(() => {
    const filtered = filterRows(rows, lanes, search);
    return newestFirst ? filtered.reverse() : filtered;
  }, [rows, lanes, search, newestFirst]);
  const toggle = (lane: EventLane) => {
    const next = new Set(lanes);
    if (!next.delete(lane)) next.add(lane);
    setLanes(next);
  };
  return (
    <section className={classes.block} aria-labelledby="session-log">
      <div className={classes.head}>
        <h2 id="session-log">{say('log.log')}</h2>
        <ChipRow label={say('log.show-only')}>
          {EVENT_LANES.map((lane) => (
            <Chip
              key={lane}
              pressed={lanes.has(lane)}
              count={rows.filter((row) => row.lane === lane).length}
              onClick={() => toggle(lane)}
            >
              {EVENT_LANE_LABELS[lane]}
            </Chip>
          ))}
        </ChipRow>
        <TextInput
          className={classes.search ?? ''}
          aria-label={say('log.search-the-log')}
          placeholder={say('log.search-the-log')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      {sessionId === undefined ? null : <SessionEntryList sessionId={sessionId} />}
      {failed ? (
        <div className={classes.note} role="alert">
          {say('log.the-log-could-not-be-loaded')}{' '}
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {say('log.try-again')}
          </Button>
        </div>
      ) : null}
      {loading && rows.length === 0 ? (
        <p className={classes.note}>{say('log.loading-the-log')}</p>
      ) : null}
      {shown.length === 0 && rows.length > 0 ? (
        <p className={classes.note}>
          {say('log.no-entry-matches')}{' '}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setLanes(new Set());
              setSearch('');
            }}
          >
            {say('log.show-all-rows', { rows: rows.length })}
          </Button>
        </p>
      ) : null}
      {shown.length > 0 ? <LogTable rows={shown} onCorrect={onCorrect} /> : null}
    </section>
  );
}
