import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { linearAxis } from './axis.ts';
import { DeliveryPanel, LevelPanel } from './review-delivery.tsx';

const box = { top: 10, height: 50 };
const x = linearAxis([0, 100], [100, 200]);
const texts = (host: HTMLElement) =>
  [...host.getElementsByTagName('text')].map((text) => text.textContent);
const paths = (host: HTMLElement) =>
  [...host.getElementsByTagName('path')].map((path) => path.getAttribute('d'));

it('RW-04 draws the rate as steps and the dose so far as a line, each on its own axis', () => {
  const delivery = {
    rate: [
      { at: 0, mlPerH: 100, mgPerH: 100, mgPerKgPerH: null },
      { at: 50, mlPerH: 50, mgPerH: 50, mgPerKgPerH: null },
    ],
    dose: [
      { at: 0, mg: 0 },
      { at: 100, mg: 40 },
    ],
  };
  const { container } = render(
    <svg aria-hidden>
      <DeliveryPanel box={box} x={x} clip="clip" delivery={delivery} until={100} />
    </svg>,
  );
  expect(texts(container)).toEqual([
    'Rate',
    'mL/h',
    'line: dose',
    '0',
    '50',
    '100',
    '0',
    '25',
    '50 mg',
  ]);
  expect(paths(container)).toEqual(['M100,60H100V10H150V35H200V60Z', 'M100,60L200,20']);
});

it('RW-04 names the modelled level as a model', () => {
  const levels = [
    { at: 0, ngPerMl: 0 },
    { at: 100, ngPerMl: 100 },
  ];
  const { container } = render(
    <svg aria-hidden>
      <LevelPanel box={box} x={x} clip="clip" levels={levels} />
    </svg>,
  );
  expect(texts(container)).toContain('Model');
  expect(paths(container)).toEqual(['M100,60L200,10']);
});
