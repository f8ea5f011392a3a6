/** From what a device sent to what was measured (docs/device-protocol.md): sentinels, statuses, plausible range, rounding. */

import {
  CUFF_SIGNALS,
  NUMBERS,
  SIGNAL_INFO,
  SINGLE_SIGNALS,
  type Signal,
  VITAL_NUMBERS,
} from '../vitals/catalogue.ts';
import {
  type Invalid,
  NO_STATUSES,
  NO_VALUES,
  statusIn,
  type VitalStatus,
  valueIn,
} from '../vitals/reading.ts';
import {
  inCatalogueUnit,
  isNoDataCode,
  isPlausible,
  NOTHING_SAID,
  type Sending,
} from '../vitals/wire-values.ts';
import { batteryOf } from './battery.ts';
import type { RawReading } from './monitor.ts';
import { isBlank, numberIn } from './raw-number.ts';

/** What a `Reading` takes over as it is. */
export interface NormalisedReading {
  readonly values: (number | null)[];
  readonly statuses: (VitalStatus | null)[];
  /** Raw text of impossible values, by signal; at most 32 characters each. */
  invalid: Invalid | null;
  /** Device time of the cuff reading, epoch ms, as sent: the caller moves it to the server's clock. */
  nibpAt: number | null;
  /** Charge of the monitor's battery, percent. */
  battery: number | null;
}

type RawValue = RawReading['hr'];
type Parsed = 'absent' | 'no-data' | 'impossible' | number;

/** The number is what limits, screens and the store all see: one rounding, half up, at the door. */
function rounded(signal: Signal, value: number): number {
  return SIGNAL_INFO[signal].decimals === 1 ? Math.round(value * 10) / 10 : Math.round(value);
}

function parse(raw: RawValue, signal: Signal, { units, noData }: Sending): Parsed {
  if (raw === undefined) return 'absent';
  if (raw === null || isBlank(raw)) return 'no-data';
  const sent = numberIn(raw);
  if (sent === null) return 'impossible';
  if (isNoDataCode(signal, sent, noData)) return 'no-data';
  const value = inCatalogueUnit(signal, sent, units);
  if (value === null || !isPlausible(signal, value)) return 'impossible';
  return rounded(signal, value);
}

const asSent = (raw: unknown): string => String(raw).slice(0, 32);

/** A number beside one of these is left over from before: the device says that it has no measurement now. */
function withdrawsValue(status: VitalStatus | undefined): boolean {
  return status !== undefined && status !== 'ok' && status !== 'low-signal';
}

/** Pure and total: no input throws. Absent stays absent, without a status. `sent`: how the message and its monitor send. */
export function normalise(raw: RawReading, sent: Sending = NOTHING_SAID): NormalisedReading {
  const values = NO_VALUES.slice();
  const statuses = NO_STATUSES.slice();
  const result: NormalisedReading = {
    ...{ values, statuses, invalid: null, nibpAt: null, battery: null },
  };
  for (const signal of SINGLE_SIGNALS) {
    const vital = VITAL_NUMBERS[signal];
    const own = raw.status?.[signal] ?? undefined;
    if (own !== undefined && own !== 'ok') statuses[vital] = own;
    const parsed = parse(raw[signal], signal, sent);
    if (parsed === 'absent') continue;
    if (parsed === 'no-data') statuses[vital] ??= 'off';
    else if (parsed === 'impossible') {
      statuses[vital] = 'invalid';
      result.invalid = { ...result.invalid, [signal]: asSent(raw[signal]) };
    } else if (!withdrawsValue(own)) values[NUMBERS[signal]] = parsed;
  }
  dropFrozenPulse(result);
  normaliseCuff(raw, sent, result);
  const battery = batteryOf(raw.battery);
  if (typeof battery === 'number') result.battery = battery;
  else if (battery) result.invalid = { ...result.invalid, battery: battery.invalid };
  return result;
}

/** The pulse comes from the probe: beside a probe that measures nothing it is what was there before. */
function dropFrozenPulse({ values, statuses }: NormalisedReading): void {
  const probe = statusIn(statuses, 'spo2');
  if (valueIn(values, 'pulse') === null || (probe !== 'off' && probe !== 'searching')) return;
  values[NUMBERS.pulse] = null;
  statuses[VITAL_NUMBERS.pulse] = probe;
}

const NIBP = VITAL_NUMBERS.nibp;

/** An inflation is judged whole: one of its numbers that cannot be makes all of it invalid. */
function normaliseCuff(raw: RawReading, sending: Sending, result: NormalisedReading): void {
  const own = raw.status?.nibp ?? undefined;
  const { values, statuses } = result;
  if (own !== undefined && own !== 'ok') statuses[NIBP] = own;
  const cuff = raw.nibp;
  if (cuff === undefined) return;
  if (cuff === null) {
    statuses[NIBP] ??= 'off';
    return;
  }
  const sys = parse(cuff.sys, 'sys', sending);
  const dia = parse(cuff.dia, 'dia', sending);
  const map = parse(cuff.map, 'map', sending);
  const measured = [sys, dia, map].filter((one) => typeof one === 'number');
  if (measured.length === 0 && ![sys, dia, map].includes('impossible')) {
    if ([sys, dia, map].includes('no-data')) statuses[NIBP] ??= 'off';
    return;
  }
  if (withdrawsValue(own)) return;
  if (!isInflation(sys, dia, map)) {
    statuses[NIBP] = 'invalid';
    const sent = CUFF_SIGNALS.flatMap((signal) =>
      cuff[signal] === undefined || cuff[signal] === null
        ? []
        : [[signal, asSent(cuff[signal])] as const],
    );
    result.invalid = { ...result.invalid, ...Object.fromEntries(sent) };
    return;
  }
  if (typeof sys === 'number') values[NUMBERS.sys] = sys;
  if (typeof dia === 'number') values[NUMBERS.dia] = dia;
  if (typeof map === 'number') values[NUMBERS.map] = map;
  if (typeof cuff.at === 'number') result.nibpAt = cuff.at;
}

/** Both pressures, one above the other, and the mean between them where it is given. */
function isInflation(sys: Parsed, dia: Parsed, map: Parsed): boolean {
  if (typeof sys !== 'number' || typeof dia !== 'number' || map === 'impossible') return false;
  return dia < sys && (typeof map !== 'number' || (dia <= map && map <= sys));
}
