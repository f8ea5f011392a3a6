/** A session as one FHIR R4 Bundle, entry by entry (docs/exports.md). */
import { BUNDLE_FORMAT, FORMAT_SYSTEM } from '@chairside/shared/exports/file-versions';
import type { FhirQuery } from '@chairside/shared/wire/exports';
import type { BundleEntry, FhirResource } from 'fhir/r4.js';
import type { SessionRecord } from '../record/session-record.read-model.ts';
import { charting } from './charting.ts';
import { type FhirContext, instant, local } from './fhir-context.ts';
import { infusion } from './infusion.ts';
import { people } from './people.ts';
import { provenances } from './provenance.ts';
import { vitals } from './vitals.ts';

export function* bundleEntries(context: FhirContext): Generator<BundleEntry<FhirResource>> {
  yield* people(context);
  yield* infusion(context);
  yield* vitals(context);
  yield* charting(context);
  yield* provenances(context);
}

/** Entries that are written at once. */
const PORTION = 200;

/** `madeAt`: epoch ms. */
export function* bundleText(
  record: SessionRecord,
  query: FhirQuery,
  madeAt: number,
): Generator<string> {
  const identifier = JSON.stringify({ system: local('session'), value: record.state.id });
  const meta = JSON.stringify({ tag: [{ system: FORMAT_SYSTEM, code: BUNDLE_FORMAT }] });
  yield `{"resourceType":"Bundle","meta":${meta},"identifier":${identifier},"type":"collection","timestamp":"${instant(madeAt)}","entry":[\n`;
  let portion: string[] = [];
  let first = true;
  const flush = () => {
    const text = `${first ? '' : ',\n'}${portion.join(',\n')}`;
    first = false;
    portion = [];
    return text;
  };
  for (const entry of bundleEntries({ record, query })) {
    portion.push(JSON.stringify(entry));
    if (portion.length >= PORTION) yield flush();
  }
  if (portion.length > 0) yield flush();
  yield '\n]}\n';
}
