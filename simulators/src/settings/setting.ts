/** A setting outside what the simulator can honestly do. It is refused, never clamped to something else. */
export class SettingRefused extends Error {
  override readonly name = 'SettingRefused';
}

/** @throws SettingRefused unless `value` lies within `min` and `max`, both included. */
export function within(name: string, value: number, min: number, max: number): number {
  if (!Number.isFinite(value) || value < min || value > max) {
    throw new SettingRefused(`${name} must be ${min} to ${max}, not ${value}`);
  }
  return value;
}

/** @throws SettingRefused unless `value` is a whole number within `min` and `max`. */
export function wholeWithin(name: string, value: number, min: number, max: number): number {
  if (!Number.isInteger(value)) throw new SettingRefused(`${name} must be a whole number`);
  return within(name, value, min, max);
}
