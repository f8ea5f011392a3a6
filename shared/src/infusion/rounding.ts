/** Decimals with which a quantity is entered, worked out and shown. Each step starts from the value shown before. */
export const DECIMALS = {
  kg: 1,
  mg: 1,
  mL: 1,
  'mL/h': 1,
  min: 0,
  'mg/mL': 4,
  'mg/kg': 2,
  'mg/h': 2,
  'mg/kg/h': 2,
  'mg/kg/min': 4,
} as const;
export type Unit = keyof typeof DECIMALS;

/** Half up. The nudge keeps a half that binary fractions leave a hair short (1.005) from going down. */
export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor * (1 + 1e-12)) / factor;
}

export function round(value: number, unit: Unit): number {
  return roundTo(value, DECIMALS[unit]);
}

/** With its unit, no trailing zeros: `52.5 mL/h`. */
export function shown(value: number, unit: Unit): string {
  return `${round(value, unit)} ${unit}`;
}
