import { createFakeStore } from '@chairside/server/store/fake/store.fake';
import type { Store } from '@chairside/server/store/ports/store';
import type {
  AdverseEvent,
  Bundle as AnyBundle,
  FhirResource,
  MedicationAdministration,
  Observation,
  ObservationComponent,
  Provenance,
} from 'fhir/r4.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportApp, exportApp } from '../support/export-app.ts';
import { FHIR_SCHEMAS, fhirValidator } from '../support/fhir-schema.ts';
import { HOUR, nasal, normal, PLAIN_DAY, SCENARIOS } from '../support/told-scenarios.ts';
import { type ToldClinic, ToldSession, toldClinic } from '../support/told-session.ts';

type Bundle = AnyBundle<FhirResource>;

let store: Store;
let clinic: ToldClinic;
let server: ExportApp;
const bundles = new Map<string, Bundle>();

async function bundle(session: string, query = ''): Promise<Bundle> {
  const response = await server.get(`/api/sessions/${session}/export.fhir.json${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('application/fhir+json');
  return (await response.json()) as Bundle;
}

beforeAll(async () => {
  store = createFakeStore();
  clinic = await toldClinic(store);
  server = await exportApp(store, clinic.id, PLAIN_DAY + 300 * 24 * HOUR);
  for (const { name, tell, begin } of SCENARIOS) {
    bundles.set(name, await bundle(await tell(clinic, begin).told()));
  }
});
afterAll(async () => {
  await server.close();
  await store.close();
});

const told = (name: string): Bundle => {
  const found = bundles.get(name);
  if (!found) throw new Error(`no bundle ${name}`);
  return found;
};
const resources = ({ entry = [] }: Bundle): FhirResource[] =>
  entry.flatMap(({ resource }) => (resource ? [resource] : []));
const observations = (from: Bundle): Observation[] =>
  resources(from).filter((one) => one.resourceType === 'Observation');
const administrations = (from: Bundle): MedicationAdministration[] =>
  resources(from).filter((one) => one.resourceType === 'MedicationAdministration');
const loinc = ({ code }: Observation | ObservationComponent): string[] =>
  (code.coding ?? [])
    .filter(({ system }) => system === 'http://loinc.org')
    .map(({ code: own }) => own ?? '');
const isVital = ({ category = [] }: Observation): boolean =>
  category.some(({ coding = [] }) => coding.some(({ code }) => code === 'vital-signs'));

describe('FHIR bundle of a session', () => {
  it.each(FHIR_SCHEMAS)('EX-05 every resource is valid by the R4 JSON schema %s', async (from) => {
    const faults = fhirValidator(from);
    expect(faults({ resourceType: 'Observation', status: 'final' })).not.toEqual([]);
    expect(faults({ resourceType: 'Patient', nick: 'x' })).not.toEqual([]);
    const every = await bundle(
      await normal(clinic, PLAIN_DAY).told(),
      '?resolution=every-value&codes=both',
    );
    for (const one of [...bundles.values(), every]) {
      expect(faults({ ...one, entry: [] })).toEqual([]);
      for (const resource of resources(one)) expect(faults(resource)).toEqual([]);
    }
  });

  it('EX-05 every reference leads to a resource of the bundle, and no id stands twice', () => {
    for (const [name, one] of bundles) {
      const urls = (one.entry ?? []).map(({ fullUrl }) => fullUrl ?? '');
      expect(new Set(urls).size, name).toBe(urls.length);
      const wanted = [...JSON.stringify(one).matchAll(/"reference":"([^"]+)"/g)].map(
        ([, to]) => to,
      );
      expect(
        wanted.filter((to) => !urls.includes(to ?? '')),
        name,
      ).toEqual([]);
      expect(JSON.stringify(one), name).not.toMatch(/:(\[\]|\{\}|null|"")/);
    }
  });

  it('EX-06 vital signs keep the rules of their profiles', () => {
    const units: Record<string, string> = {
      ...{ '8867-4': '/min', '2708-6': '%', '59408-5': '%', '9279-1': '/min', '8310-5': 'Cel' },
      ...{ '8480-6': 'mm[Hg]', '8462-4': 'mm[Hg]', '8478-0': 'mm[Hg]', '29463-7': 'kg' },
    };
    for (const one of [...bundles.values()].flatMap(observations).filter(isVital)) {
      const codes = loinc(one);
      expect(codes.length).toBeGreaterThan(0);
      expect(one.subject?.reference).toMatch(/^urn:uuid:/);
      expect(one.effectiveDateTime ?? one.effectivePeriod?.start).toMatch(/^\d{4}-\d\d-\d\dT/);
      if (codes.includes('59408-5')) expect(codes).toContain('2708-6');
      if (codes.includes('8889-8')) expect(codes).toContain('8867-4');
      if (codes.includes('85354-9')) {
        const parts = one.component ?? [];
        expect(one.valueQuantity).toBeUndefined();
        for (const code of ['8480-6', '8462-4']) {
          expect(parts.filter((part) => loinc(part).includes(code))).toHaveLength(1);
        }
        for (const part of parts) {
          const [code = ''] = loinc(part);
          if (part.dataAbsentReason) expect(part.valueQuantity).toBeUndefined();
          else expect(part.valueQuantity?.code).toBe(units[code]);
        }
      } else if (one.dataAbsentReason) expect(one.valueQuantity).toBeUndefined();
      else {
        expect(one.valueQuantity?.system).toBe('http://unitsofmeasure.org');
        expect(one.valueQuantity?.code).toBe(units[codes[0] ?? ''] ?? one.valueQuantity?.code);
      }
    }
  });

  it('EX-07 what is missing is an observation without a value, with the reason', () => {
    const missing = observations(told('normal')).filter((one) => one.dataAbsentReason);
    const gap = missing.find((one) => loinc(one).includes('59408-5'));
    expect(gap?.dataAbsentReason?.coding?.[0]?.code).toBe('unknown');
    expect(gap?.effectivePeriod?.start).toBe(new Date(PLAIN_DAY + 39 * 60_000).toISOString());
    const failed = observations(told('normal')).filter((one) =>
      one.component?.some(({ dataAbsentReason }) => dataAbsentReason?.text === 'failed'),
    );
    expect(failed).toHaveLength(1);
    expect(observations(told('empty'))).toEqual([]);
  });

  it('EX-08 a minute is its mean with minimum, maximum and count; every value can be had; every cuff is there', async () => {
    const session = new ToldSession(clinic, PLAIN_DAY);
    session.open('0500');
    for (let second = 0; second < 90; second += 1)
      session.reading(second / 60, { hr: 60 + second });
    session.reading(2, { sys: 120, dia: 80 });
    session.reading(3, { sys: 121 });
    session.event(5, { type: 'session-closed', outcome: 'cancelled' });
    const id = await session.told();
    const byMinute = observations(await bundle(id));
    const rates = byMinute.filter((one) => loinc(one).includes('8867-4') && one.valueQuantity);
    expect(rates.map(({ valueQuantity }) => valueQuantity?.value)).toEqual([89.5, 134.5]);
    const parts = rates[0]?.component ?? [];
    expect(parts.map((part) => part.valueQuantity?.value ?? part.valueInteger)).toEqual([
      60, 119, 60,
    ]);
    const cuffs = byMinute.filter((one) => loinc(one).includes('85354-9'));
    expect(
      cuffs.map(({ component = [] }) => component.map((part) => part.valueQuantity?.value)),
    ).toEqual([
      [120, 80],
      [121, undefined],
    ]);
    const every = observations(await bundle(id, '?resolution=every-value'));
    const values = every.filter((one) => loinc(one).includes('8867-4') && one.valueQuantity);
    expect(values.map(({ valueQuantity }) => valueQuantity?.value)).toEqual(
      Array.from({ length: 90 }, (_, i) => 60 + i),
    );
    const tens = observations(await bundle(id, '?resolution=ten-seconds'));
    expect(tens.filter((one) => loinc(one).includes('8867-4') && one.valueQuantity)).toHaveLength(
      9,
    );
  });

  it('EX-09 the doses of the administrations add up to what was delivered, a stretch of one rate each', () => {
    const run = administrations(told('normal')).filter(({ partOf }) => partOf);
    expect(run.map(({ dosage }) => dosage?.rateQuantity?.value)).toEqual([52.5, 52.5, 40]);
    const sum = run.reduce((mg, { dosage }) => mg + (dosage?.dose?.value ?? 0), 0);
    expect(sum).toBeCloseTo(31.229, 2);
    const unknown = administrations(told('one-reading'));
    expect(unknown).toHaveLength(1);
    expect(unknown[0]?.dosage).toBeUndefined();
    const sprays = administrations(told('nasal'));
    expect(sprays.map(({ dosage }) => dosage?.dose?.value)).toEqual([28, 28]);
    const procedure = resources(told('aborted')).find((one) => one.resourceType === 'Procedure');
    expect(procedure).toMatchObject({ status: 'stopped', statusReason: { text: 'side-effect' } });
  });

  it('EX-10 effects have local codes; MedDRA and SNOMED CT only where asked and verified', async () => {
    const effects = (from: Bundle): AdverseEvent[] =>
      resources(from).filter((one) => one.resourceType === 'AdverseEvent');
    const plain = effects(told('normal'));
    expect(plain.map(({ event }) => event?.coding?.map(({ system }) => system))).toEqual([
      ['urn:chairside:effect'],
      ['urn:chairside:effect'],
    ]);
    const coded = effects(await bundle(await normal(clinic, PLAIN_DAY).told(), '?codes=both'));
    const nausea = coded.find(({ event }) => event?.coding?.[0]?.code === 'nausea');
    expect(nausea?.event?.coding?.map(({ code }) => code)).toEqual([
      'nausea',
      '10028813',
      '422587007',
    ]);
    const dissociation = coded.find(({ event }) => event?.coding?.[0]?.code === 'dissociation');
    expect(dissociation?.event?.coding).toHaveLength(1);
  });

  it('EX-11 the signature stands as a Provenance with what it covers', () => {
    const [signed, ...others] = resources(told('normal')).filter(
      (one): one is Provenance => one.resourceType === 'Provenance',
    );
    expect(others).toEqual([]);
    expect(signed?.signature?.[0]?.data).toBe(Buffer.alloc(64, 7).toString('base64'));
    expect(signed?.entity?.[0]?.what.identifier?.value).toBe('a'.repeat(64));
    expect(resources(told('empty')).some((one) => one.resourceType === 'Provenance')).toBe(false);
  });

  it('EX-05 the same session gives the same ids again', async () => {
    const id = await nasal(clinic, PLAIN_DAY).told();
    const urls = async () => (await bundle(id)).entry?.map(({ fullUrl }) => fullUrl);
    expect(await urls()).toEqual(await urls());
  });
});
