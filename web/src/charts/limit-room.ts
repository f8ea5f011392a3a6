/** Where lines and labels of limits have room on a chart. */
import type { LimitLine } from '@chairside/shared/review/limit-lines';
import { LABEL_HEIGHT } from '@chairside/shared/review/spread-labels';

/** A band is drawn where nothing normal can lie: under the systolic low limit the diastolic ends are at home. */
export function hasBand({ signal, direction }: LimitLine): boolean {
  return signal !== 'dia' && !(signal === 'sys' && direction === 'low');
}

/**
 * Which labels a panel of this height has room for: the graver ones first, in their order. A line without its label
 * keeps its colour and its place.
 */
export function labelledLimits<L extends LimitLine>(lines: readonly L[], height: number): L[] {
  const most = Math.max(1, Math.floor(height / LABEL_HEIGHT) + 1);
  if (lines.length <= most) return [...lines];
  const graver = [...lines].sort((a, b) => rank(a) - rank(b)).slice(0, most);
  return lines.filter((line) => graver.includes(line));
}

/** Critical before warning; between equals the systolic side, where the cuff is read first. */
const rank = ({ tier, signal }: LimitLine) =>
  (tier === 'critical' ? 0 : 2) + (signal === 'dia' ? 1 : 0);
