import 'fake-indexeddb/auto';
import type { CommandInput } from '@chairside/shared/moves/commands';
import type { CommandAnswer } from '@chairside/shared/wire/http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../http/problem.ts';
import { type Entry, provisionalSeq } from './entry.ts';
import { Outbox } from './outbox.ts';
import { QueueDatabase } from './queue-database.ts';
import { lostOf, readMarks, writeMarks } from './queue-marks.ts';
import { useQueue, waitingForOthers } from './queue-store.ts';

const PATIENCE = { timeout: 30_000 };

const NURSE = {
  ...({ id: 'u1', userName: 'nurse', name: 'Nurse', role: 'nurse' } as const),
  mustChangePassword: false,
};
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const note = (n: number, session = 's1', userId: string = NURSE.id) => ({
  sessionId: session,
  ...{ userId, userName: userId === NURSE.id ? 'Nurse' : 'Provider', madeAt: 1_000 + n },
  command: { id: id(n), type: 'add-note', text: `note ${n}`, at: 1_000 + n } as CommandInput,
  state: { kind: 'waiting' } as const,
});
const answer = (seq: number): CommandAnswer => ({
  seq,
  events: [
    {
      ...{ sessionId: 's1', seq, id: id(seq), at: 1, recordedAt: 1, commandId: id(seq), hash: '' },
      by: { kind: 'engine' },
      body: { type: 'note-added', text: '' },
    },
  ],
});

let names = 0;
let database: QueueDatabase;
let sent: Entry[];
/** What the server says, by order of attempt; without one it answers with the number of the attempt. */
let says: (ApiError | CommandAnswer)[];
let open: Outbox[];

function outbox(change: { lock?: boolean } = {}): Outbox {
  const made = new Outbox({
    database,
    send: async (entry) => {
      sent.push(entry);
      const next = says.shift() ?? answer(100 + sent.length);
      if (next instanceof ApiError) throw next;
      return next;
    },
    lock: (_, work) => work(),
    tellTabs: () => {
      if (change.lock) for (const other of open) if (other !== made) void other.reload();
    },
    now: () => 5_000,
    received: () => undefined,
  });
  open.push(made);
  return made;
}
const away = () => new ApiError('unreachable', 'away');
const refused = (refusal = 'session-closed') =>
  new ApiError('command-refused', 'This session is closed.', 422, refusal);
const texts = () =>
  sent.map(({ command }) => (command.type === 'add-note' ? command.text : command.type));
const empty = () => vi.waitFor(async () => expect(await database.all()).toEqual([]), PATIENCE);

beforeEach(async () => {
  names += 1;
  useQueue.setState({ entries: [] });
  database = await QueueDatabase.open(`test-${names}`, () => useQueue.getState().entries);
  sent = [];
  says = [];
  open = [];
  useQueue.setState({ entries: [], user: NURSE, signInNeeded: false });
});
afterEach(() => {
  for (const each of open) each.stop();
  database.close();
});

describe('the queue', () => {
  it('OF-01 keeps an entry on disk until the server has answered, and sends each under one id', async () => {
    says = [away(), away()];
    const queue = outbox();
    await queue.add(note(1));
    expect(await database.all()).toHaveLength(1);
    await expect(queue.receipt(id(1))).resolves.toMatchObject({ seq: 103 });
    expect(new Set(sent.map(({ command }) => command.id)).size).toBe(1);
    expect(sent).toHaveLength(3);
    await empty();
  });

  it('OF-01 sends what a page left behind that is gone', async () => {
    useQueue.setState({ user: null });
    await outbox().add(note(1));
    useQueue.setState({ entries: [], user: NURSE });
    const later = outbox();
    await later.reload();
    later.wake();
    await empty();
    expect(texts()).toEqual(['note 1']);
  });

  it('OF-02 sends a session in order and holds no other session up', async () => {
    says = [away()];
    const queue = outbox();
    await queue.add(note(1));
    await queue.add(note(2, 's2'));
    await queue.add(note(3));
    await empty();
    expect(texts().indexOf('note 1')).toBeLessThan(texts().indexOf('note 3'));
    expect(texts().filter((text) => text === 'note 2')).toHaveLength(1);
  });

  it('OF-03 keeps a refusal in sight with its sentence and goes on with what does not belong to it', async () => {
    useQueue.setState({ user: null });
    const queue = outbox();
    const first = await queue.add(note(1));
    const named = {
      ...note(2),
      command: {
        ...({ id: id(2), type: 'withdraw-entry', at: 1_002 } as const),
        ...{ seq: provisionalSeq(first.n, 0), reason: 'mistake' },
      },
    };
    await queue.add(named);
    await queue.add(note(3));
    says = [refused()];
    useQueue.setState({ user: NURSE });
    queue.wake();
    await expect(queue.receipt(id(1))).rejects.toMatchObject({ refusal: 'session-closed' });
    await vi.waitFor(() => expect(texts()).toEqual(['note 1', 'note 3']), PATIENCE);
    await vi.waitFor(async () => expect(await database.all()).toHaveLength(2), PATIENCE);
    expect((await database.all())[0]?.state).toEqual({
      ...{ kind: 'refused', code: 'session-closed', text: 'This session is closed.' },
    });
    await queue.dismiss(first.n);
    const [left] = await database.all();
    expect(left?.state).toMatchObject({ kind: 'refused', code: 'entry-gone' });
  });

  it('OF-03 puts the true number into what names an entry that was not yet stored', async () => {
    useQueue.setState({ user: null });
    const queue = outbox();
    const first = await queue.add(note(1));
    const withdraw = (n: number) => ({
      ...note(n),
      command: {
        ...({ id: id(n), type: 'withdraw-entry', at: 1_000 + n } as const),
        ...{ seq: provisionalSeq(first.n, 0), reason: 'mistake' },
      },
    });
    await queue.add(withdraw(2));
    useQueue.setState({ user: NURSE });
    says = [answer(41)];
    queue.wake();
    await empty();
    expect(sent[1]?.command).toMatchObject({ type: 'withdraw-entry', seq: 41 });
    // From a screen that had not heard of the receipt.
    await queue.add(withdraw(3));
    await empty();
    expect(sent[2]?.command).toMatchObject({ type: 'withdraw-entry', seq: 41 });
  });

  it('OF-06 waits for a sign-in and never sends under somebody else', async () => {
    says = [new ApiError('not-signed-in', 'Sign in.', 401)];
    const queue = outbox();
    await queue.add(note(1));
    await vi.waitFor(() => expect(useQueue.getState().signInNeeded).toBe(true), PATIENCE);
    const provider = { ...NURSE, id: 'u2', name: 'Provider', role: 'provider' } as const;
    useQueue.setState({ user: provider, signInNeeded: false });
    queue.wake();
    await queue.add(note(2, 's1', 'u2'));
    await vi.waitFor(() => expect(texts()).toEqual(['note 1', 'note 2']), PATIENCE);
    await vi.waitFor(async () => expect(await database.all()).toHaveLength(1), PATIENCE);
    expect(waitingForOthers(await database.all(), 'u2')).toEqual([{ name: 'Nurse', count: 1 }]);
    useQueue.setState({ user: NURSE });
    queue.wake();
    await empty();
    expect(texts()).toEqual(['note 1', 'note 2', 'note 1']);
  });

  it('OF-06 waits until a given password is changed, as for a sign-in', async () => {
    says = [new ApiError('password-change-needed', 'Change it first.', 403)];
    const queue = outbox();
    await queue.add(note(1));
    await vi.waitFor(() => expect(useQueue.getState().signInNeeded).toBe(true), PATIENCE);
    expect((await database.all())[0]?.state).toEqual({ kind: 'waiting' });
    useQueue.setState({ signInNeeded: false });
    queue.wake();
    await empty();
  });

  it('OF-07 tells every tab of the receipt, whichever tab sent it', async () => {
    const [one, other] = [outbox({ lock: true }), outbox({ lock: true })];
    says = [answer(7)];
    await one.add(note(1));
    await expect(other.receipt(id(1))).resolves.toMatchObject({ seq: 7 });
    await expect(one.receipt(id(1))).resolves.toMatchObject({ seq: 7 });
  });

  it('OF-08 sends as of now what a wrong clock has put into the future', async () => {
    says = [refused('in-the-future')];
    const queue = outbox();
    await queue.add(note(1));
    await empty();
    expect(sent.map(({ command }) => command.at)).toEqual([1_001, undefined]);
  });

  it('OF-09 rejects what this browser has no room for', async () => {
    const queue = outbox();
    vi.spyOn(database, 'add').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await expect(queue.add(note(1))).rejects.toThrow('full');
  });
});

/** As a browser does it: connections are closed, and the next one finds nothing. */
function clearStorage(): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(`test-${names}`);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
}

describe('storage that is cleared while entries wait', () => {
  it('OF-250 sends what the page still knows, and the next entry is kept as before', async () => {
    says = [away()];
    const queue = outbox();
    await queue.add(note(1));
    await queue.add(note(2, 's2', 'u2'));
    await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENCE);
    await clearStorage();
    const third = await queue.add(note(3));
    expect(third.n).toBe(3);
    await expect(queue.receipt(id(1))).resolves.toBeDefined();
    await expect(queue.receipt(id(3))).resolves.toBeDefined();
    expect(texts()).toEqual(['note 1', 'note 1', 'note 3']);
    // Another person's goes on waiting for their sign-in.
    expect((await database.all()).map(({ command }) => command.id)).toEqual([id(2)]);
  });

  it('OF-250 gives no number out twice where nothing waited any more', async () => {
    const queue = outbox();
    await queue.add(note(1));
    await empty();
    await clearStorage();
    expect((await queue.add(note(2))).n).toBe(2);
  });

  it('OF-250 sends from the page alone where the database cannot be had again', async () => {
    says = [away()];
    const queue = outbox();
    await queue.add(note(1));
    const receipt = queue.receipt(id(1));
    await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENCE);
    database.close();
    queue.wake();
    await expect(receipt).resolves.toBeDefined();
    expect(useQueue.getState().entries).toEqual([]);
    await expect(queue.add(note(2))).rejects.toThrow();
  });

  it('OF-250 a refusal is said where the database cannot be had', async () => {
    says = [away(), refused()];
    const queue = outbox();
    await queue.add(note(1));
    const receipt = queue.receipt(id(1));
    await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENCE);
    database.close();
    queue.wake();
    await expect(receipt).rejects.toThrow('This session is closed.');
    expect(useQueue.getState().entries[0]?.state.kind).toBe('refused');
  });

  it('OF-251 what was noted down and is gone is told, once it is neither in the queue nor stored', async () => {
    useQueue.setState({ user: null });
    const queue = outbox();
    await queue.add(note(1));
    await queue.add(note(2));
    const entries = await database.all();
    writeMarks(entries, []);
    const marks = readMarks();
    expect(marks.map(({ what }) => what)).toEqual(['Note: note 1', 'Note: note 2']);
    const stored = (done: string) => async (one: string) => one === done;
    expect(await lostOf(marks, entries, stored(''))).toEqual([]);
    expect(await lostOf(marks, [], stored(id(1)))).toMatchObject([{ id: id(2) }]);
    writeMarks([], []);
    expect(readMarks()).toEqual([]);
  });
});
