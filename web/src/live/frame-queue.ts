import type { FrameEntry } from '@chairside/shared/protocol/station';

/** Collects frame entries and hands them on once per frame of the screen; at once while nothing is painted. */
export class FrameQueue {
  private waiting: FrameEntry[] = [];
  private scheduled = false;
  private readonly flush: (entries: readonly FrameEntry[]) => void;

  constructor(flush: (entries: readonly FrameEntry[]) => void) {
    this.flush = flush;
  }

  add(entries: readonly FrameEntry[]): void {
    this.waiting.push(...entries);
    // A hidden page gets no animation frames; its values and alarms must stay true all the same.
    if (document.hidden) this.run();
    else if (!this.scheduled) {
      this.scheduled = true;
      requestAnimationFrame(() => this.run());
    }
  }

  /** Hands on what waits, now. */
  run(): void {
    this.scheduled = false;
    if (this.waiting.length === 0) return;
    const entries = this.waiting;
    this.waiting = [];
    this.flush(entries);
  }
}
