/** How each signal is named in FHIR (docs/clinical.md 3.5; FHIR R4 vital signs profiles). */
import { SIGNAL_INFO, type Signal } from '@chairside/shared/vitals/catalogue';
import type { CodeableConcept } from 'fhir/r4.js';
import { concept, LOINC, MDC, terminology } from './fhir-context.ts';

const profile = (name: string): string => `http://hl7.org/fhir/StructureDefinition/${name}`;
export const BP_PROFILE = profile('bp');
export const WEIGHT_PROFILE = profile('bodyweight');
export const BP_PANEL = '85354-9';
export const BODY_WEIGHT = '29463-7';

/** The profile that R4 has for a signal; none for the others. */
export function profileOf(signal: Signal): string | undefined {
  const { fhir } = SIGNAL_INFO[signal];
  return fhir === null ? undefined : profile(fhir.profile);
}

export const VITAL_SIGNS: CodeableConcept = {
  coding: [
    { system: terminology('observation-category'), code: 'vital-signs', display: 'Vital Signs' },
  ],
};

export function signalCode(signal: Signal): CodeableConcept {
  const { loinc, mdc, name, fhir } = SIGNAL_INFO[signal];
  const own = [fhir?.alsoLoinc, loinc].flatMap((code) =>
    code === undefined || code === null ? [] : [{ system: LOINC, code }],
  );
  return concept(name, ...own, { system: MDC, code: String(mdc) });
}

/** Why there is no value, from the status that the monitor gave most often. */
export function absentReason(cause: string): CodeableConcept {
  return concept(cause, { system: terminology('data-absent-reason'), code: reasonCode(cause) });
}

function reasonCode(cause: string): string {
  switch (cause) {
    case 'off':
    case 'not measured':
      return 'not-performed';
    case 'searching':
    case 'low-signal':
    case 'invalid':
    case 'failed':
      return 'error';
    case 'measuring':
      return 'temp-unknown';
    default:
      return 'unknown';
  }
}
