/** The ring of the touch pad: a direction is an effect, a distance is a severity. */
import type { Severity } from '@chairside/shared/effects/severity';

export interface RadialCell {
  readonly term: string;
  readonly severity: Severity;
}

/** Radii in the pad's own units, of a pad of 360 by 360: a finger is at least 44 wide everywhere. */
export const RADII = { hole: 46, mild: 90, moderate: 134, severe: 178 } as const;
export const PAD = 360;
export const RING: readonly { severity: Severity; from: number; to: number }[] = [
  { severity: 'mild', from: RADII.hole, to: RADII.mild },
  { severity: 'moderate', from: RADII.mild, to: RADII.moderate },
  { severity: 'severe', from: RADII.moderate, to: RADII.severe },
];

/** `x`, `y` from the centre; null in the middle, where a finger goes to change its mind, and outside. */
export function cellAt(x: number, y: number, terms: readonly string[]): RadialCell | null {
  const distance = Math.hypot(x, y);
  const ring = RING.find(({ from, to }) => distance >= from && distance < to);
  if (ring === undefined || terms.length === 0) return null;
  const step = (2 * Math.PI) / terms.length;
  // The first stands straight up, the others follow clockwise.
  const angle = (Math.atan2(x, -y) + step / 2 + 2 * Math.PI) % (2 * Math.PI);
  const term = terms[Math.floor(angle / step)];
  return term === undefined ? null : { term, severity: ring.severity };
}

const at = (angle: number, radius: number) =>
  `${(Math.sin(angle) * radius).toFixed(2)} ${(-Math.cos(angle) * radius).toFixed(2)}`;

/** Outline of one cell as an SVG path around the centre. */
export function cellPath(index: number, count: number, from: number, to: number): string {
  const step = (2 * Math.PI) / count;
  const left = index * step - step / 2;
  const right = left + step;
  return `M${at(left, from)}L${at(left, to)}A${to} ${to} 0 0 1 ${at(right, to)}L${at(right, from)}A${from} ${from} 0 0 0 ${at(left, from)}Z`;
}

/** Where the label of a direction stands. */
export function labelPoint(index: number, count: number): { x: number; y: number } {
  const angle = (index * 2 * Math.PI) / count;
  const radius = (RADII.moderate + RADII.severe) / 2;
  return { x: Math.sin(angle) * radius, y: -Math.cos(angle) * radius };
}
