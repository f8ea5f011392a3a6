import type { CommandAnswer } from '@chairside/shared/protocol/http';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Entry, type EntryState, type NewEntry, namedEntries, withTrueSeqs } from './entry.ts';

/** What became of an entry: the numbers and the answer that the server gave. */
export interface Stored {
  readonly n: number;
  readonly id: string;
  readonly answer: CommandAnswer;
  readonly storedAt: number;
}

interface Schema extends DBSchema {
  entries: { key: number; value: Entry; indexes: { command: string } };
  /** For entries made from a screen that had not heard yet; kept for a day. */
  stored: { key: number; value: Stored; indexes: { command: string } };
  /** The last picture of the clinic, one per clinic. */
  pictures: { key: number; value: { readonly clinicId: number; readonly picture: unknown } };
}

const KEPT_FOR_MS = 24 * 3_600_000;
const LOST_COMPANION: EntryState = {
  kind: 'refused',
  code: 'entry-gone',
  text: 'It belongs to an entry that was refused and dismissed. Chart it again by hand.',
};

/** The queue in the browser's own database. Every method is one transaction. */
export class QueueDatabase {
  readonly #db: IDBPDatabase<Schema>;

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  /** Rejects where the browser has no database or refuses it, as some do in private windows. */
  static async open(name = 'chairside'): Promise<QueueDatabase> {
    const db = await openDB<Schema>(name, 1, {
      upgrade(made) {
        const entries = made.createObjectStore('entries', { keyPath: 'n', autoIncrement: true });
        entries.createIndex('command', 'command.id', { unique: true });
        const stored = made.createObjectStore('stored', { keyPath: 'n' });
        stored.createIndex('command', 'id');
        made.createObjectStore('pictures', { keyPath: 'clinicId' });
      },
      // A newer page wants to change the tables: an open connection would hold it up for ever.
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    });
    return new QueueDatabase(db);
  }

  close(): void {
    this.#db.close();
  }

  all(): Promise<Entry[]> {
    return this.#db.getAll('entries');
  }

  ofSession(sessionId: string): Promise<Entry[]> {
    return this.all().then((all) => all.filter((entry) => entry.sessionId === sessionId));
  }

  /**
   * Resolves once the entry is on disk. An id that is there already is put back to waiting, never doubled. What it
   * names of entries that have been stored since gets its true number.
   */
  async add(made: NewEntry): Promise<Entry> {
    const tx = this.#db.transaction(['entries', 'stored'], 'readwrite', { durability: 'strict' });
    const entries = tx.objectStore('entries');
    const known = await entries.index('command').get(made.command.id);
    let command = made.command;
    let state = made.state;
    for (const n of namedEntries(command)) {
      const done = await tx.objectStore('stored').get(n);
      if (done) command = withTrueSeqs(command, n, seqsOf(done.answer));
      else if ((await entries.get(n)) === undefined) state = LOST_COMPANION;
    }
    const value = { ...made, ...(known ? { n: known.n } : {}), command, state };
    const n = await entries.put(value as Entry);
    await tx.done;
    return { ...value, n };
  }

  /** The server has it. What waits and names it gets the true numbers in the same transaction. */
  async remove(entry: Entry, answer: CommandAnswer, storedAt: number): Promise<void> {
    const tx = this.#db.transaction(['entries', 'stored'], 'readwrite', { durability: 'strict' });
    const entries = tx.objectStore('entries');
    const stored = tx.objectStore('stored');
    await entries.delete(entry.n);
    await stored.put({ n: entry.n, id: entry.command.id, answer, storedAt });
    for (const other of await entries.getAll()) {
      if (!namedEntries(other.command).has(entry.n)) continue;
      const command = withTrueSeqs(other.command, entry.n, seqsOf(answer));
      await entries.put({ ...other, command });
    }
    for (const old of await stored.getAll()) {
      if (old.storedAt < storedAt - KEPT_FOR_MS) await stored.delete(old.n);
    }
    await tx.done;
  }

  storedAs(commandId: string): Promise<Stored | undefined> {
    return this.#db.getFromIndex('stored', 'command', commandId);
  }

  /** Only where it still stands: another tab may have brought it home. */
  async change(n: number, change: Partial<Pick<Entry, 'state' | 'command'>>): Promise<void> {
    const tx = this.#db.transaction('entries', 'readwrite', { durability: 'strict' });
    const entry = await tx.store.get(n);
    if (entry) await tx.store.put({ ...entry, ...change });
    await tx.done;
  }

  /** A person takes a refused entry away. What belongs to it can never be sent and says so. */
  async dismiss(n: number): Promise<void> {
    const tx = this.#db.transaction('entries', 'readwrite', { durability: 'strict' });
    const entry = await tx.store.get(n);
    if (entry?.state.kind === 'refused') {
      await tx.store.delete(n);
      for (const other of await tx.store.getAll()) {
        const belongs =
          namedEntries(other.command).has(n) ||
          (entry.command.type === 'open' && other.sessionId === entry.sessionId);
        if (belongs) await tx.store.put({ ...other, state: LOST_COMPANION });
      }
    }
    await tx.done;
  }

  async putPicture(clinicId: number, picture: unknown): Promise<void> {
    await this.#db.put('pictures', { clinicId, picture });
  }

  async picture(clinicId: number): Promise<unknown> {
    return (await this.#db.get('pictures', clinicId))?.picture;
  }

  async forgetPictures(): Promise<void> {
    await this.#db.clear('pictures');
  }
}

const seqsOf = (answer: CommandAnswer): number[] => answer.events.map(({ seq }) => seq);
