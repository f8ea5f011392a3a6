/** Temperature as it is said: 98.6 is Fahrenheit and 37 is Celsius, and no number is both. */
import { say } from '../../language/say.ts';

const CELSIUS = { min: 25, max: 45 } as const;
const FAHRENHEIT = { min: 77, max: 113 } as const;

export interface SaidTemperature {
  /** What is charted, to 0.1. */
  readonly celsius: number;
  readonly unit: 'C' | 'F';
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
const within = (value: number, { min, max }: { min: number; max: number }): boolean =>
  value >= min && value <= max;

/** Null: empty, unfinished, or no temperature of a person in either unit. */
export function saidTemperature(text: string): SaidTemperature | null {
  const said = text.trim().replace(',', '.');
  const value = said === '' ? Number.NaN : Number(said);
  if (within(value, CELSIUS)) return { celsius: tenths(value), unit: 'C' };
  if (within(value, FAHRENHEIT)) return { celsius: tenths(((value - 32) * 5) / 9), unit: 'F' };
  return null;
}

/** Both units, the one that was typed first. */
export function temperatureText({ celsius, unit }: SaidTemperature, typed: string): string {
  const inC = `${celsius.toFixed(1)} °C`;
  const inF = `${unit === 'F' ? typed.trim() : tenths((celsius * 9) / 5 + 32).toFixed(1)} °F`;
  return unit === 'F' ? `${inF} = ${inC}` : `${inC} = ${inF}`;
}

export const TEMPERATURE_ASKED = say('charting-vital-signs.25-45-c-or-77-113');
