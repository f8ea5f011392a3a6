import type { EventBatch, ReadingBatch } from '../ports/store.ts';

/** What waits in the lane, in order of arrival. */
export type LaneItem =
  | { readonly kind: 'readings'; readonly batch: ReadingBatch }
  | { readonly kind: 'events'; readonly batch: EventBatch };

/** What became of one item of a commit. `refused`: this one alone was not stored and never will be. */
export type Outcome =
  | {
      readonly kind: 'stored';
      readonly positions: number[];
      /** See `StoredReadings`. */
      readonly nearlyFull?: readonly number[];
    }
  | { readonly kind: 'refused'; readonly error: Error };

/** Takes items to durable storage in one transaction. */
export interface Committer {
  /**
   * One outcome per item, after the commit. Throws when nothing is known to be stored; the same items may then be
   * given again, and what turns out to be durable already is not stored twice.
   */
  commit(items: readonly LaneItem[]): Promise<Outcome[]>;
  /** Whether the error lies in what was given, so that trying again would only fail again. */
  isDataError(error: unknown): boolean;
  close(): Promise<void>;
}
