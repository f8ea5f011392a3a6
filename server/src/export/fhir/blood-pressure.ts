import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { type Reading, statusIn } from '@chairside/shared/vitals/reading';
import type { Observation, ObservationComponent } from 'fhir/r4.js';
import {
  concept,
  encounterOf,
  type FhirContext,
  instant,
  LOINC,
  MDC,
  patientOf,
  quantity,
} from './fhir-context.ts';
import { absentReason, BP_PANEL, BP_PROFILE, signalCode, VITAL_SIGNS } from './vital-codes.ts';

type Pressure = 'sys' | 'dia' | 'map';

/** One inflation. A pressure that is not there says why; a mean that is not there is left out. */
export function bloodPressure(
  context: FhirContext,
  at: number,
  pressures: Readonly<Partial<Record<Pressure, number | undefined>>>,
  cause: string,
): Observation {
  const component = (signal: Pressure): ObservationComponent => {
    const value = pressures[signal];
    const { ucum, unit } = SIGNAL_INFO[signal];
    const code = signalCode(signal);
    if (value === undefined) return { code, dataAbsentReason: absentReason(cause) };
    return { code, valueQuantity: quantity(value, ucum, unit) };
  };
  return {
    resourceType: 'Observation',
    meta: { profile: [BP_PROFILE] },
    status: 'final',
    category: [VITAL_SIGNS],
    code: concept(
      'Blood pressure',
      { system: LOINC, code: BP_PANEL },
      { system: MDC, code: NONINVASIVE },
    ),
    subject: patientOf(context),
    encounter: encounterOf(context),
    effectiveDateTime: instant(at),
    component: [
      component('sys'),
      component('dia'),
      ...(pressures.map === undefined ? [] : [component('map')]),
    ],
  };
}

/** MDC_PRESS_BLD_NONINV. */
const NONINVASIVE = '150020';

/** The same failure sent again within this long is the same inflation, ms (as for values, AL-13). */
const SAME_MS = 60_000;

export function failedCuffs(readings: readonly Reading[]): { at: number; cause: string }[] {
  const found: { at: number; cause: string }[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { at, statuses } of [...readings].sort((a, b) => a.at - b.at)) {
    const cause = statusIn(statuses, 'nibp');
    if (cause !== 'failed' && cause !== 'invalid') continue;
    if (at - last > SAME_MS) found.push({ at, cause });
    last = at;
  }
  return found;
}
