import { describe, expect, it } from 'vitest';
import { deliveredText, type LiveLanes, readLanes } from './live-lanes.ts';

const MINUTE = 60_000;
const delivery = {
  rate: [
    { at: 0, mlPerH: 60, mgPerH: 60, mgPerKgPerH: null },
    { at: 10 * MINUTE, mlPerH: 0, mgPerH: 0, mgPerKgPerH: null },
  ],
  dose: [
    { at: 0, mg: 0 },
    { at: 10 * MINUTE, mg: 10 },
    { at: 20 * MINUTE, mg: 10 },
  ],
};

describe('lanes of the chart at the chair', () => {
  it('CH-22 says rate and dose so far at an instant, between the points of the line too', () => {
    expect(deliveredText(delivery, 5 * MINUTE)).toBe('60 mL/h, 5.0 mg so far');
    expect(deliveredText(delivery, 15 * MINUTE)).toBe('0 mL/h, 10.0 mg so far');
    expect(deliveredText(delivery, -MINUTE)).toBeNull();
    expect(deliveredText(null, MINUTE)).toBeNull();
  });

  it('CH-22 reads out what was done or scored near an instant, never what is only due', () => {
    const lanes: LiveLanes = {
      ...{ delivery: null, plannedMg: null },
      interventions: [
        { seq: 4, at: 5 * MINUTE, label: 'Oxygen 2 L/min', withdrawn: false },
        { seq: 5, at: 5 * MINUTE, label: 'Position', withdrawn: true },
      ],
      scores: [
        { seq: 6, at: 6 * MINUTE, label: 'MOAA/S 4', withdrawn: false, due: false },
        { seq: -1, at: 6 * MINUTE, label: 'Cuff', withdrawn: false, due: true },
      ],
    };
    expect(readLanes(lanes, 5.5 * MINUTE)).toEqual(['Oxygen 2 L/min', 'MOAA/S 4']);
    expect(readLanes(lanes, 20 * MINUTE)).toEqual([]);
  });
});
