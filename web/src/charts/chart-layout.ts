/** Where the panels and lanes of the session chart lie, in px. Pure, so that print and screen agree. */

export interface Box {
  readonly top: number;
  readonly height: number;
}

export interface ChartLayout {
  readonly left: number;
  readonly right: number;
  /** SpO2, rate, blood pressure, and one for each further vital that is measured. */
  readonly vitals: readonly Box[];
  readonly infusion: Box;
  readonly effects: Box;
  readonly alarms: Box;
  readonly interventions: Box;
  readonly scores: Box;
  readonly axis: Box;
  readonly height: number;
}

export const LANE_ROW = 20;
/** Where the first panel begins. */
export const CHART_TOP = 4;
const GUTTER_LEFT = 78;
const GUTTER_RIGHT = 56;
const GAP = 10;
/** Rate as an area with the dose so far over it. */
const INFUSION = 44;
const AXIS = 38;
const SHARES = [0.25, 0.3, 0.45];
/** Height of a further panel against that of the three together, and how much taller each makes the drawing, px. */
const PANEL_SHARE = 0.19;
const PANEL_ADDS = 40;

/** Left and right end of the time axis, px. */
export const timeRange = (width: number): [number, number] => [
  GUTTER_LEFT,
  Math.max(GUTTER_LEFT + 1, width - GUTTER_RIGHT),
];

export interface LaneRows {
  readonly effects: number;
  readonly alarms: number;
  readonly interventions: number;
  readonly scores: number;
}

/** `vitals` is the height that SpO2, heart rate and blood pressure share; `panels` further ones take some of it. */
export function chartLayout(
  width: number,
  vitals: number,
  rows: LaneRows,
  panels = 0,
): ChartLayout {
  let top: number = CHART_TOP;
  const take = (height: number, after: number): Box => {
    const box = { top, height };
    top += height + after;
    return box;
  };
  const whole = vitals + panels * PANEL_ADDS - (2 + panels) * GAP;
  const room = whole / (1 + panels * PANEL_SHARE);
  const shares = [...SHARES, ...Array.from({ length: panels }, () => PANEL_SHARE)];
  const boxes = shares.map((share) => take(Math.round(room * share), GAP));
  top += 2;
  const infusion = take(INFUSION, 4);
  const lane = (count: number) => take(count * LANE_ROW, 4);
  const [left, right] = timeRange(width);
  const effects = lane(rows.effects);
  const alarms = lane(rows.alarms);
  const interventions = lane(rows.interventions);
  const scores = lane(rows.scores);
  const axis = take(AXIS, 0);
  return {
    ...{ left, right, vitals: boxes },
    ...{ infusion, effects, alarms, interventions, scores, axis },
    height: top,
  };
}
