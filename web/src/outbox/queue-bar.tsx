import { useState } from 'react';
import { say } from '../language/say.ts';
import { useTimeZone } from '../live/clinic-store.ts';
import { useFromNow } from '../live/clock-store.ts';
import { clockTime } from '../time/clinic-time.ts';
import bars from '../ui/bars.module.css';
import { EntryList } from './entry-list.tsx';
import classes from './queue.module.css';
import { dismissLost } from './queue.ts';
import type { Mark } from './queue-marks.ts';
import { useOwnEntries, useQueue, waitingForOthers } from './queue-store.ts';

/** A server that answers needs no bar: its receipt comes sooner. */
const SHOWN_AFTER_MS = 1_500;

/** Says over the whole width what is charted and not yet stored, and whether this browser keeps it at all. */
export function QueueBar() {
  const keeping = useQueue((state) => state.keeping);
  return (
    <>
      {keeping.kind === 'direct' ? (
        <div className={bars.bar} data-kind="not-kept" role="alert">
          <strong>{say('outbox.entries-are-not-kept-in-this')}</strong>
          <span>{keeping.text}</span>
        </div>
      ) : null}
      <Lost />
      <NotStored />
      <OthersWait />
    </>
  );
}

/** Charted here, and gone before it was sent: the storage of this browser was cleared. */
function Lost() {
  const zone = useTimeZone();
  const me = useQueue(({ user }) => user?.id ?? null);
  const lost = useQueue((state) => state.lost);
  const own = lost.filter(({ userId }) => userId === me);
  const others = lost.filter(({ userId }) => userId !== me);
  if (lost.length === 0) return null;
  return (
    <div className={bars.bar} data-kind="lost-entries" role="alert">
      <strong>
        {say('outbox.length-charted-in-this-browser', {
          length: counted(lost.length),
          lost: lost.length,
        })}
      </strong>
      <span>
        {say('outbox.browser-storage-was-cleared-before')}{' '}
        {own.map(({ what, madeAt }) => `${clockTime(madeAt, zone)} ${what}`).join(' · ')}
        {others.length === 0 ? '' : ` ${namesOf(others)}`}
      </span>
      {me === null || own.length === 0 ? null : (
        <button type="button" className={bars.ok} onClick={() => dismissLost(me)}>
          {say('outbox.i-have-looked')}
        </button>
      )}
    </div>
  );
}

const namesOf = (lost: readonly Mark[]): string =>
  say('outbox.lost-by-value', {
    lost: lost.length,
    value: [...new Set(lost.map(({ userName }) => userName))].join(', '),
  });

function NotStored() {
  const [open, setOpen] = useState(false);
  const own = useOwnEntries();
  const zone = useTimeZone();
  const signInNeeded = useQueue((state) => state.signInNeeded);
  const persistent = useQueue((state) => state.persistent);
  const waiting = own.filter(({ state }) => state.kind === 'waiting');
  const refused = own.length - waiting.length;
  const since = waiting[0]?.madeAt ?? 0;
  const late = useFromNow((now) => now - since > SHOWN_AFTER_MS);
  const shown = refused > 0 || (waiting.length > 0 && late);
  if (!shown) return null;
  return (
    <section
      className={classes.place}
      aria-label={say('outbox.entries-not-yet-stored')}
      data-queue={own.length}
    >
      <button
        type="button"
        className={bars.button}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {waiting.length > 0 ? (
          <strong>
            {say('outbox.length-not-yet-stored-since-since', {
              length: counted(waiting.length),
              since: clockTime(since, zone),
            })}
          </strong>
        ) : null}
        {refused > 0 ? (
          <strong>{say('outbox.refused-refused', { refused: counted(refused) })}</strong>
        ) : null}
        <span>
          {signInNeeded && waiting.length > 0
            ? `${say('outbox.they-are-kept-here-and-sent')} `
            : waiting.length > 0
              ? `${say('outbox.they-are-kept-in-this-browser')} `
              : ''}
          {persistent === false && waiting.length > 0
            ? `${say('outbox.this-browser-may-clear-them-when')} `
            : ''}
          {open ? say('outbox.hide') : say('outbox.show')}
        </span>
      </button>
      {open ? <EntryList entries={own} withChair /> : null}
    </section>
  );
}

/** Of what somebody else charted here, only how much waits. */
export function OthersWait() {
  const text = useQueue(({ entries, user }) =>
    waitingForOthers(entries, user?.id ?? null)
      .map(({ name, count }) =>
        say('outbox.count-of-name-wait-for-their', { count: counted(count), name }),
      )
      .join(' · '),
  );
  if (text === '') return null;
  return (
    <div className={bars.bar} data-kind="others-wait" role="status">
      <strong>{text}.</strong>
    </div>
  );
}

const counted = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`;
