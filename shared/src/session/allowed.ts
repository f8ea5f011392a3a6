/** Which commands a person could give now: asked of `decide` itself, so that there is no second copy of a rule. */
import { isNasal } from '../infusion/course.ts';
import { DEVICE_MG } from '../infusion/nasal-devices.ts';
import type { Order, PumpProgram } from '../infusion/order.ts';
import type { Actor } from '../people/roles.ts';
import { CHECKLIST } from '../screening/checklist.ts';
import { restedBaseline } from './baseline.ts';
import type { Command, CommandOf, CommandType } from './commands.ts';
import { decide } from './decide.ts';
import type { DecideContext, Decision } from './decision.ts';
import { gate } from './gate.ts';
import { someLimitChange } from './limit-rules.ts';
import type { Refusal } from './refusals.ts';
import type { SessionState } from './state.ts';

export type Allowed =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly why: Refusal };

/** Whether this very command would be accepted now. */
export function allowed(
  session: SessionState | null,
  command: Command,
  context: DecideContext,
): Allowed {
  return answerOf(decide(session, command, context));
}

function answerOf(decision: Decision): Allowed {
  return decision.ok ? { allowed: true } : { allowed: false, why: decision.refusal };
}

const id = '00000000-0000-4000-8000-000000000000';

type Asked = { readonly [T in CommandType]: Omit<CommandOf<T>, 'id' | 'at' | 'type'> };

/** Harmless values: the first alarm that nobody has acknowledged, the first entry that can be withdrawn. */
function asked(session: SessionState | null, context: DecideContext): Asked {
  const { effects = [], notes = [], interventions = [], waste = [] } = session ?? {};
  const { assessments = [], manualVitals = [] } = session ?? {};
  const entries = [...effects, ...notes, ...assessments, ...interventions, ...manualVitals];
  const entry = entries.find(({ withdrawn }) => !withdrawn);
  const going = effects.find(({ withdrawn, resolvedAt }) => !withdrawn && resolvedAt === null);
  const { program } = session?.pump ?? {};
  const rate = session?.infusion?.rates.at(-1)?.mlPerH ?? 1;
  const rested = restedBaseline(context.cuffs ?? [], context.now);
  const open = session === null ? [] : gate(session, context, context.now);
  const { by } = context;
  const unmet = open.filter(({ met }) => !met);
  const isProvider = by.kind === 'user' && by.role === 'provider';
  const overridable = unmet.find(({ level }) => level === 'soft' || isProvider) ?? unmet[0];
  const patient = context.patient ?? null;
  const elsewhere = context.chair !== null && context.chair.id !== session?.chairId;
  return {
    open: { chairId: context.chair?.id ?? '', patientRef: '0' },
    'identify-patient': {
      patientId: patient?.id ?? id,
      identifiers: ['name', 'date-of-birth'],
    },
    'attach-monitor': { channelId: context.channel?.channelId ?? '' },
    'transfer-chair': { chairId: elsewhere ? (context.chair?.id ?? '') : SOME_CHAIR.id },
    'answer-checklist': { answers: [{ item: CHECKLIST[0]?.id ?? '', answer: 'no' }] },
    'record-weight': { kg: 70, method: 'measured' },
    'record-vitals': { values: { spo2: 98 } },
    'set-baseline':
      rested === null
        ? { baseline: { spo2: 98 }, from: 'entered' }
        : { baseline: { sys: rested.sys, dia: rested.dia }, from: 'cuffs' },
    'override-gate': { items: [overridable?.code ?? ''], reason: '-', provider: '-' },
    'write-order': { order: SOME_ORDER },
    'sign-order': { order: session?.order?.seq ?? 1 },
    'program-pump': { program: program ?? pumpFor(session) },
    'check-pump': { rateMlPerH: program?.rateMlPerH ?? 1, volumeMl: program?.volumeMl ?? 1 },
    'start-infusion': { drug: 'ketamine', plannedMinutes: 40 },
    'change-rate': { rateMlPerH: rate / 2, reason: '-', confirmed: true },
    'give-bolus': { mg: someBolus(session), minutes: 1, reason: '-', confirmed: true },
    'pause-infusion': { reason: '-' },
    'resume-infusion': {},
    'stop-infusion': { reason: 'completed' },
    'record-waste': { mg: 1, confirmed: true },
    'witness-waste': {
      waste:
        waste.find(({ witnessed, withdrawn }) => witnessed === null && withdrawn !== true)?.seq ??
        0,
    },
    'observe-effect': { term: 'nausea', severity: 'mild', source: 'observed' },
    'update-effect': { effect: going?.seq ?? 0, change: 'eased' },
    assess: { assessment: { scale: 'dissociation', score: 0 } },
    intervene: { kind: 'reassurance' },
    'note-response': {
      intervention: interventions.find(({ withdrawn }) => !withdrawn)?.seq ?? 0,
      response: '-',
    },
    'add-note': { text: '-' },
    'amend-entry': { reason: '-', ...someAmendment(session) },
    'withdraw-entry': { seq: entry?.seq ?? 1, reason: '-' },
    'acknowledge-alarm': {
      alarmId: context.liveAlarms.find((alarm) => alarm.acknowledged === null)?.id ?? '',
    },
    'pause-sound': {},
    'resume-sound': {},
    'patient-up': { walksWith: '-', reason: '-' },
    'patient-back': {},
    'change-limit': { ...someLimitChange(session, context), reason: '-' },
    'prepare-discharge': { instructionsGiven: true },
    'escalate-emergency': { reason: '-' },
    close: {},
    'sign-session': {},
    'co-sign-session': {},
    'add-addendum': { text: '-' },
  };
}

/** The first entry that stands, as it is. */
function someAmendment(
  session: SessionState | null,
): Pick<CommandOf<'amend-entry'>, 'seq' | 'entry'> {
  const stands = ({ withdrawn }: { readonly withdrawn: boolean }) => !withdrawn;
  const effect = session?.effects.find(stands);
  if (effect !== undefined) return { seq: effect.seq, entry: { kind: 'effect' } };
  const made = session?.assessments.find(stands);
  if (made !== undefined) {
    return { seq: made.seq, entry: { kind: 'assessment', assessment: made.assessment } };
  }
  const done = session?.interventions.find(stands);
  if (done !== undefined) {
    return { seq: done.seq, entry: { kind: 'intervention', intervention: done.entry } };
  }
  const vitals = session?.manualVitals.find(stands);
  if (vitals !== undefined) {
    return { seq: vitals.seq, entry: { kind: 'vitals', values: vitals.values } };
  }
  return { seq: session?.notes.find(stands)?.seq ?? 1, entry: { kind: 'note', text: '-' } };
}

/** So little that nobody else is asked for; a device holds what it holds. */
function someBolus(session: SessionState | null): number {
  const { infusion = null } = session ?? {};
  return infusion !== null && isNasal(infusion) ? DEVICE_MG : 0.001;
}

const SOME_ORDER: Order = {
  regimen: 'depression',
  route: 'iv-infusion',
  drug: 'ketamine',
  mgPerKg: 0.5,
  weightKg: 70,
  weightBasis: 'actual',
  doseMg: 35,
  concentrationMgPerMl: 1,
  volumeMl: 35,
  minutes: 40,
  rateMlPerH: 52.5,
  confirmed: [],
};

function pumpFor(session: SessionState | null): PumpProgram {
  const order = session?.order?.order ?? SOME_ORDER;
  return {
    rateMlPerH: order.rateMlPerH ?? 1,
    volumeMl: order.volumeMl ?? 1,
    concentrationMgPerMl: order.concentrationMgPerMl ?? 1,
    pump: '-',
    lot: '-',
  };
}

const SOME_CHAIR = { id: '-', label: '-', occupiedBy: null };
const SOMEBODY: Actor = { kind: 'user', id: '-', name: '-', role: 'nurse' };
const SOME_PATIENT = { id, recordNumber: '-', name: '-', dateOfBirth: '-', inSession: null };

/** Where nobody has chosen a chair or a patient yet, the question is whether one could be chosen at all. */
function withStandIns(command: Command, context: DecideContext): DecideContext {
  switch (command.type) {
    case 'transfer-chair':
      return command.chairId === SOME_CHAIR.id ? { ...context, chair: SOME_CHAIR } : context;
    case 'identify-patient':
      return context.patient ? context : { ...context, patient: SOME_PATIENT };
    // The form asks for a second person where one is needed.
    case 'change-rate':
    case 'give-bolus':
      return { ...context, beside: SOMEBODY };
    default:
      return context;
  }
}

/** One command of each kind with harmless values, and what it would get. */
export function someDecisions(
  session: SessionState | null,
  context: DecideContext,
): { readonly type: CommandType; readonly decision: Decision }[] {
  return Object.entries(asked(session, context)).map(([name, fields]) => {
    const type = name as CommandType;
    const command = { id, type, ...fields } as Command;
    return { type, decision: decide(session, command, withStandIns(command, context)) };
  });
}

/** One answer per kind of command. */
export function allowedCommands(
  session: SessionState | null,
  context: DecideContext,
): Record<CommandType, Allowed> {
  const values = someDecisions(session, context).map(({ type, decision }) => {
    return [type, answerOf(decision)] as const;
  });
  return Object.fromEntries(values) as Record<CommandType, Allowed>;
}
