/**
 * Signed integers of up to 53 bits in as few bytes as they need: six bits and the sign in the first byte, seven
 * in each further one. Zigzag would double the number, and epoch milliseconds at the edge of Date do not bear that.
 */
export class VarintWriter {
  #bytes = Buffer.allocUnsafe(4096);
  #length = 0;

  signed(value: number): void {
    this.#reserve(9);
    let rest = Math.abs(value);
    const sign = value < 0 ? 0x40 : 0;
    const low = rest % 64;
    rest = (rest - low) / 64;
    this.#bytes[this.#length++] = low | sign | (rest > 0 ? 0x80 : 0);
    while (rest > 0) {
      const next = rest % 128;
      rest = (rest - next) / 128;
      this.#bytes[this.#length++] = next | (rest > 0 ? 0x80 : 0);
    }
  }

  text(value: string): void {
    const bytes = Buffer.from(value, 'utf8');
    this.signed(bytes.length);
    this.#reserve(bytes.length);
    this.#length += bytes.copy(this.#bytes, this.#length);
  }

  finish(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}

export class VarintReader {
  readonly #bytes: Buffer;
  #place = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  signed(): number {
    let byte = this.#next();
    const negative = (byte & 0x40) !== 0;
    let value = byte & 0x3f;
    let scale = 64;
    while (byte & 0x80) {
      byte = this.#next();
      value += (byte & 0x7f) * scale;
      scale *= 128;
    }
    return negative ? -value : value;
  }

  text(): string {
    const length = this.signed();
    const end = this.#place + length;
    if (length < 0 || end > this.#bytes.length)
      throw new Error('the block of readings is cut short');
    const value = this.#bytes.toString('utf8', this.#place, end);
    this.#place = end;
    return value;
  }

  #next(): number {
    const byte = this.#bytes[this.#place++];
    if (byte === undefined) throw new Error('the block of readings is cut short');
    return byte;
  }
}
