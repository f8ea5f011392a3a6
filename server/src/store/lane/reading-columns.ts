import type { Reading } from '@chairside/shared/vitals/reading';
import type { KnownInstant } from '../ports/store.ts';
import { MOST_BYTES, writeHot } from '../readings/hot-format.ts';
import { packInvalid } from '../readings/packing.ts';
import { ArrayColumn, type ColumnType } from './array-column.ts';

const COLUMNS = [
  ['session_key', 'int4'],
  ['clinic_id', 'int4'],
  ['stream_key', 'int4'],
  ['at', 'int8'],
  ['arrived_at', 'int8'],
  ['t', 'int8'],
  ['seq', 'int8'],
  ['skew', 'int8'],
  ['nibp_at', 'int8'],
  ['battery', 'int2'],
  ['invalid', 'text'],
  ['packed', 'bytea'],
] as const satisfies readonly (readonly [string, ColumnType])[];

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
    c[3]?.number(Math.round(reading.at));
    c[4]?.number(Math.round(reading.arrivedAt));
    c[5]?.number(Math.round(reading.t));
    c[6]?.number(reading.seq);
    c[7]?.number(skewMs === null ? null : Math.round(skewMs));
    c[8]?.number(reading.nibpAt === null ? null : Math.round(reading.nibpAt));
    c[9]?.number(reading.battery === null ? null : Math.round(reading.battery));
    c[10]?.text(packInvalid(reading));
    c[11]?.bytes(MOST_BYTES, (bytes, place) => writeHot(bytes, place, reading));
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
