import type { CommandInput } from '@chairside/shared/moves/commands';

/** A command that the server has not answered for good, as it stands in this browser's database. */
export interface Entry {
  /** Order of entry in this browser; the database counts it. */
  readonly n: number;
  readonly sessionId: string;
  /** Who charted it: it is sent under this person's sign-in and no other. */
  readonly userId: string;
  readonly userName: string;
  /** With its id and the instant of the touch. */
  readonly command: CommandInput;
  /** Server clock, epoch ms. */
  readonly madeAt: number;
  readonly state: EntryState;
}

export type EntryState =
  | { readonly kind: 'waiting' }
  /** The server said no for good; a person dismisses or corrects it. `code`: of the rule, else of the error. */
  | { readonly kind: 'refused'; readonly code: string; readonly text: string };

export type NewEntry = Omit<Entry, 'n'>;

/**
 * What is not yet stored has no number in the log. It goes by one of this range until then: no seq, dose, rate or
 * instant lies in it, so that a command may name such an entry and be put right once the true number is known.
 */
const PROVISIONAL_FROM = 4_000_000_000;
const PROVISIONAL_TO = 5_000_000_000;
/** More events than one command ever gives. */
const EVENTS_PER_ENTRY = 100;

export const isProvisional = (seq: number): boolean =>
  seq >= PROVISIONAL_FROM && seq < PROVISIONAL_TO;

/** The number of the `index`-th event of an entry until the server gives its own. */
export const provisionalSeq = (n: number, index: number): number =>
  PROVISIONAL_FROM + n * EVENTS_PER_ENTRY + index;

const entryOf = (seq: number): number => Math.floor((seq - PROVISIONAL_FROM) / EVENTS_PER_ENTRY);
const indexOf = (seq: number): number => (seq - PROVISIONAL_FROM) % EVENTS_PER_ENTRY;

function walk(value: unknown, visit: (number: number) => number): unknown {
  if (typeof value === 'number') return visit(value);
  if (Array.isArray(value)) return value.map((each) => walk(each, visit));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, visit)]));
}

/** The entries that a command names and that have no number of the log yet. */
export function namedEntries(command: CommandInput): ReadonlySet<number> {
  const named = new Set<number>();
  walk(command, (number) => {
    if (isProvisional(number)) named.add(entryOf(number));
    return number;
  });
  return named;
}

/** The command with the true numbers of entry `n`; `seqs` are those of its events, in order. */
export function withTrueSeqs<C extends CommandInput>(
  command: C,
  n: number,
  seqs: readonly number[],
): C {
  return walk(command, (number) =>
    isProvisional(number) && entryOf(number) === n ? (seqs[indexOf(number)] ?? number) : number,
  ) as C;
}

/**
 * The entry of one session that goes next: the oldest that waits, unless it belongs to one that was refused. Those of
 * others wait for their own sign-in. `entries` in their order.
 */
export function nextToSend(entries: readonly Entry[], userId: string): Entry | null {
  const refused = new Set(entries.flatMap(({ state, n }) => (state.kind === 'refused' ? [n] : [])));
  const notOpened = entries.some(
    ({ state, command }) => state.kind === 'refused' && command.type === 'open',
  );
  for (const entry of entries) {
    if (entry.userId !== userId || entry.state.kind !== 'waiting') continue;
    const held = notOpened || [...namedEntries(entry.command)].some((n) => refused.has(n));
    if (held) {
      // What names a held entry is held with it.
      refused.add(entry.n);
      continue;
    }
    return entry;
  }
  return null;
}
