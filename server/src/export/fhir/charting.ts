import type { ScalePart } from '@chairside/shared/effects/scale';
/** What people charted: weight, scores, side effects, what they did. */

import { effectLabel } from '@chairside/shared/effects/catalogue';
import { effectCodes } from '@chairside/shared/effects/code-map';
import { scaleOf } from '@chairside/shared/effects/scales';
import type { EffectReview } from '@chairside/shared/review/summary-schema';
import type { MadeAssessment, MadeIntervention } from '@chairside/shared/session/state';
import { inEnglish } from '@chairside/shared/wording/in-english';
import type {
  AdverseEvent,
  BundleEntry,
  CodeableConcept,
  FhirResource,
  MedicationAdministration,
  Observation,
  Procedure,
} from 'fhir/r4.js';
import {
  concept,
  encounterOf,
  entryOf,
  type FhirContext,
  instant,
  LOINC,
  local,
  MEDDRA,
  patientOf,
  performedBy,
  performerOf,
  quantity,
  referenceTo,
  SNOMED,
  terminology,
  UCUM,
} from './fhir-context.ts';
import { BODY_WEIGHT, VITAL_SIGNS, WEIGHT_PROFILE } from './vital-codes.ts';

type Entry = BundleEntry<FhirResource>;
interface Entered {
  readonly withdrawn: boolean;
  readonly amended?: boolean | undefined;
}

export function* charting(context: FhirContext): Generator<Entry> {
  const { state, review } = context.record;
  if (state.weight !== null) yield entryOf(context, 'weight', weight(context, state.weight));
  for (const made of state.assessments) {
    yield entryOf(context, `assessment/${made.seq}`, assessment(context, made));
  }
  // An adverse event has no status to say that it was withdrawn: the log has it.
  for (const effect of review.effects.filter(({ withdrawn }) => !withdrawn)) {
    yield entryOf(context, `effect/${effect.seq}`, adverseEvent(context, effect));
  }
  for (const made of state.interventions) {
    yield entryOf(context, `intervention/${made.seq}`, intervention(context, made));
  }
}

function statusOf({ withdrawn, amended }: Entered): Observation['status'] {
  if (withdrawn) return 'entered-in-error';
  return amended ? 'amended' : 'final';
}

function weight(
  context: FhirContext,
  taken: NonNullable<FhirContext['record']['state']['weight']>,
): Observation {
  return {
    resourceType: 'Observation',
    meta: { profile: [WEIGHT_PROFILE] },
    status: statusOf(taken),
    category: [VITAL_SIGNS],
    code: concept('Body weight', { system: LOINC, code: BODY_WEIGHT }),
    subject: patientOf(context),
    encounter: encounterOf(context),
    effectiveDateTime: instant(taken.at),
    ...performedBy(context, taken.by),
    valueQuantity: quantity(taken.kg, 'kg'),
    method: { text: taken.method },
  };
}

function partName(known: readonly ScalePart[], part: string): string {
  const found = known.find(({ id }) => id === part);
  return found === undefined ? part : inEnglish.say(found.label);
}

function assessment(context: FhirContext, made: MadeAssessment): Observation {
  const { scale: code, score, parts } = made.assessment;
  const { label, loinc, parts: known } = scaleOf(code);
  const scale = { system: local('scale'), code };
  const components = Object.entries(parts ?? {}).map(([part, value]) => ({
    code: concept(partName(known, part), {
      ...{ system: local('scale-part'), code: `${code}.${part}` },
    }),
    valueInteger: value,
  }));
  return {
    resourceType: 'Observation',
    status: statusOf(made),
    category: [{ coding: [{ system: terminology('observation-category'), code: 'survey' }] }],
    code:
      loinc === null
        ? concept(inEnglish.say(label), scale)
        : concept(inEnglish.say(label), { system: LOINC, code: loinc }, scale),
    subject: patientOf(context),
    encounter: encounterOf(context),
    effectiveDateTime: instant(made.at),
    ...performedBy(context, made.by),
    valueInteger: score,
    ...(components.length === 0 ? {} : { component: components }),
  };
}

function effectConcept({ query }: FhirContext, term: string, text: string): CodeableConcept {
  const { meddra, snomed } = effectCodes(term);
  const wants = (one: 'meddra' | 'snomed') => query.codes === one || query.codes === 'both';
  return concept(
    text,
    { system: local('effect'), code: term },
    ...(wants('meddra') && meddra !== null ? [{ system: MEDDRA, code: meddra }] : []),
    ...(wants('snomed') && snomed !== null ? [{ system: SNOMED, code: snomed }] : []),
  );
}

function adverseEvent(context: FhirContext, effect: EffectReview): AdverseEvent {
  const { state } = context.record;
  const { term, worst, onset, resolvedAt, seq, outcome } = effect;
  const noted = state.effects.find((one) => one.seq === seq);
  const recorder = noted === undefined ? [] : performerOf(context, noted.by);
  const over = resolvedAt === null ? '' : `, over at ${instant(resolvedAt)}`;
  const ended = outcome === undefined ? '' : `, ${outcome}`;
  const ending = resolvedAt !== null ? 'resolved' : state.closedAt === null ? 'ongoing' : 'unknown';
  const severity = worst === 'life-threatening' ? 'severe' : worst;
  return {
    resourceType: 'AdverseEvent',
    actuality: 'actual',
    event: effectConcept(context, term, `${effectLabel(term, inEnglish)}, ${worst}${over}${ended}`),
    subject: patientOf(context),
    encounter: encounterOf(context),
    date: instant(onset),
    ...(noted === undefined
      ? {}
      : { detected: instant(noted.at), recordedDate: instant(noted.at) }),
    severity: concept(worst, { system: terminology('adverse-event-severity'), code: severity }),
    outcome: concept(outcome ?? ending, {
      ...{ system: terminology('adverse-event-outcome'), code: ending },
    }),
    ...(recorder[0] === undefined ? {} : { recorder: recorder[0] }),
    ...(state.infusion === null || onset < state.infusion.startedAt
      ? {}
      : { suspectEntity: [{ instance: referenceTo(context, 'infusion') }] }),
  };
}

function intervention(
  context: FhirContext,
  made: MadeIntervention,
): Procedure | MedicationAdministration {
  const { kind, drug, oxygen, note } = made.entry;
  const said = [note, ...made.responses.map(({ text }) => `Response: ${text}`)];
  const notes = said.flatMap((text) => (text === undefined ? [] : [{ text }]));
  const actor = performerOf(context, made.by)[0];
  const performer = actor === undefined ? {} : { performer: [{ actor }] };
  const status = made.withdrawn ? 'entered-in-error' : 'completed';
  const more = notes.length === 0 ? {} : { note: notes };
  if (drug !== undefined) {
    return {
      resourceType: 'MedicationAdministration',
      status,
      medicationCodeableConcept: { text: drug.name },
      subject: patientOf(context),
      context: encounterOf(context),
      effectiveDateTime: instant(made.at),
      ...performer,
      dosage: {
        route: { text: drug.route },
        ...(drug.site === undefined ? {} : { site: { text: drug.site } }),
        dose: doseOf(drug.dose, drug.unit),
      },
      ...more,
    };
  }
  const text = oxygen === undefined ? kind : `oxygen ${oxygen.lPerMin} L/min, ${oxygen.device}`;
  return {
    resourceType: 'Procedure',
    status,
    code: concept(text, { system: local('intervention'), code: kind }),
    subject: patientOf(context),
    encounter: encounterOf(context),
    performedDateTime: instant(made.at),
    ...performer,
    ...more,
  };
}

/** Units are written by the clinic: only those that UCUM spells the same get its code. */
const SAME_IN_UCUM: ReadonlySet<string> = new Set(['mg', 'g', 'mL', 'mmol', 'ng', 'kg', 'L']);

function doseOf(value: number, unit: string) {
  return SAME_IN_UCUM.has(unit) ? { value, unit, system: UCUM, code: unit } : { value, unit };
}
