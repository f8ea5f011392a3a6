import type { FrameEntry } from '@chairside/shared/wire/station';

/**
 * Painting costs by the number of chairs, whether one number changed or all, and the server sends up
 * to twelve frames a second. With a few chairs nothing waits; with 32 a number may wait 256 ms.
 * Alarms and the log never pass through here.
 */
const APART_PER_CHAIR_MS = 8;

/** Collects frame entries and hands them on a few times a second, the first at once; at once while nothing is painted. */
export class FrameQueue {
  private waiting: FrameEntry[] = [];
  private scheduled = false;
  private ranAt = Number.NEGATIVE_INFINITY;
  private readonly flush: (entries: readonly FrameEntry[]) => void;
  private readonly chairs: () => number;

  constructor(flush: (entries: readonly FrameEntry[]) => void, chairs: () => number) {
    this.flush = flush;
    this.chairs = chairs;
  }

  add(entries: readonly FrameEntry[]): void {
    this.waiting.push(...entries);
    // A hidden page gets no animation frames; its values and alarms must stay true all the same.
    if (document.hidden) this.run();
    else if (!this.scheduled) {
      this.scheduled = true;
      const rest = this.ranAt + this.chairs() * APART_PER_CHAIR_MS - performance.now();
      if (rest > 0) setTimeout(() => requestAnimationFrame(() => this.run()), rest);
      else requestAnimationFrame(() => this.run());
    }
  }

  /** Hands on what waits, now. */
  run(): void {
    this.scheduled = false;
    if (this.waiting.length === 0) return;
    this.ranAt = performance.now();
    const entries = this.waiting;
    this.waiting = [];
    this.flush(entries);
  }
}
