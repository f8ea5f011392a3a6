/** The infusion: started through the gate, changed, paused, stopped; what was left over. */
import { isNasal } from '../infusion/course.ts';
import { inputLimits } from '../infusion/input-limits.ts';
import { DEVICE_MG, devicesGiven } from '../infusion/nasal-devices.ts';
import { regimenOf } from '../infusion/regimens.ts';
import { shown } from '../infusion/rounding.ts';
import type { CommandOf } from './commands.ts';
import { accept, type DecideContext, type Decision, refuse } from './decision.ts';
import type { BodyOf } from './events.ts';
import { wasteRemark } from './expected-waste.ts';
import { gate, gateSentence } from './gate.ts';
import { moment } from './moment.ts';
import { orderAbout } from './order-about.ts';
import { sameUser } from './order-rules.ts';
import type { InfusionState, SessionState } from './state.ts';
import { type Unusual, unusualBolus, unusualRate } from './unusual-amounts.ts';

/** A version without a gate leaves the start to the nurse; one with a gate starts from the signed order alone. */
export function decideStart(
  session: SessionState,
  command: CommandOf<'start-infusion'>,
  context: DecideContext,
  at: number,
): Decision {
  switch (session.phase) {
    case 'before': {
      const open = gate(session, context, at).filter(({ met, overridden }) => !met && !overridden);
      if (open.length > 0) return refuse('gate-not-passed', gateSentence(open));
      if (at < preparedAt(session)) return refuse('before-last-entry');
      const impossible = impossibleOrder(session, context);
      if (impossible !== null) return impossible;
      const plan = planned(session, command);
      if (plan === null) return refuse('no-planned-time');
      return accept(at, { type: 'infusion-started', ...plan });
    }
    case 'infusing':
    case 'paused':
      return refuse('already-started');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

/** What became known after the order was signed, such as a weight, may make it impossible. */
function impossibleOrder(session: SessionState, { protocolDocument }: DecideContext) {
  const { order: written } = session;
  if (written === null || written.signed === null) return null;
  const hard = inputLimits(written.order, orderAbout(session, protocolDocument)).filter(
    ({ level }) => level === 'hard',
  );
  if (hard.length === 0) return null;
  return refuse('order-impossible', hard.map(({ message }) => message).join(' '));
}

/** What an unusual amount needs before it is charted; null where nothing is left to ask. */
function notAgreed(
  unusual: Unusual | null,
  confirmed: boolean | undefined,
  { by, beside }: DecideContext,
) {
  if (unusual === null) return null;
  if (confirmed !== true) return refuse('amount-unusual', unusual.text);
  const agreed = beside !== undefined && !sameUser(beside, by);
  return unusual.secondPerson && !agreed ? refuse('second-person-needed', unusual.text) : null;
}

/** When the last of what the start stands on was done, epoch ms. */
function preparedAt({ order, pump, gateOverrides, openedAt }: SessionState): number {
  const overridden = Object.values(gateOverrides).map((override) => override.at);
  return Math.max(openedAt, order?.signed?.at ?? 0, pump?.checked?.at ?? 0, ...overridden);
}

type Plan = Omit<BodyOf<'infusion-started'>, 'type'>;

/** Nasal devices are given within minutes; what follows is observation. */
const NASAL_MINUTES = 10;

function planned(session: SessionState, command: CommandOf<'start-infusion'>): Plan | null {
  const { order: written, pump } = session;
  if (written === null || written.signed === null) {
    const { drug, doseMg, plannedMinutes } = command;
    if (plannedMinutes === undefined) return null;
    return { drug, plannedMinutes, ...(doseMg === undefined ? {} : { doseMg }) };
  }
  const { regimen, route, drug, doseMg, minutes } = written.order;
  const { concentrationMgPerMl, volumeMl, rateMlPerH } = written.order;
  const plannedMinutes =
    minutes ?? command.plannedMinutes ?? regimenOf(regimen).usual.minutes ?? NASAL_MINUTES;
  const set = pump?.program;
  const rate = set?.rateMlPerH ?? rateMlPerH;
  const volume = set?.volumeMl ?? volumeMl;
  const concentration = set?.concentrationMgPerMl ?? concentrationMgPerMl;
  return {
    drug,
    doseMg,
    plannedMinutes,
    regimen,
    route,
    order: written.seq,
    ...(rate === undefined ? {} : { rateMlPerH: rate }),
    ...(volume === undefined ? {} : { volumeMl: volume }),
    ...(concentration === undefined ? {} : { concentrationMgPerMl: concentration }),
    ...(set === undefined ? {} : { pump: set.pump, lot: set.lot }),
  };
}

export function decideChangeRate(
  session: SessionState,
  { rateMlPerH, reason, confirmed }: CommandOf<'change-rate'>,
  context: DecideContext,
  at: number,
): Decision {
  const { infusion } = session;
  if (infusion === null) return refuse('not-started');
  if (infusion.stoppedAt !== null && at > infusion.stoppedAt) return refuse('already-stopped');
  const last = infusion.rates.at(-1);
  if (last === undefined) return refuse('rate-not-charted');
  if (at < last.at) return refuse('before-last-rate');
  if (last.mlPerH === rateMlPerH) return refuse('rate-unchanged');
  const unusual = unusualRate(session, rateMlPerH, context.protocolDocument);
  const open = notAgreed(unusual, confirmed, context);
  if (open !== null) return open;
  return accept(at, {
    type: 'rate-changed',
    from: last.mlPerH,
    rateMlPerH,
    reason,
    ...besideOf(unusual, context),
    ...moment(session, context, at),
  });
}

/** Whose entry it is where a second person agreed to it. */
function besideOf(unusual: Unusual | null, { beside }: DecideContext) {
  return unusual?.secondPerson === true && beside !== undefined ? { beside } : {};
}

export function decideBolus(
  session: SessionState,
  { mg, ml, minutes, lot, reason, confirmed }: CommandOf<'give-bolus'>,
  context: DecideContext,
  at: number,
): Decision {
  const { infusion } = session;
  if (infusion === null) return refuse('not-started');
  // What was given before the stop may be charted after it.
  if (infusion.stoppedAt !== null && at > infusion.stoppedAt) return refuse('already-stopped');
  if (at < infusion.startedAt) return refuse('before-start');
  const wrong = isNasal(infusion)
    ? deviceProblem(infusion, mg)
    : bolusProblem(infusion, { mg, ...(ml === undefined ? {} : { ml }) });
  if (wrong !== null) return wrong;
  const unusual = unusualBolus(session, { mg, ml, minutes }, at, context.protocolDocument);
  const open = notAgreed(unusual, confirmed, context);
  if (open !== null) return open;
  const more = {
    ...(ml === undefined ? {} : { ml }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(lot === undefined ? {} : { lot }),
  };
  const body = { type: 'bolus-given', mg, ...more, reason } as const;
  return accept(at, { ...body, ...besideOf(unusual, context), ...moment(session, context, at) });
}

/** Each device is one entry of what one holds, and no more of them than ordered. */
function deviceProblem({ boluses, doseMg }: InfusionState, mg: number) {
  if (mg !== DEVICE_MG) {
    return refuse('device-dose', `A device holds ${DEVICE_MG} mg, not ${shown(mg, 'mg')}.`);
  }
  const { given, ordered } = devicesGiven(boluses, doseMg);
  if (ordered === null || given < ordered) return null;
  const said = ordered === 1 ? 'The one device' : `All ${ordered} devices`;
  return refuse('order-given', `${said} of the order of ${shown(doseMg ?? 0, 'mg')} charted.`);
}

/** What comes out of the syringe on the pump has its concentration: mg and mL of one push tell one story. */
const PUSH_TOLERANCE = 0.05;

function bolusProblem(
  { concentrationMgPerMl }: InfusionState,
  { mg, ml }: { readonly mg: number; readonly ml?: number },
) {
  if (ml === undefined || concentrationMgPerMl === undefined) return null;
  const holds = ml * concentrationMgPerMl;
  if (Math.abs(mg - holds) <= Math.max(0.1, holds * PUSH_TOLERANCE) * (1 + 1e-9)) return null;
  const text = `${shown(ml, 'mL')} of ${shown(concentrationMgPerMl, 'mg/mL')} hold ${shown(holds, 'mg')}, not ${shown(mg, 'mg')}.`;
  return refuse('amounts-differ', text);
}

export function decidePause(
  session: SessionState,
  command: CommandOf<'pause-infusion'>,
  at: number,
): Decision {
  switch (session.phase) {
    case 'infusing':
      return accept(at, { type: 'infusion-paused', reason: command.reason });
    case 'before':
      return refuse('not-started');
    case 'paused':
      return refuse('already-paused');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

export function decideResume(session: SessionState, at: number): Decision {
  switch (session.phase) {
    case 'paused':
      return accept(at, { type: 'infusion-resumed' });
    case 'before':
      return refuse('not-started');
    case 'infusing':
      return refuse('not-paused');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

export function decideStop(
  session: SessionState,
  command: CommandOf<'stop-infusion'>,
  at: number,
): Decision {
  switch (session.phase) {
    case 'infusing':
    case 'paused': {
      if (at < lastGivenAt(session)) return refuse('before-last-rate');
      const note = command.note === undefined ? {} : { note: command.note };
      return accept(at, { type: 'infusion-stopped', reason: command.reason, ...note });
    }
    case 'before':
      return refuse('not-started');
    case 'recovery':
      return refuse('already-stopped');
    case 'closed':
      return refuse('session-closed');
  }
}

/** What was drawn up and not given; another person has seen it go. */
export function decideWaste(
  session: SessionState,
  { mg, ml, reason, confirmed }: CommandOf<'record-waste'>,
  at: number,
): Decision {
  if (session.order === null && session.infusion === null) return refuse('nothing-to-waste');
  const remark = confirmed === true ? null : wasteRemark(session, mg, at);
  if (remark !== null) return refuse('amount-unusual', remark);
  const more = { ...(ml === undefined ? {} : { ml }), ...(reason === undefined ? {} : { reason }) };
  return accept(at, { type: 'waste-recorded', mg, ...more });
}

/** The last change of the rate or bolus, epoch ms. */
function lastGivenAt({ infusion }: SessionState): number {
  return Math.max(
    0,
    ...[...(infusion?.rates ?? []), ...(infusion?.boluses ?? [])].map(({ at }) => at),
  );
}

export function decideWitness(
  session: SessionState,
  command: CommandOf<'witness-waste'>,
  { by }: DecideContext,
  at: number,
): Decision {
  const waste = session.waste.find(({ seq }) => seq === command.waste);
  if (waste === undefined || waste.withdrawn === true) return refuse('no-such-entry');
  if (waste.witnessed !== null) return accept(at);
  if (sameUser(waste.by, by)) return refuse('second-person-needed');
  if (at < waste.at) return refuse('before-last-entry');
  return accept(at, { type: 'waste-witnessed', waste: waste.seq });
}
