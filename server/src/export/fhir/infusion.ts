/**
 * The infusion: one Procedure, and one MedicationAdministration for each stretch of one rate and for each bolus or
 * nasal device, so that the doses add up to what was delivered and no dose stands there twice.
 */
import {
  bolusesUntil,
  isNasal,
  type Stretch,
  stretches,
  volumeIn,
} from '@chairside/shared/infusion/recorded-infusion';
import { roundTo } from '@chairside/shared/infusion/rounding';
import type { InfusionState } from '@chairside/shared/session/state';
import type {
  BundleEntry,
  FhirResource,
  MedicationAdministration,
  MedicationAdministrationDosage,
  Procedure,
} from 'fhir/r4.js';
import {
  concept,
  encounterOf,
  entryOf,
  type FhirContext,
  instant,
  local,
  patientOf,
  quantity,
  referenceTo,
} from './fhir-context.ts';

type Entry = BundleEntry<FhirResource>;

export function* infusion(context: FhirContext): Generator<Entry> {
  const { state, until } = context.record;
  const given = state.infusion;
  if (given === null) return;
  yield entryOf(context, 'infusion', procedure(context, given));
  const runs = (isNasal(given) ? [] : stretches(given, given.stoppedAt ?? until)) ?? null;
  if (runs === null) {
    yield entryOf(context, 'infusion/unknown-rate', administration(context, given, null, null));
  }
  for (const run of (runs ?? []).filter(({ mlPerH, from, to }) => mlPerH > 0 && to > from)) {
    const resource = administration(context, given, run, rateDosage(given, run));
    yield entryOf(context, `infusion/${run.from}`, resource);
  }
  for (const [place, bolus] of bolusesUntil(given, until).entries()) {
    const dosage = { route: routeOf(given), dose: quantity(bolus.mg, 'mg') };
    const at = { from: bolus.at, to: bolus.at };
    yield entryOf(context, `bolus/${place}`, administration(context, given, at, dosage));
  }
}

function procedure(context: FhirContext, given: InfusionState): Procedure {
  const { startedAt, stoppedAt, stopReason, drug } = given;
  const running = context.record.state.phase === 'paused' ? 'on-hold' : 'in-progress';
  const stopped = stopReason === 'completed' ? 'completed' : 'stopped';
  return {
    resourceType: 'Procedure',
    status: stoppedAt === null ? running : stopped,
    ...(stopReason === null || stopReason === 'completed'
      ? {}
      : { statusReason: concept(stopReason, { system: local('stop-reason'), code: stopReason }) }),
    code: concept(isNasal(given) ? `Nasal ${drug}` : `${capital(drug)} infusion`, {
      ...{ system: local('regimen'), code: given.regimen ?? 'not-stated' },
    }),
    subject: patientOf(context),
    encounter: encounterOf(context),
    performedPeriod: {
      start: instant(startedAt),
      ...(stoppedAt === null ? {} : { end: instant(stoppedAt) }),
    },
    ...(given.pump === undefined ? {} : { usedReference: [referenceTo(context, 'pump')] }),
  };
}

function administration(
  context: FhirContext,
  given: InfusionState,
  span: { readonly from: number; readonly to: number } | null,
  dosage: MedicationAdministrationDosage | null,
): MedicationAdministration {
  const running = given.stoppedAt === null && (span === null || span.to >= context.record.until);
  const { from, to } = span ?? { from: given.startedAt, to: given.stoppedAt };
  const { drug, lot } = given;
  const label = lot === undefined ? drug : `${drug}, lot ${lot}`;
  return {
    resourceType: 'MedicationAdministration',
    partOf: [referenceTo(context, 'infusion')],
    status: running ? 'in-progress' : 'completed',
    medicationCodeableConcept: concept(label, { system: local('drug'), code: drug }),
    subject: patientOf(context),
    context: encounterOf(context),
    effectivePeriod: {
      start: instant(from),
      ...(to === null || running ? {} : { end: instant(to) }),
    },
    ...(given.pump === undefined || from === to ? {} : { device: [referenceTo(context, 'pump')] }),
    ...(dosage === null ? {} : { dosage }),
  };
}

/** The dose only where the concentration is known: half a dose must not pass for a whole one. */
function rateDosage(given: InfusionState, run: Stretch): MedicationAdministrationDosage {
  const { concentrationMgPerMl } = given;
  return {
    route: routeOf(given),
    ...(concentrationMgPerMl === undefined
      ? {}
      : { dose: quantity(roundTo(volumeIn(run) * concentrationMgPerMl, 6), 'mg') }),
    rateQuantity: quantity(run.mlPerH, 'mL/h'),
  };
}

function routeOf(given: InfusionState) {
  return concept(isNasal(given) ? 'nasal' : 'intravenous');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
