import { describe, expect, it } from 'vitest';
import { saidTemperature, temperatureText } from './temperature.ts';

describe('a temperature as it is typed', () => {
  it.each([
    ['98.6', 37, 'F', '98.6 °F = 37.0 °C'],
    ['100.4', 38, 'F', '100.4 °F = 38.0 °C'],
    ['77', 25, 'F', '77 °F = 25.0 °C'],
    ['113', 45, 'F', '113 °F = 45.0 °C'],
    ['37', 37, 'C', '37.0 °C = 98.6 °F'],
    ['36,8', 36.8, 'C', '36.8 °C = 98.2 °F'],
    ['25', 25, 'C', '25.0 °C = 77.0 °F'],
    ['45', 45, 'C', '45.0 °C = 113.0 °F'],
  ])('CH-255 %s is %d °C, said in %s', (typed, celsius, unit, text) => {
    const said = saidTemperature(typed);
    expect(said).toEqual({ celsius, unit });
    expect(said && temperatureText(said, typed)).toBe(text);
  });

  it.each(['', ' ', '9', '24.9', '45.1', '76.9', '113.1', 'abc', '1e2x', '370'])(
    'CH-255 %j is no temperature of a person',
    (typed) => {
      expect(saidTemperature(typed)).toBeNull();
    },
  );
});
