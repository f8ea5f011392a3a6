/** Who and where: patient, clinic, staff, encounter, monitors and pump. */

import type { BodyOf } from '@chairside/shared/moves/events';
import type { SessionPatient } from '@chairside/shared/session/entries';
import type {
  BundleEntry,
  Device,
  Encounter,
  FhirResource,
  Organization,
  Patient,
  Practitioner,
} from 'fhir/r4.js';
import {
  entryOf,
  type FhirContext,
  instant,
  local,
  patientOf,
  personName,
  referenceTo,
  terminology,
} from './fhir-context.ts';

type Entry = BundleEntry<FhirResource>;
type Attached = BodyOf<'monitor-attached'>;

export function* people(context: FhirContext): Generator<Entry> {
  const { record } = context;
  const { state, clinic, events } = record;
  yield entryOf(context, 'patient', patient(state.patientRef, state.patient));
  const organization: Organization = { resourceType: 'Organization', name: clinic.name };
  yield entryOf(context, 'clinic', organization);
  const seen = new Set<string>();
  for (const { by } of events) {
    const name = personName(by);
    if (by.kind !== 'user' || name === null || seen.has(name)) continue;
    seen.add(name);
    const practitioner: Practitioner = {
      resourceType: 'Practitioner',
      identifier: [{ system: local('user'), value: by.id }],
      name: [{ text: by.name }],
    };
    yield entryOf(context, name, practitioner);
  }
  yield entryOf(context, 'encounter', encounter(context));
  for (const { deviceId, label } of monitors(context)) {
    const device: Device = {
      resourceType: 'Device',
      identifier: [{ system: local('device'), value: deviceId }],
      deviceName: [{ name: label, type: 'user-friendly-name' }],
      type: { text: 'Bedside monitor' },
      patient: patientOf(context),
    };
    yield entryOf(context, `device/${deviceId}`, device);
  }
  const pump = state.infusion?.pump;
  if (pump !== undefined) {
    const device: Device = {
      resourceType: 'Device',
      deviceName: [{ name: pump, type: 'user-friendly-name' }],
      type: { text: 'Infusion pump' },
      patient: patientOf(context),
    };
    yield entryOf(context, 'pump', device);
  }
}

/** Every monitor that was attached, each once. */
export function monitors({ record }: FhirContext): Attached[] {
  const attached = new Map<string, Attached>();
  for (const { body } of record.events) {
    if (body.type === 'monitor-attached') attached.set(body.deviceId, body);
  }
  return [...attached.values()];
}

function patient(reference: string, known: SessionPatient | null): Patient {
  const value = known?.recordNumber ?? reference;
  const identifier = [{ system: local('record-number'), value }];
  if (known === null) return { resourceType: 'Patient', identifier };
  const { name, dateOfBirth, sex } = known;
  return {
    resourceType: 'Patient',
    identifier,
    name: [{ text: name }],
    birthDate: dateOfBirth,
    ...(sex === undefined ? {} : { gender: sex }),
  };
}

function encounter(context: FhirContext): Encounter {
  const { state } = context.record;
  const { closedAt, outcome, openedAt, phase } = state;
  const status =
    closedAt === null
      ? phase === 'before'
        ? 'arrived'
        : 'in-progress'
      : outcome === 'cancelled'
        ? 'cancelled'
        : 'finished';
  return {
    resourceType: 'Encounter',
    identifier: [{ system: local('session'), value: state.id }],
    status,
    class: { system: terminology('v3-ActCode'), code: 'AMB', display: 'ambulatory' },
    type: [{ text: 'Infusion session' }],
    subject: patientOf(context),
    period: { start: instant(openedAt), ...(closedAt === null ? {} : { end: instant(closedAt) }) },
    ...(outcome === null ? {} : { hospitalization: { dischargeDisposition: { text: outcome } } }),
    location: [{ location: { display: `Chair ${state.chairLabel}` } }],
    serviceProvider: referenceTo(context, 'clinic', context.record.clinic.name),
  };
}
