import type { Order } from './order.ts';

/** The worked order of docs/clinical.md 2. */
export const ORDER: Order = {
  regimen: 'depression',
  route: 'iv-infusion',
  drug: 'ketamine',
  mgPerKg: 0.5,
  weightKg: 70,
  weightBasis: 'actual',
  doseMg: 35,
  concentrationMgPerMl: 1,
  volumeMl: 35,
  minutes: 40,
  rateMlPerH: 52.5,
  confirmed: [],
};

/** The same order for another weight, dose and time, with fields that fit each other. */
export function orderOf(
  { weightKg = 70, doseMg = 35, minutes = 40, mgPerMl = 1 } = {},
  more: Partial<Order> = {},
): Order {
  const { mgPerKg: _, ...rest } = ORDER;
  const volumeMl = doseMg / mgPerMl;
  const rateMlPerH = (volumeMl * 60) / minutes;
  return {
    ...rest,
    weightKg,
    doseMg,
    minutes,
    concentrationMgPerMl: mgPerMl,
    volumeMl,
    rateMlPerH,
    ...more,
  };
}
