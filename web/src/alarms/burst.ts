import type { Tier } from '@chairside/shared/protocols/document/document';

/**
 * Auditory signals in the pattern of IEC 60601-1-8 (docs/clinical.md 5.1): pulses of one fundamental with at
 * least four harmonics between 300 and 4000 Hz, rise time 10 to 20 % of the pulse, 125 to 250 ms between them.
 */
export interface BurstPattern {
  /** Start of each pulse within the burst, s. */
  readonly pulses: readonly number[];
  /** Length of one pulse, s. */
  readonly pulse: number;
  /** From the start of one burst to the start of the next, s. */
  readonly every: number;
  /** Fundamental, Hz. */
  readonly pitch: number;
}

const RISE = 0.15;
/** Level of the fundamental and its harmonics: all within 15 dB of the fundamental. */
const HARMONICS = [1, 0.7, 0.5, 0.36, 0.26] as const;

function group(start: number, count: number, step: number): number[] {
  return Array.from({ length: count }, (_, index) => start + index * step);
}

export const BURSTS: Readonly<Record<Tier, BurstPattern>> = {
  critical: {
    // 3 + 2, a pause, 3 + 2.
    pulses: [
      ...group(0, 3, 0.28),
      ...group(1.01, 2, 0.28),
      ...group(2.09, 3, 0.28),
      ...group(3.1, 2, 0.28),
    ],
    pulse: 0.15,
    every: 10,
    pitch: 660,
  },
  warning: { pulses: group(0, 3, 0.4), pulse: 0.2, every: 25, pitch: 523 },
  info: { pulses: [0], pulse: 0.24, every: 30, pitch: 392 },
};

/** Length of a whole burst, s. */
export function burstLength({ pulses, pulse }: BurstPattern): number {
  return (pulses.at(-1) ?? 0) + pulse;
}

/** The burst as samples between -1 and 1. */
export function renderBurst(pattern: BurstPattern, sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.ceil(burstLength(pattern) * sampleRate));
  const total = HARMONICS.reduce((sum, level) => sum + level, 0);
  const length = Math.floor(pattern.pulse * sampleRate);
  const rise = length * RISE;
  for (const start of pattern.pulses) {
    const offset = Math.floor(start * sampleRate);
    for (let i = 0; i < length; i += 1) {
      const envelope = Math.min(1, i / rise, (length - i) / rise);
      let value = 0;
      for (let h = 0; h < HARMONICS.length; h += 1) {
        value +=
          (HARMONICS[h] ?? 0) * Math.sin((2 * Math.PI * pattern.pitch * (h + 1) * i) / sampleRate);
      }
      samples[offset + i] = (value / total) * envelope;
    }
  }
  return samples;
}
