/** An infusion by weight, worked out as a form does it. */
import { doseOf, rateOf } from '@chairside/shared/infusion/arithmetic';
import type { OrderInput, PumpProgram, RegimenCode } from '@chairside/shared/infusion/order';

export interface DemoOrder {
  readonly kg: number;
  readonly regimen: Exclude<RegimenCode, 'esketamine'>;
  readonly mgPerKg: number;
  readonly minutes: number;
}

/** One milligram in each millilitre. */
const MG_PER_ML = 1;

export function demoOrder({ kg, regimen, mgPerKg, minutes }: DemoOrder): OrderInput {
  const doseMg = doseOf(kg, mgPerKg);
  const volumeMl = doseMg / MG_PER_ML;
  return {
    ...{ regimen, route: 'iv-infusion', drug: 'ketamine', mgPerKg, weightKg: kg },
    ...{ weightBasis: 'actual', doseMg, concentrationMgPerMl: MG_PER_ML, volumeMl, minutes },
    rateMlPerH: rateOf(volumeMl, minutes),
  };
}

export function demoProgram(of: DemoOrder): PumpProgram {
  const { rateMlPerH = 0, volumeMl = 0, concentrationMgPerMl = 0 } = demoOrder(of);
  const pump = { pump: 'Syringe pump 3', lot: 'LOT-2207' };
  return { rateMlPerH, volumeMl, concentrationMgPerMl, ...pump };
}
