import { describe, expect, it } from 'vitest';
import { BURSTS, burstLength, renderBurst } from './burst.ts';
import { CRITICAL_FLOOR, gainFor, MIN_VOLUME, setVolume, useSound } from './sound-store.ts';

const RATE = 24_000;

function level(samples: Float32Array, from: number, length: number, hertz: number): number {
  let re = 0;
  let im = 0;
  for (let i = 0; i < length; i += 1) {
    const sample = samples[from + i] ?? 0;
    re += sample * Math.cos((2 * Math.PI * hertz * i) / RATE);
    im += sample * Math.sin((2 * Math.PI * hertz * i) / RATE);
  }
  return Math.hypot(re, im);
}

describe('sound of an alarm', () => {
  it('UI-10 has ten pulses for high, three for medium, one for low', () => {
    expect(BURSTS.critical.pulses).toHaveLength(10);
    expect(BURSTS.warning.pulses).toHaveLength(3);
    expect(BURSTS.info.pulses).toHaveLength(1);
    const { pulses, pulse } = BURSTS.critical;
    const pauses = pulses.slice(1).map((start, i) => start - (pulses[i] ?? 0) - pulse);
    const long = pauses.flatMap((pause, i) => (pause > 0.25 ? [i + 1] : []));
    expect(long).toEqual([3, 5, 8]);
  });

  it('UI-10 repeats about every 10, 25 and 30 s and never overlaps itself', () => {
    expect([BURSTS.critical.every, BURSTS.warning.every, BURSTS.info.every]).toEqual([10, 25, 30]);
    for (const burst of Object.values(BURSTS)) expect(burstLength(burst)).toBeLessThan(burst.every);
  });

  it('UI-10 has four harmonics between 300 and 4000 Hz within 15 dB and rises in 10 to 20 % of a pulse', () => {
    for (const burst of Object.values(BURSTS)) {
      const samples = renderBurst(burst, RATE);
      const length = Math.floor(burst.pulse * RATE);
      const base = level(samples, 0, length, burst.pitch);
      const heard = [2, 3, 4, 5].filter((n) => {
        const hertz = burst.pitch * n;
        const decibel = 20 * Math.log10(level(samples, 0, length, hertz) / base);
        return hertz >= 300 && hertz <= 4_000 && decibel > -15;
      });
      expect(heard.length).toBe(4);
      const peak = Math.max(...samples.slice(0, length).map(Math.abs));
      const early = Math.max(...samples.slice(0, Math.floor(length * 0.05)).map(Math.abs));
      const risen = Math.max(...samples.slice(0, Math.floor(length * 0.2)).map(Math.abs));
      expect(early).toBeLessThan(peak * 0.6);
      expect(risen).toBeGreaterThan(peak * 0.8);
      expect(peak).toBeLessThanOrEqual(1);
    }
  });

  it('UI-10 cannot be turned off, and critical has a floor of its own', () => {
    setVolume(0);
    expect(useSound.getState().volume).toBe(MIN_VOLUME);
    expect(gainFor('critical', MIN_VOLUME)).toBe(CRITICAL_FLOOR);
    expect(gainFor('warning', MIN_VOLUME)).toBe(MIN_VOLUME);
  });
});
