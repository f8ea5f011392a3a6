/** Which of the charted scores counts. */
import type { ScoreScale } from '../../protocols/document/score-limits.ts';
import type { AlarmState, ScoreEntry } from './state.ts';

const isNewer = (a: ScoreEntry, b: ScoreEntry) =>
  a.takenAt === b.takenAt ? a.seq > b.seq : a.takenAt > b.takenAt;

export function newestOf(entries: readonly ScoreEntry[]): ScoreEntry | null {
  return entries.reduce<ScoreEntry | null>(
    (newest, entry) => (newest === null || isNewer(entry, newest) ? entry : newest),
    null,
  );
}

/** The score in force: the newest entry of the scale that stands. It counts until the next one. */
export function newestScore({ scores }: Pick<AlarmState, 'scores'>, scale: ScoreScale) {
  return newestOf(scores[scale] ?? []);
}

/** What falls and rises are counted from: the last score before the drug, or one that says so. */
export function baselineScore({ scores }: Pick<AlarmState, 'scores'>, scale: ScoreScale) {
  return newestOf((scores[scale] ?? []).filter(({ baseline }) => baseline))?.value;
}
