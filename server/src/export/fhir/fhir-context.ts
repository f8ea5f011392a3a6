/** What every resource of a bundle is made with: codes, names of resources, who did it. */

import { createHash } from 'node:crypto';
import type { Actor } from '@chairside/shared/people/roles';
import { utcText } from '@chairside/shared/time/calendar';
import type { FhirQuery } from '@chairside/shared/wire/exports';
import type { BundleEntry, CodeableConcept, FhirResource, Quantity, Reference } from 'fhir/r4.js';
import type { SessionRecord } from '../record/session-record.read-model.ts';

export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';
export const MDC = 'urn:iso:std:iso:11073:10101';
export const SNOMED = 'http://snomed.info/sct';
/** Registered object identifier of MedDRA. */
export const MEDDRA = 'urn:oid:2.16.840.1.113883.6.163';
export const terminology = (name: string): string =>
  `http://terminology.hl7.org/CodeSystem/${name}`;
/** Codes and identifiers of Chairside itself. */
export const local = (name: string): string => `urn:chairside:${name}`;

export interface FhirContext {
  readonly record: SessionRecord;
  readonly query: FhirQuery;
}

/** The same resource of the same session has the same id in every export (a UUID of version 8). */
export function idOf({ record }: FhirContext, name: string): string {
  const hash = createHash('sha256').update(`${record.state.id} ${name}`).digest('hex');
  const variant = (8 + (Number.parseInt(hash.slice(16, 17), 16) % 4)).toString(16);
  return [
    ...[hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`],
    ...[`${variant}${hash.slice(17, 20)}`, hash.slice(20, 32)],
  ].join('-');
}

export function referenceTo(context: FhirContext, name: string, display?: string): Reference {
  const reference = `urn:uuid:${idOf(context, name)}`;
  return display === undefined ? { reference } : { reference, display };
}

export function entryOf(
  context: FhirContext,
  name: string,
  resource: FhirResource,
): BundleEntry<FhirResource> {
  const id = idOf(context, name);
  return { fullUrl: `urn:uuid:${id}`, resource: { ...resource, id } };
}

/** Every resource of a session is about its patient. */
export const patientOf = (context: FhirContext): Reference => referenceTo(context, 'patient');
export const encounterOf = (context: FhirContext): Reference => referenceTo(context, 'encounter');

/** Name of the resource of a person; null for what no person did. */
export function personName(by: Actor): string | null {
  return by.kind === 'user' ? `practitioner/${by.id}` : null;
}

export function performerOf(context: FhirContext, by: Actor): Reference[] {
  const name = personName(by);
  return name === null
    ? []
    : [referenceTo(context, name, by.kind === 'user' ? by.name : undefined)];
}

/** FHIR knows no empty lists. */
export function performedBy(context: FhirContext, by: Actor): { performer?: Reference[] } {
  const performer = performerOf(context, by);
  return performer.length === 0 ? {} : { performer };
}

export const instant = (at: number): string => utcText(at);

export function concept(
  text: string,
  ...coding: readonly {
    readonly system: string;
    readonly code: string;
    readonly display?: string;
  }[]
): CodeableConcept {
  return coding.length === 0 ? { text } : { coding: [...coding], text };
}

/** `ucum`: both the unit shown and its code. */
export function quantity(value: number, ucum: string, unit = ucum): Quantity {
  return { value, unit, system: UCUM, code: ucum };
}
