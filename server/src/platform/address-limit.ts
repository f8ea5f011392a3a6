/** How many of something one address, and all of them together, may hold at a time. */
export class AddressLimit {
  readonly #perAddress: number;
  readonly #all: number;
  readonly #held = new Map<string, number>();
  #count = 0;

  constructor(limits: { readonly perAddress: number; readonly all: number }) {
    this.#perAddress = limits.perAddress;
    this.#all = limits.all;
  }

  get count(): number {
    return this.#count;
  }

  isFull(address: string): boolean {
    return this.#count >= this.#all || (this.#held.get(address) ?? 0) >= this.#perAddress;
  }

  /** Takes a place and returns the way to give it back, once; null where there is none left. */
  take(address: string): (() => void) | null {
    if (this.isFull(address)) return null;
    this.#count += 1;
    this.#held.set(address, (this.#held.get(address) ?? 0) + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#count -= 1;
      const left = (this.#held.get(address) ?? 1) - 1;
      if (left === 0) this.#held.delete(address);
      else this.#held.set(address, left);
    };
  }
}
