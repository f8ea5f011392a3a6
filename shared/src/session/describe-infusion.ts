/** Order, pump and infusion in plain sentences. */

import type { Order } from '../infusion/order.ts';
import { regimenOf } from '../infusion/regimens.ts';
import type { MessageKey } from '../wording/message.ts';
import type { Words } from '../wording/words.ts';
import type { STOP_REASONS } from './entries.ts';

export const STOP_REASON_LABELS = {
  completed: 'charted.stop-completed',
  'side-effect': 'charted.stop-side-effect',
  'vital-signs': 'charted.stop-vital-signs',
  'patient-request': 'charted.stop-patient-request',
  'line-problem': 'charted.stop-line-problem',
  other: 'charted.stop-other',
} as const satisfies Record<(typeof STOP_REASONS)[number], MessageKey>;

function doseText(
  { drug, doseMg: dose, mgPerKg: perKg, weightKg: weight, weightBasis: basis }: Order,
  { say }: Words,
): string {
  if (perKg === undefined) return say('charted.order-dose', { drug, dose });
  return say('charted.order-dose-by-weight', { drug, dose, perKg, weight, basis });
}

function bolusText({ bolusMg: mg, bolusMinutes: minutes }: Order, { say }: Words): string[] {
  if (mg === undefined) return [];
  return [
    minutes === undefined
      ? say('charted.order-bolus', { mg })
      : say('charted.order-bolus-over', { mg, minutes }),
  ];
}

/** `Depression, about 40 min: ketamine 35 mg (0.5 mg/kg x 70 kg), 35 mL in 40 min, 52.5 mL/h`. */
export function describeOrder(order: Order, words: Words): string {
  const { regimen, volumeMl: volume, minutes, rateMlPerH: rate, confirmed, note } = order;
  const { say } = words;
  const parts = [
    doseText(order, words),
    ...(volume === undefined || minutes === undefined
      ? []
      : [say('charted.order-volume', { volume, minutes })]),
    ...(rate === undefined ? [] : [say('charted.order-rate', { rate })]),
    ...bolusText(order, words),
    ...confirmed.map(({ reason }) => say('charted.order-accepted', { reason })),
    ...(note === undefined ? [] : [note]),
  ].join(', ');
  return say('charted.order', { regimen: regimenOf(regimen).label, parts });
}
