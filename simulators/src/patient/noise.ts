import { random } from './random.ts';

/**
 * Bounded, autocorrelated noise in [-1, 1] that is a function of seed, stream and time alone: any sample can
 * be asked for in any order and is always the same. Grid values every `periodS` seconds, joined smoothly.
 */
export function smoothNoise(seed: number, stream: number, periodS: number, tS: number): number {
  const position = tS / periodS;
  const left = Math.floor(position);
  const x = position - left;
  const ease = x * x * (3 - 2 * x);
  const from = gridValue(seed, stream, left);
  return from + (gridValue(seed, stream, left + 1) - from) * ease;
}

function gridValue(seed: number, stream: number, index: number): number {
  return random(seed, stream, index)() * 2 - 1;
}

/** Slow drift, breathing-like swing and beat-to-beat jitter, weighted to stay within [-1, 1]. */
export function physiologicalNoise(seed: number, stream: number, tS: number): number {
  return (
    0.5 * smoothNoise(seed, stream * 3, 90, tS) +
    0.35 * smoothNoise(seed, stream * 3 + 1, 12, tS) +
    0.15 * smoothNoise(seed, stream * 3 + 2, 1.5, tS)
  );
}
