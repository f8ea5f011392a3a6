import { SIGNALS } from '@chairside/shared/vitals/catalogue';
import type { Reading } from '@chairside/shared/vitals/reading';
import type { KnownInstant } from '../ports/store.ts';
import { packFlags, packInvalid, packValue } from '../readings/packing.ts';
import { ArrayColumn, type ColumnType } from './array-column.ts';

const LEADING = [
  ['session_key', 'int4'],
  ['clinic_id', 'int4'],
  ['stream_key', 'int4'],
  ['flags', 'int4'],
  ['at', 'int8'],
  ['arrived_at', 'int8'],
  ['t', 'int8'],
  ['seq', 'int8'],
  ['skew', 'int8'],
  ['nibp_at', 'int8'],
  ['battery', 'int2'],
] as const satisfies readonly (readonly [string, ColumnType])[];

const COLUMNS: readonly (readonly [string, ColumnType])[] = [
  ...LEADING,
  ['invalid', 'text'],
  ...SIGNALS.map((signal) => [signal, 'int2'] as const),
];

const names = COLUMNS.map(([name]) => name).join(', ');
const arrays = COLUMNS.map(([, type], index) => `$${index + 6}::${type}[]`).join(', ');

/** Readings and the watermarks that cover them: one statement, so that neither can be without the other. */
export const STORE_READINGS = {
  name: 'store-readings',
  text: `with moved as (
    update watermarks w set seq = greatest(w.seq, v.seq), newest_t = greatest(w.newest_t, v.t),
      known_at = coalesce(v.known_at, w.known_at), known_t = coalesce(v.known_t, w.known_t)
    from unnest($1::int4[], $2::int8[], $3::int8[], $4::int8[], $5::int8[]) v(key, seq, t, known_at, known_t)
    where w.key = v.key
  )
  insert into readings (${names}) select * from unnest(${arrays})`,
} as const;

/** How far a commit moves a stream. */
export interface Moved {
  readonly seq: number;
  /** Latest device time of what moves it. */
  readonly t: number;
  readonly known: KnownInstant | undefined;
}

/** The parameters of one commit, filled reading by reading without a row in between. Used again for the next. */
export class ReadingColumns {
  readonly #streamKeys = new ArrayColumn('int4');
  readonly #streamSeqs = new ArrayColumn('int8');
  readonly #streamTs = new ArrayColumn('int8');
  readonly #knownAts = new ArrayColumn('int8');
  readonly #knownTs = new ArrayColumn('int8');
  readonly #columns = COLUMNS.map(([, type]) => new ArrayColumn(type));

  clear(): void {
    this.#streamKeys.clear();
    this.#streamSeqs.clear();
    this.#streamTs.clear();
    this.#knownAts.clear();
    this.#knownTs.clear();
    for (const column of this.#columns) column.clear();
  }

  add(
    sessionKey: number,
    clinicId: number,
    streamKey: number,
    reading: Reading,
    skewMs: number | null,
  ): void {
    const c = this.#columns;
    c[0]?.number(sessionKey);
    c[1]?.number(clinicId);
    c[2]?.number(streamKey);
    c[3]?.number(packFlags(reading));
    c[4]?.number(Math.round(reading.at));
    c[5]?.number(Math.round(reading.arrivedAt));
    c[6]?.number(Math.round(reading.t));
    c[7]?.number(reading.seq);
    c[8]?.number(skewMs === null ? null : Math.round(skewMs));
    c[9]?.number(reading.nibpAt === undefined ? null : Math.round(reading.nibpAt));
    c[10]?.number(reading.battery === undefined ? null : Math.round(reading.battery));
    c[11]?.text(packInvalid(reading));
    for (let signal = 0; signal < SIGNALS.length; signal++) {
      const name = SIGNALS[signal];
      c[LEADING.length + 1 + signal]?.number(name ? packValue(reading.values[name], signal) : null);
    }
  }

  mark(streamKey: number, { seq, t, known }: Moved): void {
    this.#streamKeys.number(streamKey);
    this.#streamSeqs.number(seq);
    this.#streamTs.number(Math.round(t));
    this.#knownAts.number(known ? Math.round(known.at) : null);
    this.#knownTs.number(known ? Math.round(known.t) : null);
  }

  values(): Buffer[] {
    return [
      ...[this.#streamKeys, this.#streamSeqs, this.#streamTs, this.#knownAts, this.#knownTs],
      ...this.#columns,
    ].map((column) => column.finish());
  }
}
