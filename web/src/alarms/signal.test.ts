import { describe, expect, it } from 'vitest';
import css from './alarm-line.module.css?raw';
import { BURSTS, renderBurst } from './burst.ts';
import { CRITICAL_FLOOR, gainFor, MIN_VOLUME } from './sound-store.ts';

/** Everything that the style sheet says for a selector that contains all of these. */
function rules(...parts: string[]): string {
  const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  return blocks
    .filter(([, selector = '']) => parts.every((part) => selector.includes(part)))
    .map(([, , body]) => body)
    .join('\n');
}
const milliseconds = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1]);

describe('the signal of an alarm, against docs/clinical.md 5.1', () => {
  it('AD-16 high flashes 1.4 to 2.8 times a second, medium 0.4 to 0.8, low not at all', () => {
    const flash = (look: string) => rules(`data-look="${look}"`, 'data-state="active"', '::before');
    const high = 1000 / milliseconds(flash('high'), /animation: flash (\d+)ms step-end infinite/);
    const medium = 1000 / milliseconds(flash('medium'), /animation-duration: (\d+)ms/);
    expect(high).toBeGreaterThanOrEqual(1.4);
    expect(high).toBeLessThanOrEqual(2.8);
    expect(medium).toBeGreaterThanOrEqual(0.4);
    expect(medium).toBeLessThanOrEqual(0.8);
    expect(flash('low')).toBe('');
  });

  it('AD-16 is on for half of each flash: inside 20 to 60 %', () => {
    const keyframes = css.slice(css.indexOf('@keyframes flash'));
    expect(keyframes).toMatch(/0% \{\s*opacity: 0;\s*\}\s*50% \{\s*opacity: 1;/);
  });

  it('AD-16 is steady and filled for those who asked for less motion', () => {
    const reduced = css.slice(css.indexOf('@media (prefers-reduced-motion: reduce)'));
    const block = reduced.slice(0, reduced.indexOf('}\n}'));
    expect(block).toContain('[data-state="active"]::before');
    expect(block).toMatch(/opacity: 0;[\s\S]*animation: none/);
    expect(rules('.line[data-look="high"]')).toContain('background: var(--alarm-high)');
  });

  it('AD-17 leaves 125 to 250 ms between the pulses of a group, and more between groups', () => {
    for (const { pulses, pulse } of Object.values(BURSTS)) {
      const pauses = pulses.slice(1).map((start, i) => start - (pulses[i] ?? 0) - pulse);
      for (const pause of pauses.filter((each) => each < 0.28)) {
        expect(pause).toBeGreaterThanOrEqual(0.125);
        expect(pause).toBeLessThanOrEqual(0.25);
      }
    }
    const { pulses, pulse } = BURSTS.critical;
    const starts = pulses.filter((start, i) => start - (pulses[i - 1] ?? -1) - pulse > 0.25);
    expect(starts.map((start) => pulses.indexOf(start))).toEqual([0, 3, 5, 8]);
  });

  it('AD-17 repeats high after 2.5 to 15 s, medium after 2.5 to 30 s, low after more than 15 s', () => {
    const { critical, warning, info } = BURSTS;
    expect(critical.every >= 2.5 && critical.every <= 15).toBe(true);
    expect(warning.every >= 2.5 && warning.every <= 30).toBe(true);
    expect(info.every).toBeGreaterThan(15);
  });

  it('AD-17 starts and ends every pulse in silence, and is silent between them', () => {
    const rate = 48_000;
    for (const burst of Object.values(BURSTS)) {
      const samples = renderBurst(burst, rate);
      for (const [i, start] of burst.pulses.entries()) {
        const from = Math.floor(start * rate);
        const end = from + Math.floor(burst.pulse * rate);
        expect(Math.abs(samples[from] ?? 1)).toBeLessThan(0.01);
        expect(Math.abs(samples[end - 1] ?? 1)).toBeLessThan(0.01);
        const next = Math.floor((burst.pulses[i + 1] ?? start) * rate);
        for (let at = end + 1; at < next; at += 1) expect(samples[at]).toBe(0);
      }
    }
  });

  it('AD-17 no setting takes a critical alarm below its floor; the others follow the setting', () => {
    for (const volume of [MIN_VOLUME, 0.4, CRITICAL_FLOOR, 0.8, 1]) {
      expect(gainFor('critical', volume)).toBe(Math.max(CRITICAL_FLOOR, volume));
      expect(gainFor('warning', volume)).toBe(volume);
    }
  });
});
