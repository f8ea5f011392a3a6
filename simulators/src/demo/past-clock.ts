import type { ServerClock } from '@chairside/server/platform/clock';

/** Goes where it is put. */
export class PastClock implements ServerClock {
  at: number;

  constructor(at: number) {
    this.at = at;
  }

  now(): number {
    return this.at;
  }

  every(): () => void {
    return () => undefined;
  }

  onMoved(): () => void {
    return () => undefined;
  }

  unbrokenSince(): number {
    return 0;
  }

  wallOffMs(): number {
    return 0;
  }

  atLeast(at: number): void {
    this.at = Math.max(this.at, at);
  }

  follow(): number {
    return 0;
  }
}
