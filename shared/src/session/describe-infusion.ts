/** Order, pump and infusion in plain sentences. */

import type { Order } from '../infusion/order.ts';
import { regimenOf } from '../infusion/regimens.ts';
import type { STOP_REASONS } from './entries.ts';

export const STOP_REASON_LABELS = {
  completed: 'Completed as planned',
  'side-effect': 'Side effect',
  'vital-signs': 'Vital signs',
  'patient-request': 'Request of the patient',
  'line-problem': 'Line problem',
  other: 'Other reason',
} as const satisfies Record<(typeof STOP_REASONS)[number], string>;

/** `Depression, about 40 min: ketamine 35 mg (0.5 mg/kg x 70 kg), 35 mL in 40 min, 52.5 mL/h`. */
export function describeOrder(order: Order): string {
  const { regimen, drug, doseMg, mgPerKg, weightKg, volumeMl, minutes, rateMlPerH } = order;
  const { bolusMg, bolusMinutes, weightBasis } = order;
  const basis = weightBasis === 'actual' ? '' : ` ${weightBasis}`;
  const over = bolusMinutes === undefined ? '' : ` over ${bolusMinutes} min`;
  const parts = [
    `${drug} ${doseMg} mg${mgPerKg === undefined ? '' : ` (${mgPerKg} mg/kg x ${weightKg} kg${basis})`}`,
    volumeMl === undefined || minutes === undefined ? null : `${volumeMl} mL in ${minutes} min`,
    rateMlPerH === undefined ? null : `${rateMlPerH} mL/h`,
    bolusMg === undefined ? null : `bolus ${bolusMg} mg${over}`,
    ...order.confirmed.map(({ reason }) => `accepted because ${reason}`),
    order.note ?? null,
  ].filter((part) => part !== null);
  return `${regimenOf(regimen).label}: ${parts.join(', ')}`;
}
