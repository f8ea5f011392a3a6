import type { BodyOf, SessionEvent } from '@chairside/shared/moves/events';
import type { BundleEntry, FhirResource, Provenance } from 'fhir/r4.js';
import {
  encounterOf,
  entryOf,
  type FhirContext,
  instant,
  local,
  performerOf,
  terminology,
} from './fhir-context.ts';

/** ASTM E1762-95: verification signature. */
const VERIFICATION = {
  system: 'urn:iso-astm:E1762-95:2013',
  code: '1.2.840.10065.1.12.1.5',
  display: 'Verification Signature',
};

/**
 * Who signed the session. The signature is over the hash chain of the log, not over this bundle: it is checked on
 * the session's JSON export.
 */
export function* provenances(context: FhirContext): Generator<BundleEntry<FhirResource>> {
  for (const event of context.record.events) {
    if (event.body.type !== 'session-signed') continue;
    const resource = provenance(context, event, event.body);
    yield entryOf(context, `signature/${event.seq}`, resource);
  }
}

function provenance(
  context: FhirContext,
  { at, by }: SessionEvent,
  { kind, statement, seal }: BodyOf<'session-signed'>,
): Provenance {
  const who = performerOf(context, by)[0] ?? { display: 'unknown' };
  const said = statement === undefined ? kind : `${kind}: ${statement}`;
  return {
    resourceType: 'Provenance',
    target: [encounterOf(context)],
    recorded: instant(at),
    activity: { text: said },
    agent: [
      {
        type: {
          coding: [{ system: terminology('provenance-participant-type'), code: 'attester' }],
        },
        who,
      },
    ],
    entity: [
      {
        role: 'source',
        what: {
          identifier: { system: local('log-hash-sha256'), value: seal.signedHash },
          display: `Session log up to event ${seal.signedSeq}`,
        },
      },
    ],
    signature: [
      {
        type: [VERIFICATION],
        when: instant(at),
        who,
        targetFormat: 'application/json',
        sigFormat: 'application/octet-stream',
        data: seal.signature,
      },
    ],
  };
}
