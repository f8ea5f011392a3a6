import { SIGNAL_INFO, SIGNALS, type Signal } from '../vitals/catalogue.ts';
import { message } from '../wording/message.ts';
import { type Refused, refuse } from './decision.ts';

/** Numbers that no patient has, entered by a slip. */
export function implausible(
  values: { readonly [S in Signal]?: number | undefined },
  code: 'baseline-implausible' | 'vitals-implausible',
): Refused | null {
  for (const signal of SIGNALS) {
    const value = values[signal];
    if (value === undefined) continue;
    const { label, min, max, unit } = SIGNAL_INFO[signal];
    if (value < min || value > max) {
      return refuse(
        code,
        message('refusals.outside', {
          ...{ what: `${label} ${value}`, low: String(min), high: `${max} ${unit}` },
        }),
      );
    }
  }
  const { sys, dia } = values;
  if (sys !== undefined && dia !== undefined && dia >= sys) {
    return refuse(code, message('refusals.no-blood-pressure', { pressure: `${sys}/${dia}` }));
  }
  return null;
}
