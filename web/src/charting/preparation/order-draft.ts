/** The order form: what is typed, what follows from it, what is asked about. */
import { planInfusion } from '@chairside/shared/infusion/arithmetic';
import { inputLimits, type OrderAbout } from '@chairside/shared/infusion/input-limits';
import type { Order, RegimenCode } from '@chairside/shared/infusion/order';
import type { InputLimit } from '@chairside/shared/infusion/order-limit';
import { regimenOf } from '@chairside/shared/infusion/regimens';

export interface OrderDraft {
  readonly regimen: RegimenCode;
  readonly weightKg: number | null;
  readonly weightBasis: Order['weightBasis'];
  readonly mgPerKg: number | null;
  /** Nasal devices: a fixed dose, mg. */
  readonly doseMg: number | null;
  readonly drawnUp: 'concentration' | 'volume';
  readonly mgPerMl: number | null;
  readonly toMl: number | null;
  readonly minutes: number | null;
  readonly bolusMg: number | null;
  readonly bolusMinutes: number | null;
  readonly note: string;
  /** By code of the input limit. */
  readonly reasons: Readonly<Record<string, string>>;
}

export function emptyOrder(
  weightKg: number | null,
  regimen: RegimenCode = 'depression',
): OrderDraft {
  const { usual } = regimenOf(regimen);
  return {
    ...{ regimen, weightKg, weightBasis: 'actual', mgPerKg: usual.mgPerKg, doseMg: null },
    ...{ drawnUp: 'concentration', mgPerMl: 1, toMl: null, minutes: usual.minutes },
    ...{ bolusMg: null, bolusMinutes: null, note: '', reasons: {} },
  };
}

/** Null while a field is missing; never a guess for one. */
export function orderOf(draft: OrderDraft): Order | null {
  const { regimen, weightKg, weightBasis, reasons, bolusMg, bolusMinutes } = draft;
  const usual = regimenOf(regimen);
  if (weightKg === null) return null;
  const confirmed = Object.entries(reasons)
    .filter(([, reason]) => reason.trim() !== '')
    .map(([code, reason]) => ({ code, reason: reason.trim() }));
  const note = draft.note.trim();
  const common = {
    regimen,
    route: usual.route,
    drug: usual.drug,
    weightKg,
    weightBasis,
    confirmed,
    ...(note === '' ? {} : { note }),
    ...(bolusMg === null ? {} : { bolusMg }),
    ...(bolusMg === null || bolusMinutes === null ? {} : { bolusMinutes }),
  };
  if (usual.route === 'nasal') {
    return draft.doseMg === null ? null : { ...common, doseMg: draft.doseMg };
  }
  const { mgPerKg, minutes } = draft;
  const drawnUp = drawnUpOf(draft);
  if (mgPerKg === null || minutes === null || drawnUp === null) return null;
  if (mgPerKg <= 0 || minutes <= 0 || weightKg <= 0) return null;
  return { ...common, mgPerKg, minutes, ...planInfusion({ weightKg, mgPerKg, minutes, drawnUp }) };
}

function drawnUpOf({ drawnUp, mgPerMl, toMl }: OrderDraft) {
  const value = drawnUp === 'concentration' ? mgPerMl : toMl;
  if (value === null || value <= 0) return null;
  return drawnUp === 'concentration' ? { mgPerMl: value } : { toMl: value };
}

/** `ready`: nothing is refused, and every question has its reason. */
export function reviewOrder(
  order: Order,
  about: OrderAbout,
): { readonly limits: readonly InputLimit[]; readonly ready: boolean } {
  const limits = inputLimits(order, about);
  return { limits, ready: limits.every(({ confirmed }) => confirmed) };
}
