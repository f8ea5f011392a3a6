import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { linearAxis } from './axis.ts';
import { InfusionLane } from './infusion-lane.tsx';

const MINUTE = 60_000;
const step = (at: number, mlPerH: number) => ({ at, mlPerH, mgPerH: null, mgPerKgPerH: null });
const delivery = {
  rate: [step(0, 60), step(10 * MINUTE, 0)],
  dose: [
    { at: 0, mg: 0 },
    { at: 10 * MINUTE, mg: 10 },
    { at: 20 * MINUTE, mg: 10 },
  ],
};
const drawn = (from: number, rate = delivery.rate) => {
  const markup = renderToStaticMarkup(
    <svg>
      <title>lane</title>
      <InfusionLane
        box={{ top: 0, height: 44 }}
        x={linearAxis([from, 20 * MINUTE], [0, 200])}
        end={20 * MINUTE}
        spans={[{ kind: 'running', from: 0, to: null, label: 'ketamine 20 mg' }]}
        plannedEnd={null}
        delivery={{ ...delivery, rate }}
        plannedMg={20}
      />
    </svg>,
  );
  return { markup, paths: [...markup.matchAll(/ d="([^"]+)"/g)].map(([, d]) => d) };
};

describe('the lane of the infusion', () => {
  it('CH-22 draws the rate as steps and the dose so far against what was ordered', () => {
    const { markup, paths } = drawn(0);
    expect(paths[0]).toMatch(/^M0,44H0V7\.3\d*H100V44H200V44Z$/);
    expect(paths[1]).toBe('M0,44L100,24L200,24');
    expect(markup).toContain('10.0 mg');
  });

  it('CH-22 lets the dose come in from the left where it began before the window', () => {
    const { paths } = drawn(5 * MINUTE);
    expect(paths[1]).toMatch(/^M0,34L66\.6\d*,24L200,24$/);
  });
});
