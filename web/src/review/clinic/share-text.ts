import type { Share } from '@chairside/shared/review/clinic-review';
import { say } from '../../language/say.ts';

/** Fewer than these say little: the count stands beside every percentage. */
export function percentText({ count, of }: Share): string {
  if (of === 0) return '--';
  const percent = (100 * count) / of;
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}

export const countText = ({ count, of }: Share): string =>
  say('review-clinic.count-of-value', { count, value: of });

/** Numbers for a bar; nothing of nothing draws none. */
export const percentOf = ({ count, of }: Share): number => (of === 0 ? 0 : (100 * count) / of);
