import type { CommandAnswer } from '@chairside/shared/wire/http';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { say } from '../language/say.ts';
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
  text: say('outbox.it-belongs-to-an-entry-that'),
};

/**
 * The queue in the browser's own database. Every method is one transaction. A browser closes the database when its
 * storage is cleared or the disk fails it: it is opened again, and what the page still knows is put back first.
 */
export class QueueDatabase {
  readonly #name: string;
  #db: IDBPDatabase<Schema> | null = null;
  #opening: Promise<IDBPDatabase<Schema>> | null = null;
  #closed = false;
  readonly #remembered: () => readonly Entry[];
  /** No number is given out twice, also after the storage was cleared: screens go by them. */
  #highest = 0;

  private constructor(name: string, remembered: () => readonly Entry[]) {
    this.#name = name;
    this.#remembered = remembered;
  }

  /** Rejects where the browser has no database or refuses it, as some do in private windows. */
  static async open(
    name = 'chairside',
    remembered: () => readonly Entry[] = () => [],
  ): Promise<QueueDatabase> {
    const database = new QueueDatabase(name, remembered);
    await database.#connected();
    return database;
  }

  async #connected(): Promise<IDBPDatabase<Schema>> {
    if (this.#closed) throw new Error('the database was closed');
    if (this.#db !== null) return this.#db;
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #open(): Promise<IDBPDatabase<Schema>> {
    let isNew = false;
    const db = await openDB<Schema>(this.#name, 1, {
      upgrade: (made) => {
        isNew = true;
        const entries = made.createObjectStore('entries', { keyPath: 'n', autoIncrement: true });
        entries.createIndex('command', 'command.id', { unique: true });
        const stored = made.createObjectStore('stored', { keyPath: 'n' });
        stored.createIndex('command', 'id');
        made.createObjectStore('pictures', { keyPath: 'clinicId' });
      },
      // A newer page wants to change the tables: an open connection would hold it up for ever.
      blocking: (_current, _wanted, event) => {
        (event.target as IDBDatabase).close();
        this.#db = null;
      },
      terminated: () => {
        this.#db = null;
      },
    });
    if (isNew) await restore(db, this.#remembered(), this.#highest);
    this.#db = db;
    return db;
  }

  /** A connection that is dead without having said so is opened again, once. */
  async #with<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    const db = await this.#connected();
    try {
      return await work(db);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      if (this.#db === db) this.#db = null;
      return work(await this.#connected());
    }
  }

  close(): void {
    this.#closed = true;
    this.#db?.close();
    this.#db = null;
  }

  all(): Promise<Entry[]> {
    return this.#with((db) => db.getAll('entries'));
  }

  /**
   * Resolves once the entry is on disk. An id that is there already is put back to waiting, never doubled. What it
   * names of entries that have been stored since gets its true number.
   */
  async add(made: NewEntry): Promise<Entry> {
    const entry = await this.#with((db) => add(db, made));
    this.#highest = Math.max(this.#highest, entry.n);
    return entry;
  }

  /** The server has it. What waits and names it gets the true numbers in the same transaction. */
  remove(entry: Entry, answer: CommandAnswer, storedAt: number): Promise<void> {
    return this.#with((db) => remove(db, entry, answer, storedAt));
  }

  storedAs(commandId: string): Promise<Stored | undefined> {
    return this.#with((db) => db.getFromIndex('stored', 'command', commandId));
  }

  /** Only where it still stands: another tab may have brought it home. */
  change(n: number, change: Partial<Pick<Entry, 'state' | 'command'>>): Promise<void> {
    return this.#with(async (db) => {
      const tx = db.transaction('entries', 'readwrite', { durability: 'strict' });
      const entry = await tx.store.get(n);
      if (entry) await tx.store.put({ ...entry, ...change });
      await tx.done;
    });
  }

  /** A person takes a refused entry away. What belongs to it can never be sent and says so. */
  dismiss(n: number): Promise<void> {
    return this.#with((db) => dismiss(db, n));
  }

  async putPicture(clinicId: number, picture: unknown): Promise<void> {
    await this.#with((db) => db.put('pictures', { clinicId, picture }));
  }

  async picture(clinicId: number): Promise<unknown> {
    return (await this.#with((db) => db.get('pictures', clinicId)))?.picture;
  }

  async forgetPictures(): Promise<void> {
    await this.#with((db) => db.clear('pictures'));
  }
}

type Database = IDBPDatabase<Schema>;

/** Holds a number's place for the length of one transaction. */
const NO_ENTRY: NewEntry = {
  ...{ sessionId: '', userId: '', userName: '', madeAt: 0, state: { kind: 'waiting' } },
  command: { id: '', type: 'add-note', text: '' },
};

async function add(db: Database, made: NewEntry): Promise<Entry> {
  const tx = db.transaction(['entries', 'stored'], 'readwrite', { durability: 'strict' });
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

/** What the page knows comes first, under its own numbers; `highest`: of those that were given out. */
async function restore(db: Database, known: readonly Entry[], highest: number): Promise<void> {
  const tx = db.transaction('entries', 'readwrite', { durability: 'strict' });
  for (const entry of known) await tx.store.put(entry);
  // A number that was put stays used, also when its row is taken out again.
  if (highest > 0 && !known.some(({ n }) => n === highest)) {
    await tx.store.put({ ...NO_ENTRY, n: highest });
    await tx.store.delete(highest);
  }
  await tx.done;
}

async function remove(
  db: Database,
  entry: Entry,
  answer: CommandAnswer,
  storedAt: number,
): Promise<void> {
  const tx = db.transaction(['entries', 'stored'], 'readwrite', { durability: 'strict' });
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

async function dismiss(db: Database, n: number): Promise<void> {
  const tx = db.transaction('entries', 'readwrite', { durability: 'strict' });
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

const seqsOf = (answer: CommandAnswer): number[] => answer.events.map(({ seq }) => seq);
