/** The part of a recovery score that compares pressure (and pulse) with the baseline: computed, not judged. */

export interface Circulation {
  readonly sys?: number | undefined;
  readonly dia?: number | undefined;
  readonly hr?: number | undefined;
}

/** Away from the baseline by up to `two` percent scores 2, by up to `one` percent 1, further 0. */
const BANDS = {
  /** `circulation` [S23]; the outer band [S138]. Blood pressure alone. */
  aldrete: { two: 20, one: 50, signals: ['sys', 'dia'] },
  /** `vital-signs` [S22]. */
  padss: { two: 20, one: 40, signals: ['sys', 'dia', 'hr'] },
} as const;

export interface ComputedPart {
  readonly part: 'circulation' | 'vital-signs';
  readonly score: 0 | 1 | 2;
  /** The signal that is furthest away, and by how much, signed percent of the baseline. */
  readonly furthest: { readonly signal: 'sys' | 'dia' | 'hr'; readonly percent: number };
}

/** Null where a value or its baseline is missing: the nurse then scores the part. */
export function circulationPart(
  scale: 'aldrete' | 'padss',
  baseline: Circulation | null,
  now: Circulation,
): ComputedPart | null {
  const { two, one, signals } = BANDS[scale];
  let furthest: { signal: (typeof signals)[number]; change: number; base: number } | null = null;
  for (const signal of signals) {
    const base = baseline?.[signal];
    const value = now[signal];
    if (base === undefined || value === undefined || base <= 0) return null;
    const change = value - base;
    if (!furthest || Math.abs(change) / base > Math.abs(furthest.change) / furthest.base) {
      furthest = { signal, change, base };
    }
  }
  if (!furthest) return null;
  const { signal, change, base } = furthest;
  // Multiplied out, so that exactly 20 % of a whole number is 20 %.
  const away = Math.abs(change) * 100;
  const score = away <= two * base ? 2 : away <= one * base ? 1 : 0;
  return {
    part: scale === 'aldrete' ? 'circulation' : 'vital-signs',
    score,
    furthest: { signal, percent: Math.round((change * 100) / base) },
  };
}
