/** From what a device sent to what was measured (docs/device-protocol.md): sentinels, statuses, plausible range, rounding. */
import type { RawReading } from '../protocol/monitor.ts';
import { batteryOf } from './battery.ts';
import { SENTINELS, SIGNAL_INFO, type Signal, type SignalInfo, type Vital } from './catalogue.ts';
import { isBlank, numberIn } from './raw-number.ts';
import type { Reading, VitalStatus } from './reading.ts';

export interface NormalisedReading {
  values: Partial<Record<Signal, number>>;
  status: Partial<Record<Vital, VitalStatus>>;
  /** Raw text of impossible values, by signal; at most 32 characters each. */
  invalid?: NonNullable<Reading['invalid']>;
  /** Device time of the cuff reading, epoch ms, as sent: the caller moves it to the server's clock. */
  nibpAt?: number;
  /** Charge of the monitor's battery, percent. */
  battery?: number;
}

type RawValue = RawReading['hr'];
type Parsed = 'absent' | 'no-data' | 'impossible' | number;

const SPOT = ['hr', 'spo2', 'pulse', 'rr', 'etco2', 'temp'] as const;

/** The number is what limits, screens and the store all see: one rounding, half up, at the door. */
function rounded(value: number, info: SignalInfo): number {
  return info.decimals === 1 ? Math.round(value * 10) / 10 : Math.round(value);
}

function parse(raw: RawValue, info: SignalInfo): Parsed {
  if (raw === undefined) return 'absent';
  if (raw === null || isBlank(raw)) return 'no-data';
  const value = numberIn(raw);
  if (value === null) return 'impossible';
  if (SENTINELS.has(value) || (value === 0 && info.zeroIsNoData)) return 'no-data';
  if (!Number.isFinite(value)) return 'impossible';
  const result = rounded(value, info);
  return result >= info.min && result <= info.max ? result : 'impossible';
}

/** A number beside one of these is left over from before: the device says that it has no measurement now. */
function withdrawsValue(status: VitalStatus | undefined): boolean {
  return status !== undefined && status !== 'ok' && status !== 'low-signal';
}

/** Pure and total: no input throws. Absent stays absent, without a status. */
export function normalise(raw: RawReading): NormalisedReading {
  const values: NormalisedReading['values'] = {};
  const status: NormalisedReading['status'] = {};
  const result: NormalisedReading = { values, status };
  for (const vital of SPOT) {
    const own = raw.status?.[vital] ?? undefined;
    if (own !== undefined && own !== 'ok') status[vital] = own;
    const parsed = parse(raw[vital], SIGNAL_INFO[vital]);
    if (parsed === 'absent') continue;
    if (parsed === 'no-data') status[vital] ??= 'off';
    else if (parsed === 'impossible') {
      status[vital] = 'invalid';
      result.invalid = { ...result.invalid, [vital]: String(raw[vital]).slice(0, 32) };
    } else if (!withdrawsValue(own)) values[vital] = parsed;
  }
  normaliseCuff(raw, result);
  const battery = batteryOf(raw.battery);
  if (typeof battery === 'number') result.battery = battery;
  else if (battery) result.invalid = { ...result.invalid, battery: battery.invalid };
  return result;
}

function normaliseCuff(raw: RawReading, result: NormalisedReading): void {
  const own = raw.status?.nibp ?? undefined;
  if (own !== undefined && own !== 'ok') result.status.nibp = own;
  const cuff = raw.nibp;
  if (cuff === undefined) return;
  if (cuff === null) {
    result.status.nibp ??= 'off';
    return;
  }
  const sys = parse(cuff.sys, SIGNAL_INFO.sys);
  const dia = parse(cuff.dia, SIGNAL_INFO.dia);
  const map = parse(cuff.map, SIGNAL_INFO.map);
  const swapped = typeof sys === 'number' && typeof dia === 'number' && dia >= sys;
  if (swapped || sys === 'impossible' || dia === 'impossible' || map === 'impossible') {
    result.status.nibp = 'invalid';
    const text: Partial<Record<Signal | 'battery', string>> = { ...result.invalid };
    if (swapped || sys === 'impossible') text.sys = String(cuff.sys).slice(0, 32);
    if (swapped || dia === 'impossible') text.dia = String(cuff.dia).slice(0, 32);
    if (map === 'impossible') text.map = String(cuff.map).slice(0, 32);
    result.invalid = text;
    if (swapped) return;
  }
  if (withdrawsValue(own)) return;
  if (typeof sys === 'number') result.values.sys = sys;
  if (typeof dia === 'number') result.values.dia = dia;
  if (typeof map === 'number') result.values.map = map;
  if (typeof sys === 'number' || typeof dia === 'number') {
    if (typeof cuff.at === 'number') result.nibpAt = cuff.at;
  } else if (sys === 'no-data' || dia === 'no-data') result.status.nibp ??= 'off';
}
