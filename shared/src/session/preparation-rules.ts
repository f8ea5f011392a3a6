/** Before the start: answers, weight, vitals by hand, baseline, and the reasons to go on all the same. */
import { HEIGHT_CM } from '../infusion/body-weight.ts';
import { WEIGHT_KG } from '../infusion/weight-limits.ts';
import { checklistItem } from '../screening/checklist.ts';
import type { Baseline } from '../vitals/baseline.ts';
import { SIGNAL_INFO, type Signal } from '../vitals/catalogue.ts';
import { cuffsSoFar, restedBaseline, restedCuffs } from './baseline.ts';
import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, type Refused, refuse } from './decision.ts';
import type { ManualVitals } from './entries.ts';
import { gate, gateCovers } from './gate.ts';
import { moment } from './moment.ts';
import type { SessionState } from './state.ts';

export function decideChecklist(
  session: SessionState,
  { answers }: CommandOf<'answer-checklist'>,
  at: number,
): Decision {
  if (session.phase !== 'before') return refuse('not-before-start');
  const unknown = answers.find(({ item }) => checklistItem(item) === undefined);
  if (unknown !== undefined) return refuse('no-such-item');
  return accept(at, { type: 'checklist-answered', answers });
}

export function decideWeight(
  session: SessionState,
  { kg, heightCm, method }: CommandOf<'record-weight'>,
  at: number,
): Decision {
  const wrong = weightProblem(kg) ?? heightProblem(heightCm);
  if (wrong) return wrong;
  if (session.infusion !== null) return refuse('not-before-start');
  const height = heightCm === undefined ? {} : { heightCm };
  return accept(at, { type: 'weight-recorded', kg, ...height, method });
}

export function weightProblem(kg: number): Refused | null {
  const { low, high } = WEIGHT_KG.hard;
  if (kg >= low && kg <= high) return null;
  return refuse('weight-implausible', `${kg} kg is outside ${low} to ${high} kg.`);
}

function heightProblem(cm: number | undefined): Refused | null {
  const { low, high } = HEIGHT_CM;
  if (cm === undefined || (cm >= low && cm <= high)) return null;
  return refuse('height-implausible', `${cm} cm is outside ${low} to ${high} cm.`);
}

export function decideVitals(
  session: SessionState,
  { values }: CommandOf<'record-vitals'>,
  context: DecideContext,
  at: number,
): Decision {
  const wrong = vitalsProblem(values);
  if (wrong) return wrong;
  return accept(at, { type: 'vitals-recorded', values, ...moment(session, context, at) });
}

export function vitalsProblem(values: ManualVitals): Refused | null {
  const { onAir: _, ...numbers } = values;
  const measured = Object.entries(numbers).filter(([, value]) => value !== undefined);
  if (measured.length === 0) return refuse('nothing-measured');
  if ((values.sys === undefined) !== (values.dia === undefined)) return refuse('half-a-pressure');
  return implausible(numbers, 'vitals-implausible');
}

const VALUES = ['hr', 'spo2', 'rr', 'etco2', 'temp', 'sys', 'dia', 'map'] as const;

function implausible(
  values: Readonly<Partial<Record<(typeof VALUES)[number], number | undefined>>>,
  code: 'baseline-implausible' | 'vitals-implausible',
): Refused | null {
  for (const signal of VALUES) {
    const value = values[signal];
    if (value === undefined) continue;
    const { label, min, max, unit } = SIGNAL_INFO[signal satisfies Signal];
    if (value < min || value > max) {
      return refuse(code, `${label} ${value} is outside ${min} to ${max} ${unit}.`);
    }
  }
  const { sys, dia } = values;
  if (sys !== undefined && dia !== undefined && dia >= sys) {
    return refuse(code, `${sys}/${dia} is no blood pressure.`);
  }
  return null;
}

/** From cuffs: the nurse accepts the median that the rested readings give; anything else is entered by hand. */
export function decideBaseline(
  session: SessionState,
  { baseline, from }: CommandOf<'set-baseline'>,
  context: DecideContext,
  at: number,
): Decision {
  if (session.phase !== 'before') return refuse('not-before-start');
  if (Object.values(baseline).every((value) => value === undefined))
    return refuse('baseline-empty');
  if (at < (session.baselineAt ?? at)) return refuse('before-last-entry');
  const wrong = implausible(baseline, 'baseline-implausible');
  if (wrong) return wrong;
  if (from === 'entered') return accept(at, { type: 'baseline-set', baseline, from });
  const { cuffs = [] } = context;
  const rested = restedBaseline(cuffs, at);
  if (rested === null) return refuse('too-few-cuffs', cuffsSoFar(restedCuffs(cuffs, at).length));
  if (rested.sys !== baseline.sys || rested.dia !== baseline.dia) {
    const now = `${rested.sys}/${rested.dia}`;
    return refuse('baseline-moved', `The median is ${now} now.`);
  }
  const body = baselineBody(baseline, rested.cuffs);
  return accept(at, body);
}

function baselineBody(
  baseline: Baseline,
  cuffs: readonly { readonly sys: number; readonly dia: number; readonly at: number }[],
) {
  return {
    type: 'baseline-set',
    baseline,
    from: 'cuffs',
    cuffs: cuffs.map(({ sys, dia, at }) => ({ sys, dia, at })),
  } as const;
}

/** A provider overrides anything; a nurse writes down the reason that a provider gave for what is soft. */
export function decideOverride(
  session: SessionState,
  { items, reason, provider }: CommandOf<'override-gate'>,
  context: DecideContext,
  at: number,
): Decision {
  if (session.phase !== 'before') return refuse('not-before-start');
  const open = gate(session, context, at).filter(({ met }) => !met);
  const asked = [...new Set(items)];
  const { by } = context;
  const isProvider = by.kind === 'user' && by.role === 'provider';
  for (const code of asked) {
    const item = open.find((one) => one.code === code);
    if (item === undefined) return refuse('nothing-to-override');
    if (isProvider) continue;
    if (item.level === 'hard') return refuse('hard-stop', item.message);
    if (provider === undefined) return refuse('provider-not-named');
  }
  const named = provider === undefined ? {} : { provider };
  const covers = gateCovers(session, context, at, asked);
  return accept(at, { type: 'gate-overridden', items: asked, reason, ...named, covers });
}
