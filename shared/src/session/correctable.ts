/** Entries of a person: a correction and a withdrawal mark them and rub nothing out. */
type Correctable = { readonly seq: number; readonly withdrawn: boolean };

export function replaced<T extends Correctable>(
  entries: T[],
  seq: number,
  change: (entry: T) => T,
): T[] {
  return entries.map((entry) => (entry.seq === seq ? { ...change(entry), amended: true } : entry));
}

export function takeBack<T extends Correctable>(entries: T[], seq: number): T[] {
  return entries.map((entry) => (entry.seq === seq ? { ...entry, withdrawn: true } : entry));
}
