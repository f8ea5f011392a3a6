/** A glyph as the `glyf` table of a TrueType font has it, from its path: plain flags, 16-bit steps, no hints. */
import type { Path } from 'fontkit';

const ON_CURVE = 1;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

function contoursOf({ commands }: Path): Point[][] {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([]);
    const contour = contours.at(-1);
    if (contour === undefined) continue;
    // Of a quadratic curve the first point is its control.
    for (let i = 0; i + 1 < args.length; i += 2) {
      const on = command !== 'quadraticCurveTo' || i === args.length - 2;
      contour.push({ x: Math.round(args[i] ?? 0), y: Math.round(args[i + 1] ?? 0), on });
    }
  }
  return contours.filter((contour) => contour.length > 0);
}

const PAD_TO = 4;

/** Empty for a glyph without a shape. */
export function glyphOutline(path: Path): Uint8Array {
  const contours = contoursOf(path);
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array();
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const bytes: number[] = [];
  const word = (value: number) => bytes.push((value >> 8) & 0xff, value & 0xff);
  word(contours.length);
  for (const value of [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]) {
    word(value);
  }
  let last = -1;
  for (const contour of contours) {
    last += contour.length;
    word(last);
  }
  word(0);
  for (const { on } of points) bytes.push(on ? ON_CURVE : 0);
  for (const axis of [xs, ys]) {
    for (const [i, value] of axis.entries()) word(value - (i === 0 ? 0 : (axis[i - 1] ?? 0)));
  }
  while (bytes.length % PAD_TO !== 0) bytes.push(0);
  return Uint8Array.from(bytes);
}
