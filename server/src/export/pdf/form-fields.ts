/**
 * Fields of the monitoring form of an esketamine programme (docs/clinical.md 6), filled from the record. What the
 * record does not have is null and says where it has to come from: nothing is guessed, "no" is never assumed.
 */
import { effectLabel } from '@chairside/shared/effects/catalogue';
import type { Measured } from '@chairside/shared/review/measured';
import { measuredSignals } from '@chairside/shared/review/measured';
import { inEnglish } from '@chairside/shared/wording/in-english';
import type { SessionRecord } from '../record/session-record.read-model.ts';
import { criteriaAtClose } from './at-the-close.ts';
import { ReportTime } from './report-time.ts';

export interface FormField {
  readonly section: string;
  readonly label: string;
  /** Null: missing. */
  readonly value: string | null;
  /** What is needed, for what is missing; else what the value is based on. */
  readonly note: string;
}

/** Reports go in within this many days of the session. */
const REPORT_WITHIN_DAYS = 7;
const REQUIRED_MINUTES = 120;
const DAY = 86_400_000;
const MINUTE = 60_000;
/** A pressure counts as the one at 40 min when it was taken this close to it (clinic default). */
const NEAR_MS = 10 * MINUTE;

export function formFields(record: SessionRecord): FormField[] {
  return [...patient(record), ...treatment(record), ...monitoring(record), ...events(record)];
}

export const missingFields = (fields: readonly FormField[]): FormField[] =>
  fields.filter(({ value }) => value === null);

const DRUGS = [
  ['benzodiazepine', 'Benzodiazepine'],
  ['sedative-hypnotic', 'Other sedative or sleeping drug'],
  ['psychostimulant', 'Psychostimulant'],
  ['maoi', 'MAO inhibitor'],
] as const;

function patient({ state }: SessionRecord): FormField[] {
  const section = 'Patient';
  const known = state.patient;
  const registered = 'the patient is not registered in Chairside';
  const sex = known?.sex === undefined || known.sex === 'unknown' ? null : known.sex;
  return [
    { section, label: 'Name', value: known?.name ?? null, note: known ? '' : registered },
    {
      section,
      label: 'Date of birth',
      value: known?.dateOfBirth ?? null,
      note: known ? '' : registered,
    },
    { section, label: 'Sex', value: sex, note: sex === null ? 'not recorded' : '' },
    ...DRUGS.map(([item, label]): FormField => {
      const answer = state.checklist[item];
      const said = answer === undefined || answer.answer === 'unknown' ? null : answer.answer;
      const note = answer?.note ?? (said === null ? 'the checklist has no yes or no' : 'checklist');
      return { section, label: `Takes: ${label}`, value: said, note };
    }),
  ];
}

function treatment(record: SessionRecord): FormField[] {
  const { state, clinic, review } = record;
  const section = 'Treatment';
  const time = new ReportTime(record);
  const signer = state.order?.signed?.by ?? state.signatures[0]?.by;
  const provider = signer?.kind === 'user' ? signer.name : null;
  const devices = state.infusion?.boluses ?? [];
  const mg = review.delivered?.mg ?? 0;
  const lot = state.infusion?.lot ?? null;
  const never = 'Chairside does not keep it';
  return [
    { section, label: 'Date of treatment', value: time.date(state.openedAt), note: '' },
    { section, label: 'Setting', value: clinic.name, note: 'the clinic' },
    { section, label: 'Address of the setting', value: null, note: never },
    {
      ...{ section, label: 'Monitoring provider', value: provider },
      note: provider === null ? 'no provider signed the order or the session' : '',
    },
    { section, label: 'Contact of the provider', value: null, note: never },
    {
      ...{ section, label: 'Dose', value: mg > 0 ? `${mg} mg` : null },
      note: mg > 0 ? `${devices.length} devices charted` : 'no device is charted',
    },
    { section, label: 'Lot number', value: lot, note: lot === null ? 'not charted' : '' },
  ];
}

function firstDevice({ state }: SessionRecord): number | null {
  const devices = (state.infusion?.boluses ?? []).map(({ at }) => at);
  return devices.length === 0 ? null : Math.min(...devices);
}

function monitoring(record: SessionRecord): FormField[] {
  const section = 'Monitoring';
  const { state, readings } = record;
  const first = firstDevice(record);
  const end = state.closedAt;
  const minutes = first === null || end === null ? null : Math.floor((end - first) / MINUTE);
  const measured = measuredSignals(readings, state);
  const dia = new Map((measured.dia ?? []).map(({ at, value }) => [at, value]));
  const sys = measured.sys ?? [];
  const pressure = (label: string, found: Measured | undefined, note: string): FormField => {
    if (found === undefined) return { section, label, value: null, note };
    const low = dia.get(found.at);
    const at = new ReportTime(record).clock(found.at);
    return { section, label, value: `${found.value}/${low ?? '--'} mmHg`, note: `at ${at}` };
  };
  const before = first === null ? undefined : sys.findLast(({ at }) => at <= first);
  const forty = first === null ? undefined : nearest(sys, first + 40 * MINUTE);
  const last = first === null ? undefined : sys.findLast(({ at }) => at > first);
  const fit = criteriaAtClose(record).find(({ code }) => code === 'pressure');
  return [
    {
      ...{ section, label: 'Minutes from the first device to the end of monitoring' },
      value: minutes === null ? null : String(minutes),
      note:
        minutes === null
          ? 'no device is charted, or the session is open'
          : minutes < REQUIRED_MINUTES
            ? `less than the ${REQUIRED_MINUTES} min that are required`
            : `at least ${REQUIRED_MINUTES} min`,
    },
    {
      ...{ section, label: 'When the patient would have been ready to leave', value: null },
      note: 'a clinician’s judgement; the criteria stand in the report',
    },
    pressure('Blood pressure before', before, 'none was taken before the first device'),
    pressure('Blood pressure at 40 min', forty, 'none was taken within 10 min of it'),
    pressure('Blood pressure before the end', last, 'none was taken after the first device'),
    {
      ...{ section, label: 'Vital signs acceptable before the dose', value: null },
      note: 'a clinician’s judgement; the values stand above',
    },
    {
      ...{ section, label: 'Vital signs acceptable before the end', value: null },
      note:
        fit === undefined
          ? 'a clinician’s judgement'
          : `a clinician’s judgement; criterion of the protocol: ${fit.status === 'met' ? 'met' : 'not met'}, ${fit.detail}`,
    },
  ];
}

function nearest(values: readonly Measured[], wanted: number): Measured | undefined {
  const [closest] = values
    .filter(({ at }) => Math.abs(at - wanted) <= NEAR_MS)
    .sort((a, b) => Math.abs(a.at - wanted) - Math.abs(b.at - wanted));
  return closest;
}

function events(record: SessionRecord): FormField[] {
  const section = 'What happened';
  const { state, review } = record;
  const time = new ReportTime(record);
  const first = firstDevice(record) ?? state.infusion?.startedAt ?? null;
  const stands = review.effects.filter(({ withdrawn }) => !withdrawn);
  const charted = (terms: readonly string[]) =>
    stands
      .filter(({ term }) => terms.includes(term))
      .map(({ term, worst }) => `${effectLabel(term, inEnglish)}, ${worst}`);
  const scores = (scale: 'moaas' | 'dissociation') =>
    state.assessments.filter(
      ({ at, withdrawn, assessment }) =>
        !withdrawn && first !== null && at >= first && assessment.scale === scale,
    );
  const low = scores('moaas').filter(({ assessment }) => assessment.score < 5);
  const apart = scores('dissociation').filter(({ assessment }) => assessment.score > 0);
  const told = (label: string, found: readonly string[], looked: string | null): FormField => {
    if (found.length > 0) return { section, label, value: 'yes', note: found.join('; ') };
    if (looked !== null) return { section, label, value: 'none charted', note: looked };
    return { section, label, value: null, note: 'neither charted nor scored' };
  };
  const sedation = [
    ...charted(['drowsiness']),
    ...low.map(({ at, assessment }) => `MOAA/S ${assessment.score} at ${time.clock(at)}`),
  ];
  const dissociation = [
    ...charted(['dissociation', 'out-of-body-experience']),
    ...apart.map(({ at, assessment }) => `scored ${assessment.score} at ${time.clock(at)}`),
  ];
  const breathing = charted(['respiratory-depression', 'apnoea', 'hypoxia']);
  const serious = stands
    .filter((one) => one.serious || one.worst === 'severe' || one.worst === 'life-threatening')
    .map(({ term, worst }) => `${effectLabel(term, inEnglish)}, ${worst}`);
  const due = time.date(state.openedAt + REPORT_WITHIN_DAYS * DAY);
  const watched = (record.chart.series.rr ?? record.chart.series.spo2) !== undefined;
  return [
    told('Sedation', sedation, scores('moaas').length > 0 ? 'scored, always 5' : null),
    told(
      'Dissociation',
      dissociation,
      scores('dissociation').length > 0 ? 'scored, always 0' : null,
    ),
    told('Respiratory depression', breathing, watched ? 'a monitor measured SpO2 or RR' : null),
    {
      ...{
        section,
        label: 'Serious adverse event',
        value: serious.length > 0 ? 'to be judged' : null,
      },
      note:
        serious.length > 0
          ? serious.join('; ')
          : 'none severe or serious is charted; a clinician says whether there was one',
    },
    { section, label: 'To be handed in by', value: due, note: `${REPORT_WITHIN_DAYS} days` },
  ];
}
