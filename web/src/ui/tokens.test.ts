import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(selector);
  const block = css.slice(css.indexOf('{', start), css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string | undefined, b: string | undefined): number {
  if (!a || !b) throw new Error('a token is missing');
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const themes = {
  night: tokens('[data-mantine-color-scheme="dark"]'),
  day: tokens('[data-mantine-color-scheme="light"]'),
};

describe.each(Object.entries(themes))('theme %s', (_name, theme) => {
  it('UI-20 meets WCAG AA for every text on its ground', () => {
    for (const ground of ['panel', 'panel-raised', 'ground']) {
      for (const text of ['text', 'text-soft', 'text-faint']) {
        expect(contrast(theme[text], theme[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    }
    expect(contrast(theme['due-late'], theme.panel), 'late task').toBeGreaterThanOrEqual(4.5);
    for (const alarm of ['alarm-high', 'alarm-medium', 'alarm-low']) {
      expect(theme['due-late']).not.toBe(theme[alarm]);
    }
    for (const vital of ['hr', 'spo2', 'bp', 'rr', 'other']) {
      expect(contrast(theme[`vital-${vital}`], theme.panel), vital).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(theme['accent-text'], theme.accent)).toBeGreaterThanOrEqual(4.5);
  });

  it('UI-59 edges what is critical more strongly than a warning, without any colour', () => {
    const critical = contrast(theme['alarm-high-edge'], theme.panel);
    expect(critical).toBeGreaterThan(contrast(theme['alarm-medium'], theme.panel));
    expect(critical).toBeGreaterThanOrEqual(10);
  });

  it('UI-20 keeps alarm text readable in both halves of the flash', () => {
    for (const look of ['high', 'medium']) {
      const text = theme[`alarm-${look}-text`];
      expect(contrast(text, theme[`alarm-${look}`]), look).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, theme[`alarm-${look}-off`]), `${look} off`).toBeGreaterThanOrEqual(4.5);
      expect(
        contrast(theme[`alarm-${look}-ink`], theme.panel),
        `${look} ink`,
      ).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(theme['alarm-low'], theme['alarm-low-wash'])).toBeGreaterThanOrEqual(4.5);
  });
});
