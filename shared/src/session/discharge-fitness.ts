/** Fitness to leave by scores, pressure, oxygen, gait and alarms (docs/clinical.md 4.4). */

import type { ScaleCode } from '../effects/scales.ts';
import type { DischargeRules } from '../protocols/document/recovery.ts';
import { joined, message } from '../wording/message.ts';
import { type Criterion, criterionLabel } from './criterion.ts';
import type { DecideContext } from './decide-context.ts';
import type { Scored } from './entries.ts';
import type { InfusionState, SessionState } from './state.ts';

type Found = Pick<Criterion, 'status' | 'detail' | 'dueAt'>;
type FoundCriterion = Omit<Criterion, 'source' | 'label'>;

export function fitness(
  session: SessionState,
  infusion: InfusionState,
  rules: DischargeRules,
  context: DecideContext,
): Criterion[] {
  const { source } = rules;
  const since = infusion.stoppedAt ?? infusion.startedAt;
  const criteria: (FoundCriterion | null)[] = [
    atLeast(session, since, 'padss', rules.padssAtLeast),
    atLeast(session, since, 'moaas', rules.moaasAtLeast),
    rules.dissociationAtMost === undefined
      ? null
      : {
          code: 'dissociation',
          ...score(session, since, 'dissociation', rules.dissociationAtMost, 'at-most'),
        },
    pressure(session, rules, context, since),
    oxygen(session, rules, context, since),
    rules.steadyGait ? { code: 'gait', ...gait(session, since) } : null,
    rules.noOpenCritical ? { code: 'alarms', ...alarms(context) } : null,
  ];
  return criteria.flatMap((criterion) =>
    criterion === null ? [] : [{ ...criterion, label: criterionLabel(criterion.code), source }],
  );
}

function atLeast(
  session: SessionState,
  since: number,
  scale: 'padss' | 'moaas',
  needed: number | undefined,
): FoundCriterion | null {
  if (needed === undefined) return null;
  return { code: scale, ...score(session, since, scale, needed, 'at-least') };
}

/** Of what was charted late, the one that was taken last counts. */
function newest<T extends { readonly at: number; readonly seq: number }>(
  entries: readonly T[],
): T | undefined {
  return [...entries].sort((a, b) => a.at - b.at || a.seq - b.seq).at(-1);
}

/** The newest that stands and was taken after the drug. */
function latest(
  { assessments }: SessionState,
  since: number,
  scale: ScaleCode,
): Scored | undefined {
  const taken = assessments.filter(
    ({ assessment, withdrawn, at }) => !withdrawn && at >= since && assessment.scale === scale,
  );
  return newest(taken)?.assessment;
}

function score(
  session: SessionState,
  since: number,
  scale: ScaleCode,
  needed: number,
  side: 'at-least' | 'at-most',
): Found {
  const found = latest(session, since, scale);
  if (found === undefined) {
    return { status: 'not-measured', detail: message(`discharge.${side}-needed`, { needed }) };
  }
  const met = side === 'at-least' ? found.score >= needed : found.score <= needed;
  const detail = message(`discharge.scored-${side}`, { score: found.score, needed });
  return { status: met ? 'met' : 'not-met', detail };
}

/** Walking is one part of PADSS: 2 is steady and without dizziness. */
function gait(session: SessionState, since: number): Found {
  const walking = latest(session, since, 'padss')?.parts?.ambulation;
  if (walking === undefined)
    return { status: 'not-measured', detail: message('discharge.part-of-padss') };
  return walking >= 2
    ? { status: 'met', detail: message('discharge.steady') }
    : { status: 'not-met', detail: message('discharge.unsteady') };
}

function pressure(
  session: SessionState,
  { pressureWithinPercent: percent, pressureBelow: below }: DischargeRules,
  { cuffs = [] }: DecideContext,
  since: number,
): FoundCriterion | null {
  if (percent === undefined && below === undefined) return null;
  const criterion = { code: 'pressure' } as const;
  const last = [...cuffs].sort((a, b) => a.at - b.at).findLast((cuff) => cuff.at >= since);
  const base = session.baseline;
  const ways =
    joined(
      [
        ...(percent === undefined || base?.sys === undefined || base.dia === undefined
          ? []
          : [message('discharge.within-percent', { percent, sys: base.sys, dia: base.dia })]),
        ...(below === undefined ? [] : [message('discharge.below', below)]),
      ],
      'text.or',
    ) ?? message('discharge.no-limit');
  if (last === undefined) {
    const detail = message('discharge.after-the-end', { ways });
    return { ...criterion, status: 'not-measured', detail };
  }
  const near = (value: number, from: number | undefined) =>
    from !== undefined && percent !== undefined && Math.abs(value - from) <= (from * percent) / 100;
  const met =
    (near(last.sys, base?.sys) && near(last.dia, base?.dia)) ||
    (below !== undefined && last.sys < below.sys && last.dia < below.dia);
  const detail = message('discharge.pressure-now', { sys: last.sys, dia: last.dia, ways });
  return { ...criterion, status: met ? 'met' : 'not-met', detail };
}

/** A value on oxygen does not show how the patient breathes at home. */
function oxygen(
  session: SessionState,
  { spo2PointsBelowBaseline: points }: DischargeRules,
  { vitals }: DecideContext,
  since: number,
): FoundCriterion | null {
  if (points === undefined) return null;
  const criterion = { code: 'spo2' } as const;
  const base = session.baseline?.spo2;
  const live = vitals.spo2;
  const byHand = newest(
    session.manualVitals.filter(
      ({ values, withdrawn, at }) => !withdrawn && at >= since && values.spo2 !== undefined,
    ),
  );
  const last = live !== undefined && live.at >= (byHand?.at ?? since) ? live : null;
  const value = last?.value ?? byHand?.values.spo2;
  if (value === undefined || base === undefined) {
    const detail =
      base === undefined
        ? message('discharge.no-baseline')
        : message('discharge.percent-needed', { needed: base - points });
    return { ...criterion, status: 'not-measured', detail };
  }
  if (onOxygen(session, last?.at ?? byHand?.at ?? since)) {
    return {
      ...criterion,
      status: 'not-measured',
      detail: message('discharge.on-oxygen', { value }),
    };
  }
  const detail = message('discharge.spo2-now', { value, needed: base - points });
  return { ...criterion, status: value >= base - points ? 'met' : 'not-met', detail };
}

/** What was said last of oxygen by `at`: given, ended (0 L/min), or a value taken on air or not. Nothing said: on air. */
function onOxygen({ interventions, manualVitals }: SessionState, at: number): boolean {
  const said = [
    ...interventions.flatMap(({ entry, ...made }) =>
      entry.oxygen === undefined ? [] : [{ ...made, on: entry.oxygen.lPerMin > 0 }],
    ),
    ...manualVitals.flatMap(({ values, ...made }) =>
      values.onAir === undefined ? [] : [{ ...made, on: !values.onAir }],
    ),
  ].filter((one) => !one.withdrawn && one.at <= at);
  return newest(said)?.on ?? false;
}

function alarms({ liveAlarms }: DecideContext): Found {
  const open = liveAlarms.filter(
    ({ tier, state, kind }) =>
      tier === 'critical' && state !== 'cleared' && kind === 'physiological',
  );
  if (open.length === 0) return { status: 'met', detail: message('discharge.none') };
  return { status: 'not-met', detail: message('discharge.open', { count: open.length }) };
}
