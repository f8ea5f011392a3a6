/** Limits as they stood, over the values that they watched. */
import { limitLabel } from '@chairside/shared/review/limit-lines';
import {
  type LimitSegment,
  limitSegments,
  newestOfEach,
  segmentsWithin,
} from '@chairside/shared/review/limit-segments';
import { spreadLabels } from '@chairside/shared/review/spread-labels';
import { SIGNAL_INFO, type Signal } from '@chairside/shared/vitals/catalogue';
import type { ChartFrame } from './chart-frame.ts';
import { INK } from './paper.ts';

const LABEL_SIZE = 5.5;
const LABEL_HEIGHT = 6;
const LABEL_WIDTH = 30;

/** Where a value stands in a panel. */
interface Place {
  readonly low: number;
  readonly high: number;
  y(value: number): number;
}

/**
 * Warnings dotted, critical limits dashed: told apart without colour. Each number stands once, where the limit ended;
 * with the name of its signal where a panel has several.
 */
export function limitRules(
  frame: ChartFrame,
  place: Place,
  signals: readonly Signal[],
  bottom: number,
): void {
  const { protocol, events, until } = frame.record;
  const all = limitSegments(protocol, events, until).filter(
    ({ signal, tier, value }) =>
      tier !== 'info' && signals.includes(signal) && value > place.low && value < place.high,
  );
  const segments = segmentsWithin(all, [frame.from, frame.to]);
  for (const segment of segments) draw(frame, place, segment);
  const labelled = newestOfEach(segments);
  const spread = spreadLabels(
    labelled.map(({ value }) => place.y(value)),
    bottom,
    LABEL_HEIGHT,
  );
  labelled.forEach((one, index) => {
    const name = signals.length > 1 ? `${SIGNAL_INFO[one.signal].label} ` : '';
    const text = `${one.direction === 'high' ? '↑' : '↓'} ${name}${limitLabel(one)}`;
    const y = (spread[index] ?? 0) - LABEL_SIZE * 0.6;
    const ink = one.tier === 'critical' ? INK.black : INK.grey;
    frame.paper.line(text, frame.right + 2, y, LABEL_WIDTH, { size: LABEL_SIZE, ink });
  });
}

function draw(frame: ChartFrame, place: Place, { tier, value, from, to }: LimitSegment): void {
  const { doc } = frame.paper;
  if (tier === 'critical') doc.dash(3, { space: 2 });
  else doc.dash(0.6, { space: 2 });
  const ink = tier === 'critical' ? INK.grey : INK.pale;
  frame.paper.rule(frame.x(from), place.y(value), frame.x(to), place.y(value), ink, 0.5);
  doc.undash();
}
