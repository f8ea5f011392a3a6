/** Order, pump and infusion in plain sentences. */
import type { Order } from '@chairside/shared/infusion/order';
import { regimenOf } from '@chairside/shared/infusion/regimens';
import type { BodyOf } from '@chairside/shared/session/events';

export type InfusionBody = BodyOf<
  | 'order-written'
  | 'order-signed'
  | 'pump-programmed'
  | 'pump-checked'
  | 'infusion-started'
  | 'rate-changed'
  | 'bolus-given'
  | 'infusion-paused'
  | 'infusion-resumed'
  | 'infusion-stopped'
  | 'waste-recorded'
  | 'waste-witnessed'
>;

const STOPPED = {
  completed: 'completed',
  'side-effect': 'because of a side effect',
  'vital-signs': 'because of vital signs',
  'patient-request': 'at the request of the patient',
  'line-problem': 'because of a line problem',
  other: 'for another reason',
} as const;

export const STOP_REASON_LABELS = {
  completed: 'Completed as planned',
  'side-effect': 'Side effect',
  'vital-signs': 'Vital signs',
  'patient-request': 'Request of the patient',
  'line-problem': 'Line problem',
  other: 'Other reason',
} as const satisfies Record<keyof typeof STOPPED, string>;

export function describeInfusion(body: InfusionBody): string {
  switch (body.type) {
    case 'order-written':
      return `Order written: ${describeOrder(body.order)}`;
    case 'order-signed':
      return 'Order signed';
    case 'pump-programmed': {
      const { pump, rateMlPerH, volumeMl, concentrationMgPerMl, lot } = body.program;
      return `Pump ${pump} programmed: ${rateMlPerH} mL/h, ${volumeMl} mL of ${concentrationMgPerMl} mg/mL, lot ${lot}`;
    }
    case 'pump-checked':
      return `Pump checked by a second person: ${body.rateMlPerH} mL/h, ${body.volumeMl} mL`;
    case 'infusion-started': {
      const dose = body.doseMg === undefined ? '' : ` ${body.doseMg} mg`;
      const rate = body.rateMlPerH === undefined ? '' : `, ${body.rateMlPerH} mL/h`;
      return `Infusion started: ${body.drug}${dose}${rate}, planned ${body.plannedMinutes} min`;
    }
    case 'rate-changed':
      return `Rate changed from ${body.from} to ${body.rateMlPerH} mL/h: ${body.reason}${agreed(body)}`;
    case 'bolus-given': {
      const over = body.minutes === undefined ? '' : ` over ${body.minutes} min`;
      const lot = body.lot === undefined ? '' : `, lot ${body.lot}`;
      return `Bolus ${body.mg} mg${volume(body.ml)}${over}${lot}: ${body.reason}${agreed(body)}`;
    }
    case 'infusion-paused':
      return `Infusion paused: ${body.reason}`;
    case 'infusion-resumed':
      return 'Infusion resumed';
    case 'infusion-stopped':
      return `Infusion stopped, ${STOPPED[body.reason]}${body.note === undefined ? '' : `: ${body.note}`}`;
    case 'waste-recorded':
      return `Waste ${body.mg} mg${volume(body.ml)}${body.reason === undefined ? '' : `: ${body.reason}`}`;
    case 'waste-witnessed':
      return 'Waste witnessed';
    default:
      return body satisfies never;
  }
}

/** Whose entry it was, where the one who charted it agreed as a second person. */
const agreed = ({ beside }: Pick<BodyOf<'bolus-given'>, 'beside'>) =>
  beside?.kind === 'user' ? `; second person for ${beside.name}` : '';

const volume = (ml: number | undefined) => (ml === undefined ? '' : `, ${ml} mL`);

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
