import { SIGNAL_INFO, SIGNALS } from '@chairside/shared/vitals/catalogue';
import { SENT_VITALS, type Sending, type SentVital } from '@chairside/shared/vitals/wire-values';
import { say } from '../language/say.ts';

export const SENT_NAMES: Readonly<Record<SentVital, string>> = {
  etco2: 'EtCO2',
  temp: 'Temperature',
  nibp: say('admin.blood-pressure'),
};

const SHOWN: Readonly<Record<string, string>> = { degC: '°C', degF: '°F' };
export const unitText = (unit: string): string => SHOWN[unit] ?? unit;

/** `EtCO2 in kPa; no data: HR 999`. Empty where nothing is set. */
export function sendingText({ units, noData }: Sending): string {
  const parts = SENT_VITALS.flatMap((vital) => {
    const unit = units[vital];
    return unit === undefined
      ? []
      : [say('admin.value-in-unit', { value: SENT_NAMES[vital], unit: unitText(unit) })];
  });
  const codes = SIGNALS.flatMap((signal) => {
    const own = noData[signal] ?? [];
    return own.length === 0 ? [] : [`${SIGNAL_INFO[signal].label} ${own.join(' or ')}`];
  });
  return [
    ...parts,
    ...(codes.length === 0 ? [] : [say('admin.no-data-codes', { codes: codes.join(', ') })]),
  ].join('; ');
}

/** `999, -5` as numbers; null for what is none. */
export function codesIn(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const codes = parts.map(Number);
  return codes.every(Number.isFinite) ? codes : null;
}
