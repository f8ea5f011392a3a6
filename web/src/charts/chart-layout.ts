/** Where the panels and lanes of the session chart lie, in px. Pure, so that print and screen agree. */

export interface Box {
  readonly top: number;
  readonly height: number;
}

export interface ChartLayout {
  readonly left: number;
  readonly right: number;
  readonly spo2: Box;
  readonly rate: Box;
  readonly bp: Box;
  readonly infusion: Box;
  readonly effects: Box;
  readonly alarms: Box;
  readonly axis: Box;
  readonly height: number;
}

export const LANE_ROW = 20;
const GUTTER_LEFT = 78;
const GUTTER_RIGHT = 48;
const GAP = 10;
const INFUSION = 24;
const AXIS = 38;

/** `vitals` is the height that the three panels share: SpO2, heart rate, blood pressure. */
export function chartLayout(
  width: number,
  vitals: number,
  effectRows: number,
  alarmRows: number,
): ChartLayout {
  let top = 4;
  const take = (height: number, after: number): Box => {
    const box = { top, height };
    top += height + after;
    return box;
  };
  const part = (share: number) => Math.round((vitals - 2 * GAP) * share);
  const spo2 = take(part(0.27), GAP);
  const rate = take(part(0.33), GAP);
  const bp = take(part(0.4), GAP + 2);
  const infusion = take(INFUSION, 4);
  const effects = take(effectRows * LANE_ROW, 4);
  const alarms = take(alarmRows * LANE_ROW, 4);
  const axis = take(AXIS, 0);
  return {
    left: GUTTER_LEFT,
    right: Math.max(GUTTER_LEFT + 1, width - GUTTER_RIGHT),
    spo2,
    rate,
    bp,
    infusion,
    effects,
    alarms,
    axis,
    height: top,
  };
}
