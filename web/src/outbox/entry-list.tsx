import { say } from '../language/say.ts';
import { useChairs } from '../live/chairs-store.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { useOverlay } from '../live/overlay-store.ts';
import { useSessions } from '../live/sessions-store.ts';
import { clockTimeWithSeconds } from '../time/clinic-time.ts';
import { Chip, ChipRow } from '../ui/chip.tsx';
import { describeEntry } from './describe-entry.ts';
import { type Entry, namedEntries } from './entry.ts';
import classes from './queue.module.css';
import { dismissEntry, sendEntryAgain } from './queue.ts';
import { useQueue, useSessionEntries } from './queue-store.ts';

interface ListProps {
  readonly entries: readonly Entry[];
  readonly withChair?: boolean;
}

/** Entries that the server has not stored, each with its state; a refused one with the server's sentence. */
export function EntryList({ entries, withChair = false }: ListProps) {
  return (
    <ul className={classes.list}>
      {entries.map((entry) => (
        <Row key={entry.n} entry={entry} withChair={withChair} held={isHeld(entry, entries)} />
      ))}
    </ul>
  );
}

/** The same for one session, at the place where its entries stand; nothing where all is stored. */
export function SessionEntryList({ sessionId }: { readonly sessionId: string }) {
  const entries = useSessionEntries(sessionId);
  if (entries.length === 0) return null;
  return (
    <section aria-label={say('outbox.not-yet-stored')} className={classes.session}>
      <EntryList entries={entries} />
    </section>
  );
}

const isHeld = (entry: Entry, entries: readonly Entry[]): boolean =>
  entry.state.kind === 'waiting' &&
  entries.some(
    ({ n, state, sessionId, command }) =>
      state.kind === 'refused' &&
      (namedEntries(entry.command).has(n) ||
        (command.type === 'open' && sessionId === entry.sessionId)),
  );

interface RowProps {
  readonly entry: Entry;
  readonly withChair: boolean;
  readonly held: boolean;
}

function Row({ entry, withChair, held }: RowProps) {
  const { n, command, state } = entry;
  const zone = useTimeZone();
  const events = useOverlay((overlay) => overlay.events[command.id]);
  const sending = useQueue((queue) => queue.sending.has(command.id));
  const text = describeEntry(entry, events);
  return (
    <li className={classes.row} data-state={state.kind}>
      <time>{clockTimeWithSeconds(command.at ?? entry.madeAt, zone)}</time>
      <span className={classes.text}>
        {withChair ? <Chair entry={entry} /> : null}
        {text}
        <small role={state.kind === 'refused' ? 'alert' : undefined}>
          {state.kind === 'refused'
            ? say('outbox.refused-text', { text: state.text })
            : held
              ? say('outbox.not-yet-stored-waits-for-the')
              : sending
                ? say('outbox.not-yet-stored-sending')
                : say('outbox.not-yet-stored-2')}
        </small>
      </span>
      {state.kind === 'refused' ? (
        <ChipRow>
          <Chip
            look="key"
            aria-label={say('outbox.send-again-text', { text })}
            onClick={() => void sendEntryAgain(n)}
          >
            {say('outbox.send-again')}
          </Chip>
          <Chip
            look="key"
            aria-label={say('outbox.dismiss-text', { text })}
            onClick={() => void dismissEntry(n)}
          >
            {say('outbox.dismiss')}
          </Chip>
        </ChipRow>
      ) : null}
    </li>
  );
}

function Chair({ entry }: { readonly entry: Entry }) {
  const chairId = useSessions(({ sessions }) => sessions[entry.sessionId]?.chairId);
  const opened = entry.command.type === 'open' ? entry.command.chairId : undefined;
  const charted = useOverlay(({ sessions }) => sessions[entry.sessionId]?.chairId);
  const label = useChairs(({ chairs }) => chairs[chairId ?? charted ?? opened ?? '']?.label);
  return label === undefined ? null : <b>{say('outbox.chair-label', { label })} </b>;
}
