import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { rendered } from '../ui/rendered.fixture.tsx';
import { minute, model } from './chart-model.fixture.ts';
import { VitalsChart } from './vitals-chart.tsx';

it('UI-45 speaks every lane to whom moves the crosshair by keys', async () => {
  const page = rendered(null);
  await act(async () =>
    page.rerender(
      <VitalsChart
        model={model}
        lanes={{ delivery: null, plannedMg: null, interventions: [], scores: [] }}
        window={[minute(-10), minute(40)]}
        end={minute(40)}
        plannedEnd={null}
        zone="America/New_York"
        vitalsHeight={340}
      />,
    ),
  );
  const slider = screen.getByRole('slider');
  const press = (key: string) =>
    act(async () => {
      fireEvent.keyDown(slider, { key });
    });
  expect(slider.getAttribute('aria-valuetext')).toContain('No instant chosen');
  await press('End');
  for (let i = 0; i < 5; i += 1) await press('PageDown');
  expect(slider.getAttribute('aria-valuetext')).toMatch(
    /^15:00 after the start, 09:15:00; HR 7\d; SpO2 97; BP .*; infusing; Nausea moderate$/,
  );
  await press('Escape');
  expect(slider.getAttribute('aria-valuetext')).toContain('No instant chosen');
  vi.unstubAllGlobals();
});
