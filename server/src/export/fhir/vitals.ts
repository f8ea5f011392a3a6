/** Observations of what monitors and people measured, by the R4 vital signs profiles. */
import { roundTo } from '@chairside/shared/infusion/rounding';
import { type Measured, measuredSignals } from '@chairside/shared/review/measured';
import type { SessionState } from '@chairside/shared/session/state';
import {
  HAND_SIGNALS,
  isCuffSignal,
  SIGNAL_INFO,
  SINGLE_SIGNALS,
  type Signal,
} from '@chairside/shared/vitals/catalogue';
import type { BundleEntry, FhirResource, Observation } from 'fhir/r4.js';
import { bloodPressure, failedCuffs } from './blood-pressure.ts';
import {
  encounterOf,
  entryOf,
  type FhirContext,
  instant,
  patientOf,
  performedBy,
  quantity,
  referenceTo,
  terminology,
} from './fhir-context.ts';
import { monitors } from './people.ts';
import { absentReason, profileOf, signalCode, VITAL_SIGNS } from './vital-codes.ts';

type Entry = BundleEntry<FhirResource>;

/** Ms of what one Observation sums up; null: every value is one. */
const STEP = { minute: 60_000, 'ten-seconds': 10_000, 'every-value': null } as const;
const HAND_SINGLES = HAND_SIGNALS.filter((signal) => !isCuffSignal(signal));

export function* vitals(context: FhirContext): Generator<Entry> {
  const { record, query } = context;
  const measured = measuredSignals(record.readings, { manualVitals: [] });
  const step = STEP[query.resolution];
  const device = deviceOf(context);
  for (const signal of SINGLE_SIGNALS) {
    for (const group of grouped(measured[signal] ?? [], step)) {
      const observation = { ...summed(context, signal, group), ...device };
      yield entryOf(context, `${signal}/${query.resolution}/${group[0]?.at}`, observation);
    }
  }
  yield* cuffs(context, measured);
  yield* gaps(context);
  yield* byHand(context);
}

/** A reading does not say which monitor sent it: named only where the session had one alone. */
function deviceOf(context: FhirContext): Pick<Observation, 'device'> {
  const [only, ...others] = monitors(context);
  if (only === undefined || others.length > 0) return {};
  return { device: referenceTo(context, `device/${only.deviceId}`, only.label) };
}

function* grouped(values: readonly Measured[], step: number | null): Generator<Measured[]> {
  let group: Measured[] = [];
  let current: number | null = null;
  for (const one of values) {
    const slot = step === null ? null : Math.floor(one.at / step);
    if (group.length > 0 && (slot === null || slot !== current)) {
      yield group;
      group = [];
    }
    group.push(one);
    current = slot;
  }
  if (group.length > 0) yield group;
}

/** What every observation of a signal says, whatever its value. */
function plain(context: FhirContext, signal: Signal): Observation {
  const profile = profileOf(signal);
  return {
    resourceType: 'Observation',
    ...(profile === undefined ? {} : { meta: { profile: [profile] } }),
    status: 'final',
    category: [VITAL_SIGNS],
    code: signalCode(signal),
    subject: patientOf(context),
    encounter: encounterOf(context),
  };
}

/** Mean of the group as its value; minimum, maximum and number of values as components. */
function summed(context: FhirContext, signal: Signal, group: readonly Measured[]): Observation {
  const { ucum, unit } = SIGNAL_INFO[signal];
  const values = group.map(({ value }) => value);
  const first = group[0]?.at ?? 0;
  const last = group.at(-1)?.at ?? first;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const observation: Observation = {
    ...plain(context, signal),
    valueQuantity: quantity(roundTo(mean, 1), ucum, unit),
  };
  if (values.length === 1) return { ...observation, effectiveDateTime: instant(first) };
  const component = (code: string) => ({
    coding: [{ system: terminology('observation-statistics'), code }],
  });
  const low = Math.min(...values);
  const high = Math.max(...values);
  return {
    ...observation,
    effectivePeriod: { start: instant(first), end: instant(last) },
    component: [
      { code: component('minimum'), valueQuantity: quantity(low, ucum, unit) },
      { code: component('maximum'), valueQuantity: quantity(high, ucum, unit) },
      { code: component('count'), valueInteger: values.length },
    ],
  };
}

function* cuffs(
  context: FhirContext,
  measured: ReturnType<typeof measuredSignals>,
): Generator<Entry> {
  const byInstant = new Map<number, Partial<Record<'sys' | 'dia' | 'map', number>>>();
  for (const signal of ['sys', 'dia', 'map'] as const) {
    for (const { at, value } of measured[signal] ?? []) {
      byInstant.set(at, { ...byInstant.get(at), [signal]: value });
    }
  }
  const device = deviceOf(context);
  for (const [at, pressures] of [...byInstant].sort(([a], [b]) => a - b)) {
    const observation = { ...bloodPressure(context, at, pressures, 'not measured'), ...device };
    yield entryOf(context, `bp/${at}`, observation);
  }
  for (const { at, cause } of failedCuffs(context.record.readings)) {
    const observation = { ...bloodPressure(context, at, {}, cause), ...device };
    yield entryOf(context, `bp-failed/${at}`, observation);
  }
}

/** One observation without a value for each span in which a monitor gave none, with the cause. */
function* gaps(context: FhirContext): Generator<Entry> {
  for (const { vital, from, to, cause } of context.record.chart.gaps) {
    if (vital === 'nibp') continue;
    const observation: Observation = {
      ...plain(context, vital),
      effectivePeriod: { start: instant(from), end: instant(to) },
      dataAbsentReason: absentReason(cause),
    };
    yield entryOf(context, `gap/${vital}/${from}`, observation);
  }
}

type ByHand = SessionState['manualVitals'][number];

function* byHand(context: FhirContext): Generator<Entry> {
  for (const taken of context.record.state.manualVitals) {
    const { seq, at, values } = taken;
    const stands = standing(context, taken);
    for (const signal of HAND_SINGLES) {
      const value = values[signal];
      if (value === undefined) continue;
      const { ucum, unit } = SIGNAL_INFO[signal];
      const onAir =
        signal === 'spo2' && values.onAir !== undefined
          ? { note: [{ text: values.onAir ? 'On room air' : 'With oxygen' }] }
          : {};
      const observation: Observation = {
        ...plain(context, signal),
        ...stands,
        ...onAir,
        effectiveDateTime: instant(at),
        valueQuantity: quantity(value, ucum, unit),
      };
      yield entryOf(context, `by-hand/${seq}/${signal}`, observation);
    }
    if (values.sys === undefined && values.dia === undefined) continue;
    const pressure = { ...bloodPressure(context, at, values, 'not measured'), ...stands };
    yield entryOf(context, `by-hand/${seq}/bp`, pressure);
  }
}

function standing(context: FhirContext, { withdrawn, amended, by }: ByHand) {
  const status: Observation['status'] = withdrawn
    ? 'entered-in-error'
    : amended
      ? 'amended'
      : 'final';
  return { status, method: { text: 'taken by hand' }, ...performedBy(context, by) };
}
