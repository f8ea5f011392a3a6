/** Fit to leave? Each criterion by itself, as the protocol of the session says it (docs/clinical.md 4.4 and 7). */
import type { LimitSource } from '../alarms/limits.ts';
import type { DischargeRules, ObservationSection } from '../alarms/protocol-recovery.ts';
import type { ScaleCode } from '../effects/scales.ts';
import type { DecideContext } from './decision.ts';
import type { Scored } from './entries.ts';
import type { InfusionState, SessionState } from './state.ts';

export const CRITERION_STATUSES = ['met', 'not-met', 'not-measured'] as const;
export type CriterionStatus = (typeof CRITERION_STATUSES)[number];

export interface Criterion {
  readonly code: string;
  readonly label: string;
  readonly status: CriterionStatus;
  /** What it stands on now, in words. */
  readonly detail: string;
  /** Null: good order on the ward, not a clinical rule of the protocol. */
  readonly source: LimitSource | null;
  /** When waiting alone meets it, epoch ms. */
  readonly dueAt?: number;
}

type Found = Pick<Criterion, 'status' | 'detail' | 'dueAt'>;

/** Empty under a protocol without observation rules, and before the start. `at`: epoch ms. */
export function dischargeCriteria(
  session: SessionState,
  context: DecideContext,
  at: number,
): Criterion[] {
  const { infusion } = session;
  const rules = context.protocolDocument?.observation;
  if (rules === undefined || infusion === null) return [];
  const { discharge } = rules;
  return [
    {
      code: 'observation',
      label: 'Time under observation',
      source: rules.source,
      ...observed(infusion, rules, at),
    },
    ...(discharge === undefined ? [] : fitness(session, infusion, discharge, context)),
    ...order(session),
  ];
}

/** What is not met, as one text. */
export function unmetSentence(unmet: readonly Pick<Criterion, 'label' | 'detail'>[]): string {
  return `Not met: ${unmet.map(({ label, detail }) => `${label} (${detail})`).join('; ')}.`;
}

const MINUTE = 60_000;

/** Ketamine: from the end of the infusion; esketamine: from the last device. */
function observed(infusion: InfusionState, rules: ObservationSection, at: number): Found {
  const nasal = infusion.regimen === 'esketamine';
  const minutes = nasal ? rules.esketamineMinutes : rules.ketamineMinutes;
  const lastDose = infusion.boluses.at(-1)?.at ?? infusion.startedAt;
  const from = nasal ? lastDose : Math.max(infusion.stoppedAt ?? at, lastDose);
  const passed = Math.max(0, Math.floor((at - from) / MINUTE));
  const detail = `${passed} of ${minutes} min since the ${nasal ? 'last dose' : 'end'}`;
  const dueAt = from + minutes * MINUTE;
  return at >= dueAt ? { status: 'met', detail } : { status: 'not-met', detail, dueAt };
}

function fitness(
  session: SessionState,
  infusion: InfusionState,
  rules: DischargeRules,
  context: DecideContext,
): Criterion[] {
  const { source } = rules;
  const since = infusion.stoppedAt ?? infusion.startedAt;
  const criteria: (Omit<Criterion, 'source'> | null)[] = [
    atLeast(session, since, 'padss', 'PADSS', rules.padssAtLeast),
    atLeast(session, since, 'moaas', 'MOAA/S', rules.moaasAtLeast),
    rules.dissociationAtMost === undefined
      ? null
      : {
          code: 'dissociation',
          label: 'Dissociation',
          ...score(session, since, 'dissociation', rules.dissociationAtMost, 'at most'),
        },
    pressure(session, rules, context, since),
    oxygen(session, rules, context, since),
    rules.steadyGait ? { code: 'gait', label: 'Steady gait', ...gait(session, since) } : null,
    rules.noOpenCritical
      ? { code: 'alarms', label: 'No open critical alarm', ...alarms(context) }
      : null,
  ];
  return criteria.flatMap((criterion) => (criterion === null ? [] : [{ ...criterion, source }]));
}

function atLeast(
  session: SessionState,
  since: number,
  scale: ScaleCode,
  label: string,
  needed: number | undefined,
): Omit<Criterion, 'source'> | null {
  if (needed === undefined) return null;
  return { code: scale, label, ...score(session, since, scale, needed, 'at least') };
}

/** The newest that stands and was taken after the drug. */
function latest(session: SessionState, since: number, scale: ScaleCode): Scored | undefined {
  return session.assessments.findLast(
    ({ assessment, withdrawn, at }) => !withdrawn && at >= since && assessment.scale === scale,
  )?.assessment;
}

function score(
  session: SessionState,
  since: number,
  scale: ScaleCode,
  needed: number,
  side: 'at least' | 'at most',
): Found {
  const found = latest(session, since, scale);
  if (found === undefined) return { status: 'not-measured', detail: `${side} ${needed} is needed` };
  const met = side === 'at least' ? found.score >= needed : found.score <= needed;
  return { status: met ? 'met' : 'not-met', detail: `${found.score}, ${side} ${needed} is needed` };
}

/** Walking is one part of PADSS: 2 is steady and without dizziness. */
function gait(session: SessionState, since: number): Found {
  const walking = latest(session, since, 'padss')?.parts?.ambulation;
  if (walking === undefined) return { status: 'not-measured', detail: 'part of PADSS' };
  return walking >= 2
    ? { status: 'met', detail: 'steady, no dizziness' }
    : { status: 'not-met', detail: 'needs help or is dizzy' };
}

function pressure(
  session: SessionState,
  { pressureWithinPercent: percent, pressureBelow: below }: DischargeRules,
  { cuffs = [] }: DecideContext,
  since: number,
): Omit<Criterion, 'source'> | null {
  if (percent === undefined && below === undefined) return null;
  const criterion = { code: 'pressure', label: 'Blood pressure' };
  const last = cuffs.findLast((cuff) => cuff.at >= since);
  const base = session.baseline;
  const ways = [
    ...(percent === undefined || base?.sys === undefined || base.dia === undefined
      ? []
      : [`within ${percent} % of ${base.sys}/${base.dia}`]),
    ...(below === undefined ? [] : [`below ${below.sys}/${below.dia}`]),
  ].join(' or ');
  if (last === undefined) {
    return { ...criterion, status: 'not-measured', detail: `${ways} after the end` };
  }
  const near = (value: number, from: number | undefined) =>
    from !== undefined && percent !== undefined && Math.abs(value - from) <= (from * percent) / 100;
  const met =
    (near(last.sys, base?.sys) && near(last.dia, base?.dia)) ||
    (below !== undefined && last.sys < below.sys && last.dia < below.dia);
  const detail = `${last.sys}/${last.dia}, ${ways}`;
  return { ...criterion, status: met ? 'met' : 'not-met', detail };
}

/** A value on oxygen says nothing: the newest entry by hand decides whether it was on air. */
function oxygen(
  session: SessionState,
  { spo2PointsBelowBaseline: points }: DischargeRules,
  { vitals }: DecideContext,
  since: number,
): Omit<Criterion, 'source'> | null {
  if (points === undefined) return null;
  const criterion = { code: 'spo2', label: 'SpO2 on air' };
  const base = session.baseline?.spo2;
  const needed = base === undefined ? null : base - points;
  const said = needed === null ? 'no baseline' : `at least ${needed} % is needed`;
  const byHand = session.manualVitals.findLast(
    ({ values, withdrawn, at }) => !withdrawn && at >= since && values.spo2 !== undefined,
  );
  const gas = oxygenSince(session);
  const onAir = byHand?.values.onAir ?? (gas === null ? true : undefined);
  const live = vitals.spo2;
  const value =
    live !== undefined && live.at >= (byHand?.at ?? 0) ? live.value : byHand?.values.spo2;
  if (value === undefined || needed === null || onAir === undefined) {
    const why = onAir === undefined && value !== undefined ? 'on oxygen, repeat on air' : said;
    return { ...criterion, status: 'not-measured', detail: why };
  }
  if (!onAir) return { ...criterion, status: 'not-met', detail: 'on oxygen' };
  const detail = `${value} %, ${said}`;
  return { ...criterion, status: value >= needed ? 'met' : 'not-met', detail };
}

/** Whether oxygen was given and nothing says that it ended. */
function oxygenSince(session: SessionState): number | null {
  const given = session.interventions.findLast(
    ({ entry, withdrawn }) => !withdrawn && entry.kind === 'oxygen',
  );
  return given === undefined || given.entry.oxygen?.lPerMin === 0 ? null : given.at;
}

function alarms({ liveAlarms }: DecideContext): Found {
  const open = liveAlarms.filter(
    ({ tier, state, kind }) =>
      tier === 'critical' && state !== 'cleared' && kind === 'physiological',
  );
  if (open.length === 0) return { status: 'met', detail: 'none' };
  return { status: 'not-met', detail: `${open.length} open` };
}

/** What has to be arranged; not clinical limits. */
function order({ discharge, waste }: SessionState): Criterion[] {
  const done = (code: string, label: string, is: boolean, missing: string): Criterion => ({
    code,
    label,
    status: is ? 'met' : 'not-measured',
    detail: is ? 'done' : missing,
    source: null,
  });
  const unseen = waste.filter(({ witnessed }) => witnessed === null).length;
  return [
    done('escort', 'Escort', (discharge.escort ?? null) !== null, 'who takes the patient home?'),
    done(
      'instructions',
      'Written instructions',
      discharge.instructionsGiven === true,
      'not given yet',
    ),
    done(
      'next-appointment',
      'Next appointment',
      discharge.nextAppointment !== undefined,
      'made, or none needed?',
    ),
    done(
      'follow-up-call',
      'Follow-up call',
      discharge.followUpCall !== undefined,
      'not planned yet',
    ),
    ...(unseen === 0 ? [] : [done('waste', 'Waste witnessed', false, `${unseen} to be witnessed`)]),
  ];
}
