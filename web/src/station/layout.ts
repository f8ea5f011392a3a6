/** How the chairs are laid out: as large as fits, every chair on screen where that is possible. */
export type Density = 'large' | 'medium' | 'compact' | 'narrow';

export interface StationLayout {
  readonly density: Density;
  readonly columns: number;
  readonly rows: number;
  /** Smallest height of a row, px; rows share what is left. */
  readonly rowHeight: number;
  /** Largest size of the big numbers, px. */
  readonly numberSize: number;
  /** Alarm lines that a tile shows before it says "+2 more". */
  readonly alarmLines: number;
  /** False: not everything fits, the page scrolls. */
  readonly fits: boolean;
}

interface Need {
  readonly density: Density;
  readonly width: number;
  readonly height: number;
  /** What a row is pressed to under a bar before the page scrolls: the trend gives way first. */
  readonly pressed: number;
  readonly maxChairs: number;
  /** Width by height that looks best. */
  readonly ratio: number;
}

const NEEDS: readonly Need[] = [
  { density: 'large', width: 540, height: 340, pressed: 272, maxChairs: 4, ratio: 1.6 },
  { density: 'medium', width: 330, height: 252, pressed: 204, maxChairs: 16, ratio: 1.35 },
  { density: 'compact', width: 300, height: 168, pressed: 168, maxChairs: 64, ratio: 1.8 },
  { density: 'narrow', width: 166, height: 196, pressed: 188, maxChairs: 64, ratio: 0.95 },
];
const GAP = 8;

/** Chips and the acknowledge button are higher where fingers tap them. */
const TOUCH_EXTRA: Readonly<Record<Density, number>> = {
  large: 28,
  medium: 28,
  compact: 28,
  narrow: 14,
};

/**
 * `height` is what there is now, `usual` what there is without a bar above the chairs, both px. The
 * usual one decides where a chair stands: it must not move because a bar says that the link is lost.
 */
export function layoutFor(
  count: number,
  width: number,
  height: number,
  touch = false,
  usual = height,
): StationLayout {
  for (const need of NEEDS) {
    if (count > need.maxChairs) continue;
    const columns = columnsFor(need, count, width, usual, touch);
    if (columns !== null) return describe(need, columns, count, height, touch, true);
  }
  const last = NEEDS[NEEDS.length - 1] as Need;
  const columns = Math.max(1, Math.min(count, Math.floor((width + GAP) / (last.width + GAP))));
  return describe(last, columns, count, height, touch, false);
}

function needHeight(need: Need, touch: boolean): number {
  return need.height + (touch ? TOUCH_EXTRA[need.density] : 0);
}

/** The fitting number of columns whose tiles come nearest to the best shape; null when none fits. */
function columnsFor(
  need: Need,
  count: number,
  width: number,
  height: number,
  touch: boolean,
): number | null {
  let best: number | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const tileWidth = share(width, columns);
    const tileHeight = share(height, rows);
    if (tileWidth < need.width || tileHeight < needHeight(need, touch)) continue;
    const shape = Math.abs(Math.log(tileWidth / tileHeight / need.ratio));
    const empty = (columns * rows - count) / count;
    const cost = shape + empty;
    if (cost < bestCost) {
      best = columns;
      bestCost = cost;
    }
  }
  return best;
}

function share(total: number, parts: number): number {
  return (total - GAP * (parts - 1)) / parts;
}

function describe(
  need: Need,
  columns: number,
  count: number,
  height: number,
  touch: boolean,
  fits: boolean,
): StationLayout {
  const rows = Math.max(1, Math.ceil(count / columns));
  const spare = need.height - need.pressed;
  const rowHeight = needHeight(need, touch) - (fits ? spare : 0);
  const tileHeight = fits ? Math.max(share(height, rows), rowHeight) : rowHeight;
  return {
    density: need.density,
    columns,
    rows,
    rowHeight,
    numberSize: numberSize(need.density, tileHeight),
    alarmLines: tileHeight >= 330 ? 3 : tileHeight >= 244 ? 2 : 1,
    fits,
  };
}

/** Bound by the height of the tile; the width bounds it in the stylesheet. */
function numberSize(density: Density, height: number): number {
  return Math.round(Math.max(24, Math.min(height * (density === 'narrow' ? 0.165 : 0.19), 92)));
}

export interface PanelPlace {
  readonly side: 'left' | 'right';
  /** px */
  readonly width: number;
}

const PANEL = { least: 320, most: 380 };

/** On the side of its chair that has more room, and no wider than leaves the chair in view. */
export function panelPlace(index: number, columns: number, width: number): PanelPlace {
  const step = share(width, columns) + GAP;
  const before = index % columns;
  const after = columns - 1 - before;
  const room = Math.floor(Math.max(before, after) * step + GAP);
  return {
    side: before > after ? 'left' : 'right',
    width: room < PANEL.least ? PANEL.most : Math.min(PANEL.most, room),
  };
}
