/**
 * PostgreSQL arrays in the binary format of the wire: the driver would write every element as quoted text and the
 * server would parse it back, which costs more than the insert.
 */
const HEADER = 20;
const NULL = -1;

export type ColumnType = 'int2' | 'int4' | 'int8' | 'text' | 'bytea';
const TYPES = {
  int2: { oid: 21, size: 2 },
  int4: { oid: 23, size: 4 },
  int8: { oid: 20, size: 8 },
  text: { oid: 25, size: 0 },
  bytea: { oid: 17, size: 0 },
} as const;
const HIGH = 2 ** 32;

export class ArrayColumn {
  readonly #type: ColumnType;
  #bytes = Buffer.allocUnsafe(16_384);
  #length = HEADER;
  #count = 0;
  #nulls = 0;

  constructor(type: ColumnType) {
    this.#type = type;
  }

  clear(): void {
    this.#length = HEADER;
    this.#count = 0;
    this.#nulls = 0;
  }

  number(value: number | null): void {
    if (value === null) {
      this.#null();
      return;
    }
    const { size } = TYPES[this.#type];
    this.#reserve(4 + size);
    const bytes = this.#bytes;
    bytes.writeInt32BE(size, this.#length);
    const place = this.#length + 4;
    if (size === 2) bytes.writeInt16BE(value, place);
    else if (size === 4) bytes.writeInt32BE(value, place);
    else {
      bytes.writeInt32BE(Math.floor(value / HIGH), place);
      bytes.writeUInt32BE(value >>> 0, place + 4);
    }
    this.#length = place + size;
    this.#count++;
  }

  text(value: string | null): void {
    if (value === null) {
      this.#null();
      return;
    }
    const size = Buffer.byteLength(value, 'utf8');
    this.#reserve(4 + size);
    this.#bytes.writeInt32BE(size, this.#length);
    this.#bytes.write(value, this.#length + 4, 'utf8');
    this.#length += 4 + size;
    this.#count++;
  }

  /** `write` puts at most `most` bytes at a place of the buffer and gives the place after them. */
  bytes(most: number, write: (bytes: Buffer, place: number) => number): void {
    this.#reserve(4 + most);
    const place = this.#length + 4;
    const end = write(this.#bytes, place);
    this.#bytes.writeInt32BE(end - place, this.#length);
    this.#length = end;
    this.#count++;
  }

  /** Valid until the next change. */
  finish(): Buffer {
    const bytes = this.#bytes;
    bytes.writeInt32BE(this.#count === 0 ? 0 : 1, 0);
    bytes.writeInt32BE(this.#nulls > 0 ? 1 : 0, 4);
    bytes.writeInt32BE(TYPES[this.#type].oid, 8);
    bytes.writeInt32BE(this.#count, 12);
    bytes.writeInt32BE(1, 16);
    return bytes.subarray(0, this.#count === 0 ? 12 : this.#length);
  }

  #null(): void {
    this.#reserve(4);
    this.#bytes.writeInt32BE(NULL, this.#length);
    this.#length += 4;
    this.#count++;
    this.#nulls++;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
