import type { PrnDrug } from '@chairside/shared/protocols/document/prn';
import { PRN_ROUTES, type PrnRoute } from '@chairside/shared/protocols/document/prn';
import type { InterventionEntry } from '@chairside/shared/session/entries';
import { say } from '../../language/say.ts';

/** A drug as its form holds it: text until it is complete. */
export interface DrugDraft {
  readonly name: string;
  readonly dose: number | null;
  readonly unit: string;
  readonly route: PrnRoute;
  readonly site: string;
  /** `0.03 mg/kg x 70 kg`, where the dose came of the weight. */
  readonly worked: string | null;
}

export const EMPTY_DRUG: DrugDraft = {
  ...{ name: '', dose: null, unit: 'mg', route: PRN_ROUTES[0], site: '', worked: null },
};

/**
 * What the list fills in. A dose by weight is worked out only where today's weight is known; a dose that the order
 * says is left for whoever gives it.
 */
export function draftFrom(prn: PrnDrug, weightKg: number | null): DrugDraft {
  const route = prn.routes[0] ?? PRN_ROUTES[0];
  const draft = { ...EMPTY_DRUG, name: prn.drug, route };
  const { dose, unit } = prn;
  if (dose === undefined || unit === undefined) return draft;
  if (!unit.endsWith('/kg')) return { ...draft, dose, unit };
  const own = unit.slice(0, -'/kg'.length);
  if (weightKg === null) return { ...draft, unit: own };
  const worked = say('charting-interventions.dose-unit-x-weightkg-kg', { dose, unit, weightKg });
  return { ...draft, dose: Math.round(dose * weightKg * 100) / 100, unit: own, worked };
}

/** Null while something is missing. */
export function drugOf(draft: DrugDraft): NonNullable<InterventionEntry['drug']> | null {
  const { dose, route } = draft;
  const name = draft.name.trim();
  const unit = draft.unit.trim();
  const site = draft.site.trim();
  if (name === '' || unit === '' || dose === null || dose <= 0) return null;
  return { name, dose, unit, route, ...(site === '' ? {} : { site }) };
}
