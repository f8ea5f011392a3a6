import { describe, expect, it } from 'vitest';
import { layoutFor, panelPlace } from './layout.ts';

const header = 48;
const pad = 16;
const screens = {
  laptop: [1440 - pad, 900 - header - pad],
  wall: [1920 - pad, 1080 - header - pad],
  tablet: [1024 - pad, 768 - header - pad],
  phone: [390 - pad, 844 - header - pad],
} as const;

describe('station layout', () => {
  it('UI-01 gives one to four chairs large tiles on a laptop and a wall', () => {
    for (const count of [1, 2, 3, 4]) {
      expect(layoutFor(count, ...screens.laptop).density).toBe('large');
      expect(layoutFor(count, ...screens.wall).density).toBe('large');
    }
  });

  it('UI-01 gives five to twelve chairs medium tiles with a trend, thirty-two compact ones', () => {
    for (const count of [5, 6, 8, 12]) {
      expect(layoutFor(count, ...screens.laptop).density).toBe('medium');
    }
    expect(['compact', 'narrow']).toContain(layoutFor(32, ...screens.laptop).density);
  });

  it('UI-01 has a cell for every chair, and every chair on screen up to 32 at a desk', () => {
    for (let count = 1; count <= 32; count += 1) {
      for (const screen of [screens.laptop, screens.wall]) {
        const layout = layoutFor(count, ...screen);
        expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(count);
        expect(layout.fits).toBe(true);
      }
    }
  });

  it('UI-13 leaves every chair in its place when a bar takes some of the height', () => {
    for (let count = 1; count <= 32; count += 1) {
      const [width, height] = screens.laptop;
      const usual = layoutFor(count, width, height);
      const barred = layoutFor(count, width, height - 90, false, height);
      expect([barred.columns, barred.density]).toEqual([usual.columns, usual.density]);
      expect(barred.rowHeight).toBe(usual.rowHeight);
    }
  });

  it('UI-01 scrolls rather than shrinking the numbers below reading size', () => {
    const layout = layoutFor(32, ...screens.phone);
    expect(layout.fits).toBe(false);
    expect(layout.numberSize).toBeGreaterThanOrEqual(24);
    expect(layout.rowHeight).toBeGreaterThanOrEqual(180);
  });
});

describe('the panel of a chair', () => {
  it.each([
    [0, 3, 1424, 'right', 380],
    [1, 3, 1424, 'right', 380],
    [2, 3, 1424, 'left', 380],
    // Beside the middle one of three there is less room.
    [1, 3, 1008, 'right', 346],
    [5, 8, 1424, 'left', 380],
    // One below the other: it lies over them.
    [3, 1, 374, 'right', 380],
  ] as const)(
    'UI-340 of place %i in %i columns on %i px stands %s, %i px wide',
    (index, columns, width, side, panel) => {
      expect(panelPlace(index, columns, width)).toEqual({ side, width: panel });
    },
  );
});
